"""What a year asks of a role, by version."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from ledger.append_only import AppendOnly


class Migration(migrations.Migration):

    dependencies = [
        ('certification', '0009_rules_of_postings'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='DutyPolicyVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('effective_at', models.DateTimeField(verbose_name='effective at')),
                ('recorded_at', models.DateTimeField(db_index=True, verbose_name='recorded at')),
                ('version', models.CharField(max_length=40, unique=True, verbose_name='version')),
                ('role', models.CharField(choices=[('clerk', 'clerk'), ('head', 'head of centre')], max_length=5, verbose_name='role')),
                ('first_year', models.PositiveSmallIntegerField(verbose_name='first year')),
                ('rules', models.JSONField(verbose_name='rules')),
                ('reason', models.CharField(max_length=200, verbose_name='reason')),
            ],
            options={
                'verbose_name': 'policy of the yearly duty',
                'verbose_name_plural': 'policies of the yearly duty',
                'ordering': ['pk'],
            },
        ),
        migrations.AddField(
            model_name='dutypolicyversion',
            name='by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
        ),
        migrations.AddConstraint(
            model_name='dutypolicyversion',
            constraint=models.CheckConstraint(condition=models.Q(('role__in', ['clerk', 'head'])), name='duty_policy_of_a_role'),
        ),
        AppendOnly("dutypolicyversion"),
    ]
