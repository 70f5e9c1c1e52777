"""How often a matter came to a centre's counter in a year is kept, and never rewritten."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from ledger.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [
        ("courses", "0023_name_the_page_tree"),
        ("people", "0002_first_passwords_and_closed_accounts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CaseVolume",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("effective_at", models.DateTimeField(verbose_name="effective at")),
                ("recorded_at", models.DateTimeField(db_index=True, verbose_name="recorded at")),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                ("cases", models.PositiveIntegerField(verbose_name="cases")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
                (
                    "centre",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="case_volumes",
                        to="people.centre",
                        verbose_name="centre",
                    ),
                ),
                (
                    "matter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="case_volumes",
                        to="courses.matter",
                        verbose_name="matter",
                    ),
                ),
            ],
            options={
                "verbose_name": "case volume",
                "verbose_name_plural": "case volumes",
                "ordering": ["centre", "matter", "year", "pk"],
                "indexes": [models.Index(fields=["centre", "year"], name="volumes_of_centre")],
            },
        ),
        AppendOnly("casevolume"),
    ]
