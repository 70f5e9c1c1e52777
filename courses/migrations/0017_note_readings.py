"""Against which version each note of a lesson was written is kept, and never rewritten."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from ledger.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [
        ("courses", "0016_service_standards"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="NoteReading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("effective_at", models.DateTimeField(verbose_name="effective at")),
                ("recorded_at", models.DateTimeField(db_index=True, verbose_name="recorded at")),
                ("block", models.CharField(max_length=36, verbose_name="block")),
                ("digest", models.CharField(max_length=64, verbose_name="digest")),
                (
                    "facet",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("service_object", "service object"),
                            ("conditions", "conditions"),
                            ("materials", "materials"),
                            ("process", "process"),
                            ("time_limit", "time limit"),
                            ("result", "result"),
                        ],
                        max_length=20,
                        verbose_name="facet",
                    ),
                ),
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
                    "matter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="note_readings",
                        to="courses.matter",
                        verbose_name="matter",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="courses.matterversion",
                        verbose_name="matter version",
                    ),
                ),
            ],
            options={
                "verbose_name": "reading of a note",
                "verbose_name_plural": "readings of notes",
                "ordering": ["matter", "pk"],
                "indexes": [models.Index(fields=["matter", "block"], name="note_of_matter")],
            },
        ),
        AppendOnly("notereading"),
    ]
