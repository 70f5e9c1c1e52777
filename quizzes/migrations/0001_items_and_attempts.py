import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('courses', '0002_append_only'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Attempt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('practice', 'practice'), ('check', 'matter check')], max_length=10, verbose_name='kind')),
                ('facets', models.JSONField(default=list, verbose_name='facets')),
                ('plan', models.JSONField(default=list, verbose_name='plan')),
                ('policy', models.JSONField(default=dict, verbose_name='policy')),
                ('seed', models.BigIntegerField(verbose_name='seed')),
                ('state', models.CharField(choices=[('open', 'open'), ('finished', 'finished')], default='open', max_length=10, verbose_name='state')),
                ('started_at', models.DateTimeField(verbose_name='started at')),
                ('finished_at', models.DateTimeField(blank=True, null=True, verbose_name='finished at')),
                ('clerk', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attempts', to=settings.AUTH_USER_MODEL, verbose_name='clerk')),
                ('matter', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='attempts', to='courses.matter', verbose_name='matter')),
                ('matter_version', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='attempts', to='courses.matterversion', verbose_name='matter version')),
            ],
            options={
                'verbose_name': 'attempt',
                'verbose_name_plural': 'attempts',
                'ordering': ['-started_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='CheckOutcome',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('effective_at', models.DateTimeField(verbose_name='effective at')),
                ('recorded_at', models.DateTimeField(db_index=True, verbose_name='recorded at')),
                ('decision', models.CharField(choices=[('passed', 'passed'), ('failed', 'not passed')], max_length=10, verbose_name='decision')),
                ('reasons', models.JSONField(verbose_name='reasons')),
                ('policy_version', models.CharField(max_length=40, verbose_name='policy version')),
                ('asked', models.PositiveSmallIntegerField(verbose_name='asked')),
                ('right', models.PositiveSmallIntegerField(verbose_name='right')),
                ('versions', models.JSONField(default=dict, verbose_name='facet versions')),
                ('not_assessable', models.JSONField(default=list, verbose_name='not assessable')),
                ('scope', models.JSONField(default=list, verbose_name='scope')),
                ('attempt', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='outcome', to='quizzes.attempt', verbose_name='attempt')),
                ('clerk', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='check_outcomes', to=settings.AUTH_USER_MODEL, verbose_name='clerk')),
                ('matter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='check_outcomes', to='courses.matter', verbose_name='matter')),
                ('matter_version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='check_outcomes', to='courses.matterversion', verbose_name='matter version')),
            ],
            options={
                'verbose_name': 'check outcome',
                'verbose_name_plural': 'check outcomes',
                'ordering': ['-effective_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='ItemSnapshot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('effective_at', models.DateTimeField(verbose_name='effective at')),
                ('recorded_at', models.DateTimeField(db_index=True, verbose_name='recorded at')),
                ('digest', models.CharField(max_length=64, unique=True, verbose_name='digest')),
                ('content', models.JSONField(verbose_name='content')),
                ('facets', models.JSONField(verbose_name='facets')),
                ('kind', models.CharField(max_length=20, verbose_name='kind')),
                ('template', models.CharField(max_length=80, verbose_name='template')),
                ('template_version', models.PositiveIntegerField(verbose_name='template version')),
                ('seed', models.BigIntegerField(verbose_name='seed')),
                ('bank_digest', models.CharField(max_length=64, verbose_name='bank digest')),
                ('matter_version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='item_snapshots', to='courses.matterversion', verbose_name='matter version')),
            ],
            options={
                'verbose_name': 'item snapshot',
                'verbose_name_plural': 'item snapshots',
            },
        ),
        migrations.CreateModel(
            name='Draw',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(verbose_name='position')),
                ('facet', models.CharField(choices=[('service_object', 'service object'), ('conditions', 'conditions'), ('materials', 'materials'), ('process', 'process'), ('time_limit', 'time limit'), ('result', 'result')], max_length=20, verbose_name='facet')),
                ('drawn_at', models.DateTimeField(verbose_name='drawn at')),
                ('attempt', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='draws', to='quizzes.attempt', verbose_name='attempt')),
                ('snapshot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='draws', to='quizzes.itemsnapshot', verbose_name='item snapshot')),
            ],
            options={
                'verbose_name': 'draw',
                'verbose_name_plural': 'draws',
                'ordering': ['attempt', 'position'],
            },
        ),
        migrations.CreateModel(
            name='MasteryState',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('service_object', models.JSONField(null=True, verbose_name='service object')),
                ('conditions', models.JSONField(null=True, verbose_name='conditions')),
                ('materials', models.JSONField(null=True, verbose_name='materials')),
                ('process', models.JSONField(null=True, verbose_name='process')),
                ('time_limit', models.JSONField(null=True, verbose_name='time limit')),
                ('result', models.JSONField(null=True, verbose_name='result')),
                ('due_on', models.DateField(null=True, verbose_name='due on')),
                ('clerk', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mastery_states', to=settings.AUTH_USER_MODEL, verbose_name='clerk')),
                ('matter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mastery_states', to='courses.matter', verbose_name='matter')),
            ],
            options={
                'verbose_name': 'mastery state',
                'verbose_name_plural': 'mastery states',
            },
        ),
        migrations.CreateModel(
            name='QuarantinedTemplate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('effective_at', models.DateTimeField(verbose_name='effective at')),
                ('recorded_at', models.DateTimeField(db_index=True, verbose_name='recorded at')),
                ('facet', models.CharField(choices=[('service_object', 'service object'), ('conditions', 'conditions'), ('materials', 'materials'), ('process', 'process'), ('time_limit', 'time limit'), ('result', 'result')], max_length=20, verbose_name='facet')),
                ('template', models.CharField(max_length=80, verbose_name='template')),
                ('template_version', models.PositiveIntegerField(verbose_name='template version')),
                ('seed', models.BigIntegerField(verbose_name='seed')),
                ('faults', models.JSONField(verbose_name='faults')),
                ('matter_version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='quarantined_templates', to='courses.matterversion', verbose_name='matter version')),
            ],
            options={
                'verbose_name': 'quarantined template',
                'verbose_name_plural': 'quarantined templates',
            },
        ),
        migrations.CreateModel(
            name='QuestionReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('effective_at', models.DateTimeField(verbose_name='effective at')),
                ('recorded_at', models.DateTimeField(db_index=True, verbose_name='recorded at')),
                ('reason', models.CharField(choices=[('fact', 'The fact is wrong or out of date'), ('key', 'The marked answer is wrong'), ('unclear', 'The question is unclear'), ('other', 'Something else')], max_length=10, verbose_name='reason')),
                ('text', models.CharField(blank=True, max_length=500, verbose_name='what is wrong')),
                ('clerk', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='question_reports', to=settings.AUTH_USER_MODEL, verbose_name='clerk')),
                ('draw', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='quizzes.draw', verbose_name='draw')),
            ],
            options={
                'verbose_name': 'question report',
                'verbose_name_plural': 'question reports',
                'ordering': ['-recorded_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='ReportAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('effective_at', models.DateTimeField(verbose_name='effective at')),
                ('recorded_at', models.DateTimeField(db_index=True, verbose_name='recorded at')),
                ('verdict', models.CharField(choices=[('upheld', 'the report is right'), ('declined', 'the question stands')], max_length=10, verbose_name='verdict')),
                ('text', models.CharField(max_length=500, verbose_name='answer')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='quizzes.questionreport', verbose_name='question report')),
            ],
            options={
                'verbose_name': 'answer to a report',
                'verbose_name_plural': 'answers to reports',
                'ordering': ['recorded_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Response',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('effective_at', models.DateTimeField(verbose_name='effective at')),
                ('recorded_at', models.DateTimeField(db_index=True, verbose_name='recorded at')),
                ('sequence', models.PositiveIntegerField(verbose_name='sequence')),
                ('answer', models.JSONField(verbose_name='answer')),
                ('receipt', models.CharField(max_length=64, verbose_name='receipt')),
                ('draw', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='responses', to='quizzes.draw', verbose_name='draw')),
            ],
            options={
                'verbose_name': 'response',
                'verbose_name_plural': 'responses',
                'ordering': ['draw', 'sequence'],
            },
        ),
        migrations.CreateModel(
            name='Evidence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('effective_at', models.DateTimeField(verbose_name='effective at')),
                ('recorded_at', models.DateTimeField(db_index=True, verbose_name='recorded at')),
                ('facet', models.CharField(choices=[('service_object', 'service object'), ('conditions', 'conditions'), ('materials', 'materials'), ('process', 'process'), ('time_limit', 'time limit'), ('result', 'result')], max_length=20, verbose_name='facet')),
                ('kind', models.CharField(choices=[('examined', 'examined'), ('practised', 'practised')], max_length=10, verbose_name='kind')),
                ('right', models.BooleanField(verbose_name='right')),
                ('clerk', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to=settings.AUTH_USER_MODEL, verbose_name='clerk')),
                ('matter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='courses.matter', verbose_name='matter')),
                ('matter_version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='courses.matterversion', verbose_name='matter version')),
                ('snapshot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='quizzes.itemsnapshot', verbose_name='item snapshot')),
                ('response', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='quizzes.response', verbose_name='response')),
            ],
            options={
                'verbose_name': 'evidence',
                'verbose_name_plural': 'evidence',
                'ordering': ['effective_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='TemplateTime',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('template', models.CharField(max_length=80, verbose_name='template')),
                ('seconds', models.PositiveSmallIntegerField(verbose_name='seconds')),
                ('answers', models.PositiveIntegerField(default=0, verbose_name='answers')),
            ],
            options={
                'verbose_name': 'template time',
                'verbose_name_plural': 'template times',
                'constraints': [models.UniqueConstraint(fields=('template', 'seconds'), name='template_time_once_a_bucket')],
            },
        ),
        migrations.AddIndex(
            model_name='attempt',
            index=models.Index(fields=['clerk', 'kind', 'started_at'], name='attempt_by_clerk'),
        ),
        migrations.AddConstraint(
            model_name='attempt',
            constraint=models.UniqueConstraint(condition=models.Q(('kind', 'practice'), ('state', 'open')), fields=('clerk',), name='one_open_practice'),
        ),
        migrations.AddConstraint(
            model_name='attempt',
            constraint=models.UniqueConstraint(condition=models.Q(('kind', 'check'), ('state', 'open')), fields=('clerk', 'matter'), name='one_open_check'),
        ),
        migrations.AddConstraint(
            model_name='attempt',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'practice'), ('matter', None), ('matter_version', None)), models.Q(('kind', 'check'), ('matter__isnull', False), ('matter_version__isnull', False)), _connector='OR'), name='attempt_kind_has_its_matter'),
        ),
        migrations.AddConstraint(
            model_name='attempt',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('finished_at', None), ('state', 'open')), models.Q(('finished_at__gte', models.F('started_at')), ('state', 'finished')), _connector='OR'), name='finished_attempt_says_when'),
        ),
        migrations.AddIndex(
            model_name='checkoutcome',
            index=models.Index(fields=['clerk', 'matter', 'effective_at'], name='outcome_by_clerk_matter'),
        ),
        migrations.AddConstraint(
            model_name='checkoutcome',
            constraint=models.CheckConstraint(condition=models.Q(('decision__in', ['passed', 'failed'])), name='outcome_is_decided'),
        ),
        migrations.AddConstraint(
            model_name='checkoutcome',
            constraint=models.CheckConstraint(condition=models.Q(('right__lte', models.F('asked'))), name='outcome_counts_agree'),
        ),
        migrations.AddIndex(
            model_name='itemsnapshot',
            index=models.Index(fields=['template', 'template_version'], name='snapshot_by_template'),
        ),
        migrations.AddConstraint(
            model_name='draw',
            constraint=models.UniqueConstraint(fields=('attempt', 'position'), name='one_draw_a_position'),
        ),
        migrations.AddConstraint(
            model_name='draw',
            constraint=models.CheckConstraint(condition=models.Q(('position__gte', 1)), name='draw_counts_from_one'),
        ),
        migrations.AddConstraint(
            model_name='draw',
            constraint=models.CheckConstraint(condition=models.Q(('facet__in', ['service_object', 'conditions', 'materials', 'process', 'time_limit', 'result'])), name='draw_names_a_facet'),
        ),
        migrations.AddIndex(
            model_name='masterystate',
            index=models.Index(fields=['clerk', 'due_on'], name='mastery_due'),
        ),
        migrations.AddConstraint(
            model_name='masterystate',
            constraint=models.UniqueConstraint(fields=('clerk', 'matter'), name='one_mastery_row'),
        ),
        migrations.AddConstraint(
            model_name='quarantinedtemplate',
            constraint=models.UniqueConstraint(fields=('matter_version', 'template', 'template_version'), name='template_quarantined_once'),
        ),
        migrations.AddConstraint(
            model_name='quarantinedtemplate',
            constraint=models.CheckConstraint(condition=models.Q(('facet__in', ['service_object', 'conditions', 'materials', 'process', 'time_limit', 'result'])), name='quarantine_names_a_facet'),
        ),
        migrations.AddConstraint(
            model_name='questionreport',
            constraint=models.UniqueConstraint(fields=('draw', 'clerk'), name='one_report_a_draw'),
        ),
        migrations.AddConstraint(
            model_name='questionreport',
            constraint=models.CheckConstraint(condition=models.Q(('reason__in', ['fact', 'key', 'unclear', 'other'])), name='report_has_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='response',
            constraint=models.UniqueConstraint(fields=('draw', 'sequence'), name='response_sequence_once'),
        ),
        migrations.AddConstraint(
            model_name='response',
            constraint=models.CheckConstraint(condition=models.Q(('sequence__gte', 1)), name='response_counts_from_one'),
        ),
        migrations.AddIndex(
            model_name='evidence',
            index=models.Index(fields=['clerk', 'matter', 'effective_at'], name='evidence_by_clerk_matter'),
        ),
        migrations.AddIndex(
            model_name='evidence',
            index=models.Index(fields=['matter', 'kind'], name='evidence_by_matter'),
        ),
        migrations.AddConstraint(
            model_name='evidence',
            constraint=models.UniqueConstraint(fields=('response', 'facet'), name='one_verdict_a_facet'),
        ),
        migrations.AddConstraint(
            model_name='evidence',
            constraint=models.CheckConstraint(condition=models.Q(('facet__in', ['service_object', 'conditions', 'materials', 'process', 'time_limit', 'result'])), name='evidence_names_a_facet'),
        ),
        migrations.AddConstraint(
            model_name='evidence',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['examined', 'practised'])), name='evidence_has_a_kind'),
        ),
    ]
