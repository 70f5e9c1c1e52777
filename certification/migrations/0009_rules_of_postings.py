"""Grounds of exceptions, what the hand-over check said, rules of tenure by version, matters of stand-ins."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from ledger.append_only import AppendOnly


class Migration(migrations.Migration):

    dependencies = [
        ('certification', '0008_grounds_of_acts'),
        ('courses', '0024_case_volumes'),
        ('people', '0004_base_posts_apart'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='postingproposal',
            name='ground',
            field=models.CharField(blank=True, choices=[('merger', 'windows or bodies reorganised'), ('selection', 'selected or appointed elsewhere by the organisation'), ('health', 'health'), ('recusal', 'recusal from the post'), ('urgent', 'emergency or a task set from above')], max_length=10, verbose_name='ground of the exception'),
        ),
        migrations.CreateModel(
            name='HandOver',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('effective_at', models.DateTimeField(verbose_name='effective at')),
                ('recorded_at', models.DateTimeField(db_index=True, verbose_name='recorded at')),
                ('thin', models.JSONField(null=True, verbose_name='thin matters')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                ('posting', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='hand_over', to='people.posting', verbose_name='posting')),
                ('proposal', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='hand_over', to='certification.postingproposal', verbose_name='proposal')),
                ('window', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.window', verbose_name='window left')),
            ],
            options={
                'verbose_name': 'hand-over check',
                'verbose_name_plural': 'hand-over checks',
                'ordering': ['effective_at', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('posting__isnull', False), ('proposal__isnull', False), _connector='OR'), name='hand_over_of_a_decision')],
            },
        ),
        migrations.CreateModel(
            name='StandInMatter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('matter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='courses.matter', verbose_name='matter')),
                ('posting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stand_in_matters', to='people.posting', verbose_name='posting')),
            ],
            options={
                'verbose_name': 'matter of a stand-in',
                'verbose_name_plural': 'matters of stand-ins',
                'ordering': ['posting', 'matter'],
                'constraints': [models.UniqueConstraint(fields=('posting', 'matter'), name='stand_in_matter_once')],
            },
        ),
        migrations.CreateModel(
            name='TenurePolicyVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('effective_at', models.DateTimeField(verbose_name='effective at')),
                ('recorded_at', models.DateTimeField(db_index=True, verbose_name='recorded at')),
                ('version', models.CharField(max_length=40, unique=True, verbose_name='version')),
                ('min_months', models.PositiveSmallIntegerField(null=True, verbose_name='minimum in months')),
                ('max_months', models.PositiveSmallIntegerField(null=True, verbose_name='maximum in months')),
                ('notice_days', models.PositiveSmallIntegerField(verbose_name='days of notice')),
                ('citation', models.CharField(max_length=200, verbose_name='citation')),
                ('reason', models.CharField(max_length=200, verbose_name='reason')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
            ],
            options={
                'verbose_name': 'rules of tenure',
                'verbose_name_plural': 'rules of tenure',
                'ordering': ['effective_at', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('min_months', None), ('max_months', None), ('min_months__lte', models.F('max_months')), _connector='OR'), name='tenure_minimum_within_maximum')],
            },
        ),
        AppendOnly("handover"),
        AppendOnly("tenurepolicyversion"),
    ]
