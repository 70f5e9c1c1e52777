"""Going over the whole bank is kept: how far it is, and how it ended."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('quizzes', '0010_regrading'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='VettingRun',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(choices=[('nightly', 'every night'), ('asked_for', 'asked for'), ('synonyms', 'synonyms changed'), ('withdrawn', 'a template was withdrawn')], max_length=10, verbose_name='reason')),
                ('whole', models.BooleanField(verbose_name='the whole bank')),
                ('matters', models.JSONField(default=list, verbose_name='matters')),
                ('total', models.PositiveIntegerField(verbose_name='total')),
                ('cursor', models.PositiveIntegerField(default=0, verbose_name='done')),
                ('items', models.PositiveIntegerField(default=0, verbose_name='items looked at')),
                ('shut_out', models.PositiveIntegerField(default=0, verbose_name='templates newly shut out')),
                ('broken', models.JSONField(default=list, verbose_name='could not be vetted')),
                ('started_at', models.DateTimeField(verbose_name='started at')),
                ('touched_at', models.DateTimeField(verbose_name='touched at')),
                ('finished_at', models.DateTimeField(null=True, verbose_name='finished at')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
            ],
            options={
                'verbose_name': 'vetting of the bank',
                'verbose_name_plural': 'vettings of the bank',
                'ordering': ['-pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('finished_at', None), ('whole', True)), fields=('whole',), name='one_whole_vetting_at_a_time'), models.CheckConstraint(condition=models.Q(('cursor__lte', models.F('total'))), name='vetting_run_within_total')],
            },
        ),
    ]
