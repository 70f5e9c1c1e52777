"""Which names mean one thing: every edit of the list is kept."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from ledger.append_only import AppendOnly


class Migration(migrations.Migration):

    dependencies = [
        ('quizzes', '0011_vetting_runs'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='SynonymList',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('effective_at', models.DateTimeField(verbose_name='effective at')),
                ('recorded_at', models.DateTimeField(db_index=True, verbose_name='recorded at')),
                ('groups', models.JSONField(verbose_name='groups')),
                ('digest', models.CharField(db_index=True, max_length=64, verbose_name='digest')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='why')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
            ],
            options={
                'verbose_name': 'synonym list',
                'verbose_name_plural': 'synonym lists',
                'ordering': ['-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('by', None), models.Q(('note', ''), _negated=True), _connector='OR'), name='synonyms_changed_say_why')],
            },
        ),
        AppendOnly("synonymlist"),
    ]
