"""Satisfaction and returned applications of a matter in a month are kept, and never rewritten."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from ledger.append_only import AppendOnly


class Migration(migrations.Migration):

    dependencies = [
        ('courses', '0024_case_volumes'),
        ('people', '0004_base_posts_apart'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ServiceFigure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('effective_at', models.DateTimeField(verbose_name='effective at')),
                ('recorded_at', models.DateTimeField(db_index=True, verbose_name='recorded at')),
                ('month', models.DateField(verbose_name='month')),
                ('cases', models.PositiveIntegerField(null=True, verbose_name='cases')),
                ('returned', models.PositiveIntegerField(null=True, verbose_name='returned applications')),
                ('stars', models.JSONField(default=list, verbose_name='ratings by stars')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                ('centre', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='service_figures', to='people.centre', verbose_name='centre')),
                ('matter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='service_figures', to='courses.matter', verbose_name='matter')),
            ],
            options={
                'verbose_name': 'satisfaction and returned applications',
                'verbose_name_plural': 'satisfaction and returned applications',
                'ordering': ['centre', 'matter', 'month', 'pk'],
                'indexes': [models.Index(fields=['centre', 'month'], name='service_of_centre')],
            },
        ),
        AppendOnly("servicefigure"),
    ]
