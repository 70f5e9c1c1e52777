"""How many clerks a centre should have becomes a ledger of versions."""


import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from ledger.append_only import AppendOnly


class Migration(migrations.Migration):

    dependencies = [
        ('certification', '0029_reference_of_a_ground'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='StaffingRulesVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('effective_at', models.DateTimeField(verbose_name='effective at')),
                ('recorded_at', models.DateTimeField(db_index=True, verbose_name='recorded at')),
                ('version', models.CharField(max_length=40, unique=True, verbose_name='version')),
                ('rules', models.JSONField(verbose_name='rules')),
                ('reason', models.CharField(max_length=200, verbose_name='reason')),
                ('citation', models.CharField(blank=True, max_length=200, verbose_name='citation')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
            ],
            options={
                'verbose_name': 'rules of staffing',
                'verbose_name_plural': 'rules of staffing',
                'ordering': ['effective_at', 'pk'],
                'abstract': False,
            },
        ),
        AppendOnly("staffingrulesversion"),
    ]
