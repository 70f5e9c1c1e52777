"""What versions are found by."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("courses", "0010_acknowledgements"),
    ]

    operations = [
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                (
                    "version",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="search_entry",
                        serialize=False,
                        to="courses.matterversion",
                        verbose_name="version",
                    ),
                ),
                ("name", models.TextField(verbose_name="name")),
                ("code", models.TextField(verbose_name="code")),
                ("spoken", models.TextField(blank=True, verbose_name="spoken names")),
                ("belongs", models.TextField(blank=True, verbose_name="where it belongs")),
                ("materials", models.TextField(blank=True, verbose_name="materials")),
                ("name_readings", models.TextField(blank=True, verbose_name="pinyin of the name")),
                ("spoken_readings", models.TextField(blank=True, verbose_name="pinyin of the spoken names")),
            ],
            options={
                "verbose_name": "search entry",
                "verbose_name_plural": "search entries",
            },
        ),
    ]
