"""Exam papers, what invigilators did, late answers and results; a sitting may be an exam, made ahead of its start."""

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from ledger.append_only import AppendOnly


class Migration(migrations.Migration):

    dependencies = [
        ('courses', '0023_name_the_page_tree'),
        ('people', '0002_first_passwords_and_closed_accounts'),
        ('quizzes', '0013_synonyms_that_come_along'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ExamResult',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('effective_at', models.DateTimeField(verbose_name='effective at')),
                ('recorded_at', models.DateTimeField(db_index=True, verbose_name='recorded at')),
                ('number', models.PositiveSmallIntegerField(verbose_name='number')),
                ('cause', models.CharField(choices=[('submitted', 'handed in'), ('time_up', 'time was up'), ('late_accepted', 'late answers accepted'), ('regraded', 'graded anew')], max_length=15, verbose_name='cause')),
                ('right', models.PositiveSmallIntegerField(verbose_name='right')),
                ('asked', models.PositiveSmallIntegerField(verbose_name='asked')),
                ('pass_percent', models.PositiveSmallIntegerField(verbose_name='pass mark in percent')),
                ('passed', models.BooleanField(verbose_name='passed')),
                ('marks', models.JSONField(default=list, verbose_name='marks')),
            ],
            options={
                'verbose_name': 'exam result',
                'verbose_name_plural': 'exam results',
                'ordering': ['attempt', 'number'],
            },
        ),
        migrations.CreateModel(
            name='LateAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('effective_at', models.DateTimeField(verbose_name='effective at')),
                ('recorded_at', models.DateTimeField(db_index=True, verbose_name='recorded at')),
                ('sequence', models.PositiveIntegerField(verbose_name='sequence')),
                ('answer', models.JSONField(verbose_name='answer')),
                ('receipt', models.CharField(max_length=64, verbose_name='receipt')),
                ('written_at', models.DateTimeField(blank=True, null=True, verbose_name='written at, by the device')),
            ],
            options={
                'verbose_name': 'late answer',
                'verbose_name_plural': 'late answers',
                'ordering': ['draw', 'sequence'],
            },
        ),
        migrations.CreateModel(
            name='LateAnswerDecision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('effective_at', models.DateTimeField(verbose_name='effective at')),
                ('recorded_at', models.DateTimeField(db_index=True, verbose_name='recorded at')),
                ('accepted', models.BooleanField(verbose_name='accepted')),
                ('reason', models.CharField(max_length=300, verbose_name='reason')),
            ],
            options={
                'verbose_name': 'decision on a late answer',
                'verbose_name_plural': 'decisions on late answers',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Paper',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=120, verbose_name='title')),
                ('note', models.TextField(blank=True, max_length=1000, verbose_name='what candidates should know')),
                ('state', models.CharField(choices=[('draft', 'draft'), ('published', 'published'), ('withdrawn', 'withdrawn')], default='draft', max_length=10, verbose_name='state')),
                ('cells', models.JSONField(default=list, verbose_name='what is asked')),
                ('case_percent', models.PositiveSmallIntegerField(default=0, validators=[django.core.validators.MaxValueValidator(100)], verbose_name='share of counter cases in percent')),
                ('by_volume', models.BooleanField(default=False, verbose_name='weigh matters by yearly cases')),
                ('pass_percent', models.PositiveSmallIntegerField(default=80, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(100)], verbose_name='pass mark in percent')),
                ('minutes', models.PositiveSmallIntegerField(default=60, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(300)], verbose_name='minutes')),
                ('grace_seconds', models.PositiveSmallIntegerField(default=30, validators=[django.core.validators.MaxValueValidator(600)], verbose_name='seconds of grace')),
                ('tries', models.PositiveSmallIntegerField(default=1, validators=[django.core.validators.MinValueValidator(1)], verbose_name='tries')),
                ('hours_apart', models.PositiveSmallIntegerField(default=24, verbose_name='hours between two tries')),
                ('opens_at', models.DateTimeField(verbose_name='opens at')),
                ('closes_at', models.DateTimeField(verbose_name='closes at')),
                ('room_code', models.CharField(blank=True, max_length=20, verbose_name='room code')),
                ('made_at', models.DateTimeField(verbose_name='made at')),
                ('published_at', models.DateTimeField(blank=True, null=True, verbose_name='published at')),
            ],
            options={
                'verbose_name': 'exam paper',
                'verbose_name_plural': 'exam papers',
                'ordering': ['-opens_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='SittingAct',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('effective_at', models.DateTimeField(verbose_name='effective at')),
                ('recorded_at', models.DateTimeField(db_index=True, verbose_name='recorded at')),
                ('kind', models.CharField(choices=[('extra_time', 'extra time'), ('paused', 'paused'), ('resumed', 'resumed'), ('reopened', 'opened again')], max_length=10, verbose_name='kind')),
                ('minutes', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='minutes')),
                ('reason', models.CharField(max_length=300, verbose_name='reason')),
            ],
            options={
                'verbose_name': 'act of an invigilator',
                'verbose_name_plural': 'acts of invigilators',
                'ordering': ['effective_at', 'pk'],
            },
        ),
        migrations.RemoveConstraint(
            model_name='attempt',
            name='attempt_kind_has_its_matter',
        ),
        migrations.RemoveConstraint(
            model_name='attempt',
            name='finished_attempt_says_when',
        ),
        migrations.AlterField(
            model_name='attempt',
            name='kind',
            field=models.CharField(choices=[('practice', 'practice'), ('check', 'matter check'), ('exam', 'exam')], max_length=10, verbose_name='kind'),
        ),
        migrations.AlterField(
            model_name='attempt',
            name='started_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='started at'),
        ),
        migrations.AlterField(
            model_name='attempt',
            name='state',
            field=models.CharField(choices=[('prepared', 'prepared'), ('open', 'open'), ('finished', 'finished')], default='open', max_length=10, verbose_name='state'),
        ),
        migrations.AddField(
            model_name='examresult',
            name='attempt',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='results', to='quizzes.attempt', verbose_name='attempt'),
        ),
        migrations.AddField(
            model_name='lateanswer',
            name='draw',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='late_answers', to='quizzes.draw', verbose_name='draw'),
        ),
        migrations.AddField(
            model_name='lateanswerdecision',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
        ),
        migrations.AddField(
            model_name='lateanswerdecision',
            name='late',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='decision', to='quizzes.lateanswer', verbose_name='late answer'),
        ),
        migrations.AddField(
            model_name='paper',
            name='centre',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='people.centre', verbose_name='centre'),
        ),
        migrations.AddField(
            model_name='paper',
            name='made_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='made by'),
        ),
        migrations.AddField(
            model_name='paper',
            name='people',
            field=models.ManyToManyField(blank=True, related_name='papers_to_sit', to=settings.AUTH_USER_MODEL, verbose_name='who sits it'),
        ),
        migrations.AddField(
            model_name='paper',
            name='published_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='published by'),
        ),
        migrations.AddField(
            model_name='attempt',
            name='paper',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='attempts', to='quizzes.paper', verbose_name='exam paper'),
        ),
        migrations.AddConstraint(
            model_name='attempt',
            constraint=models.UniqueConstraint(condition=models.Q(('kind', 'exam'), ('state__in', ['prepared', 'open'])), fields=('clerk', 'paper'), name='one_open_exam'),
        ),
        migrations.AddConstraint(
            model_name='attempt',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'practice'), ('matter', None), ('matter_version', None), ('paper', None)), models.Q(('kind', 'check'), ('matter__isnull', False), ('matter_version__isnull', False), ('paper', None)), models.Q(('kind', 'exam'), ('matter', None), ('matter_version', None), ('paper__isnull', False)), _connector='OR'), name='attempt_kind_has_its_matter'),
        ),
        migrations.AddConstraint(
            model_name='attempt',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('finished_at', None), ('kind', 'exam'), ('started_at', None), ('state', 'prepared')), models.Q(('finished_at', None), ('started_at__isnull', False), ('state', 'open')), models.Q(('finished_at__gte', models.F('started_at')), ('finished_at__isnull', False), ('started_at__isnull', False), ('state', 'finished')), _connector='OR'), name='finished_attempt_says_when'),
        ),
        migrations.AddField(
            model_name='sittingact',
            name='attempt',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='acts', to='quizzes.attempt', verbose_name='attempt'),
        ),
        migrations.AddField(
            model_name='sittingact',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
        ),
        migrations.AddConstraint(
            model_name='examresult',
            constraint=models.UniqueConstraint(fields=('attempt', 'number'), name='exam_result_number_once'),
        ),
        migrations.AddConstraint(
            model_name='examresult',
            constraint=models.CheckConstraint(condition=models.Q(('right__lte', models.F('asked'))), name='exam_counts_agree'),
        ),
        migrations.AddConstraint(
            model_name='lateanswer',
            constraint=models.UniqueConstraint(fields=('draw', 'sequence'), name='late_answer_sequence_once'),
        ),
        migrations.AddConstraint(
            model_name='lateanswer',
            constraint=models.CheckConstraint(condition=models.Q(('sequence__gte', 1)), name='late_answer_counts_from_one'),
        ),
        migrations.AddConstraint(
            model_name='lateanswerdecision',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='late_answer_decision_says_why'),
        ),
        migrations.AddConstraint(
            model_name='paper',
            constraint=models.CheckConstraint(condition=models.Q(('closes_at__gt', models.F('opens_at'))), name='paper_closes_after_opening'),
        ),
        migrations.AddConstraint(
            model_name='paper',
            constraint=models.CheckConstraint(condition=models.Q(('minutes__gte', 1), ('minutes__lte', 300), ('tries__gte', 1)), name='paper_has_time'),
        ),
        migrations.AddConstraint(
            model_name='paper',
            constraint=models.CheckConstraint(condition=models.Q(('case_percent__lte', 100), ('pass_percent__gte', 1), ('pass_percent__lte', 100)), name='paper_percents'),
        ),
        migrations.AddConstraint(
            model_name='paper',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('published_at', None), ('state', 'draft')), ('published_at__isnull', False), _connector='OR'), name='published_paper_says_when'),
        ),
        migrations.AddIndex(
            model_name='sittingact',
            index=models.Index(fields=['attempt', 'effective_at'], name='act_by_attempt'),
        ),
        migrations.AddConstraint(
            model_name='sittingact',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind__in', ['extra_time', 'reopened']), ('minutes__gte', 1), ('minutes__isnull', False)), models.Q(('kind__in', ['paused', 'resumed']), ('minutes', None)), _connector='OR'), name='act_adds_time_or_none'),
        ),
        migrations.AddConstraint(
            model_name='sittingact',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='act_says_why'),
        ),
        AppendOnly("sittingact"),
        AppendOnly("lateanswer"),
        AppendOnly("lateanswerdecision"),
        AppendOnly("examresult"),
    ]
