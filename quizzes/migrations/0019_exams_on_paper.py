"""A sitting may be on paper: its key was opened, its answers were entered; it never opens on a screen then."""

from django.db import migrations, models

from ledger.append_only import AppendOnly


class Migration(migrations.Migration):

    dependencies = [
        ('quizzes', '0018_reckoned_seconds'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='sittingact',
            name='act_adds_time_or_none',
        ),
        migrations.AddField(
            model_name='attempt',
            name='on_paper',
            field=models.BooleanField(default=False, verbose_name='on paper'),
        ),
        migrations.AlterField(
            model_name='examresult',
            name='cause',
            field=models.CharField(choices=[('submitted', 'handed in'), ('time_up', 'time was up'), ('late_accepted', 'late answers accepted'), ('regraded', 'graded anew'), ('on_paper', 'entered from paper')], max_length=15, verbose_name='cause'),
        ),
        migrations.AlterField(
            model_name='sittingact',
            name='kind',
            field=models.CharField(choices=[('extra_time', 'extra time'), ('paused', 'paused'), ('resumed', 'resumed'), ('reopened', 'opened again'), ('key_opened', 'key opened'), ('entered', 'entered from paper')], max_length=10, verbose_name='kind'),
        ),
        migrations.AddConstraint(
            model_name='attempt',
            constraint=models.CheckConstraint(condition=models.Q(('on_paper', False), models.Q(('kind', 'exam'), ('state__in', ['prepared', 'finished'])), _connector='OR'), name='on_paper_never_on_screen'),
        ),
        migrations.AddConstraint(
            model_name='sittingact',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind__in', ['extra_time', 'reopened']), ('minutes__gte', 1), ('minutes__isnull', False)), models.Q(('kind__in', ['paused', 'resumed', 'key_opened', 'entered']), ('minutes', None)), _connector='OR'), name='act_adds_time_or_none'),
        ),
        AppendOnly("sittingact"),
    ]
