"""Answers graded anew, beside what was graded first."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from ledger.append_only import AppendOnly


class Migration(migrations.Migration):

    dependencies = [
        ('courses', '0022_centre_documents'),
        ('quizzes', '0009_draws_without_a_facet'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Regrading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('effective_at', models.DateTimeField(verbose_name='effective at')),
                ('recorded_at', models.DateTimeField(db_index=True, verbose_name='recorded at')),
                ('kind', models.CharField(choices=[('key', 'another answer is right'), ('withdraw', 'taken out of the questions')], max_length=10, verbose_name='kind')),
                ('template', models.CharField(max_length=80, verbose_name='template')),
                ('template_version', models.PositiveIntegerField(verbose_name='template version')),
                ('key', models.JSONField(default=dict, verbose_name='right answer')),
                ('reason', models.CharField(max_length=500, verbose_name='reason')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='proposed by')),
                ('matter_version', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='regradings', to='courses.matterversion', verbose_name='matter version')),
                ('snapshot', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='regradings', to='quizzes.itemsnapshot', verbose_name='item snapshot')),
            ],
            options={
                'verbose_name': 'regrading',
                'verbose_name_plural': 'regradings',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='RegradedOutcome',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('effective_at', models.DateTimeField(verbose_name='effective at')),
                ('recorded_at', models.DateTimeField(db_index=True, verbose_name='recorded at')),
                ('was', models.JSONField(verbose_name='score before')),
                ('decision', models.CharField(choices=[('passed', 'passed'), ('failed', 'not passed'), ('undecided', "can't be decided any more")], max_length=10, verbose_name='decision')),
                ('reasons', models.JSONField(verbose_name='reasons')),
                ('asked', models.PositiveSmallIntegerField(verbose_name='asked')),
                ('right', models.PositiveSmallIntegerField(verbose_name='right')),
                ('outcome', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='regrades', to='quizzes.checkoutcome', verbose_name='check outcome')),
                ('regrading', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='outcomes', to='quizzes.regrading', verbose_name='regrading')),
            ],
            options={
                'verbose_name': 'regraded check outcome',
                'verbose_name_plural': 'regraded check outcomes',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='CorrectedVerdict',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('effective_at', models.DateTimeField(verbose_name='effective at')),
                ('recorded_at', models.DateTimeField(db_index=True, verbose_name='recorded at')),
                ('before', models.CharField(choices=[('right', 'right'), ('wrong', 'wrong'), ('void', "doesn't count")], max_length=5, verbose_name='before')),
                ('verdict', models.CharField(choices=[('right', 'right'), ('wrong', 'wrong'), ('void', "doesn't count")], max_length=5, verbose_name='verdict')),
                ('evidence', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='quizzes.evidence', verbose_name='evidence')),
                ('regrading', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='quizzes.regrading', verbose_name='regrading')),
            ],
            options={
                'verbose_name': 'corrected verdict',
                'verbose_name_plural': 'corrected verdicts',
            },
        ),
        migrations.CreateModel(
            name='RegradingDecision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('effective_at', models.DateTimeField(verbose_name='effective at')),
                ('recorded_at', models.DateTimeField(db_index=True, verbose_name='recorded at')),
                ('approved', models.BooleanField(verbose_name='approved')),
                ('reason', models.CharField(max_length=500, verbose_name='reason')),
                ('touched', models.JSONField(default=dict, verbose_name='what it touched')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by')),
                ('proposer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='proposed by')),
                ('regrading', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='decision', to='quizzes.regrading', verbose_name='regrading')),
            ],
            options={
                'verbose_name': 'decision about a regrading',
                'verbose_name_plural': 'decisions about regradings',
            },
        ),
        migrations.AddIndex(
            model_name='regrading',
            index=models.Index(fields=['template', 'template_version'], name='regrading_by_template'),
        ),
        migrations.AddConstraint(
            model_name='regrading',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'key'), ('matter_version__isnull', False), ('snapshot__isnull', False)), models.Q(('kind', 'withdraw'), ('snapshot', None)), _connector='OR'), name='regrading_names_its_ground'),
        ),
        migrations.AddConstraint(
            model_name='regrading',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='regrading_says_why'),
        ),
        migrations.AddConstraint(
            model_name='regradedoutcome',
            constraint=models.UniqueConstraint(fields=('regrading', 'outcome'), name='one_regraded_outcome'),
        ),
        migrations.AddConstraint(
            model_name='regradedoutcome',
            constraint=models.CheckConstraint(condition=models.Q(('decision__in', ['passed', 'failed', 'undecided'])), name='regraded_outcome_is_decided'),
        ),
        migrations.AddConstraint(
            model_name='correctedverdict',
            constraint=models.UniqueConstraint(fields=('regrading', 'evidence'), name='one_correction_a_regrading'),
        ),
        migrations.AddConstraint(
            model_name='correctedverdict',
            constraint=models.CheckConstraint(condition=models.Q(('before__in', ['right', 'wrong', 'void']), ('verdict__in', ['right', 'wrong', 'void'])), name='correction_is_a_verdict'),
        ),
        migrations.AddConstraint(
            model_name='regradingdecision',
            constraint=models.CheckConstraint(condition=models.Q(('by', models.F('proposer')), _negated=True), name='regrading_takes_two_people'),
        ),
        migrations.AddConstraint(
            model_name='regradingdecision',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='regrading_decision_says_why'),
        ),
        *(AppendOnly(model) for model in ("regrading", "regradingdecision", "correctedverdict", "regradedoutcome")),
    ]
