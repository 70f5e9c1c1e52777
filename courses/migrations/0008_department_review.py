"""An edition may wait for the departments' word about its facts, where the catalogue asks for it."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from ledger.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [
        ("courses", "0005_sample_lists"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="catalogue",
            name="needs_review",
            field=models.BooleanField(default=False, verbose_name="confirmed by the departments"),
        ),
        migrations.RemoveConstraint(model_name="catalogueimport", name="one_import_applied_at_a_time"),
        migrations.AlterField(
            model_name="catalogueimport",
            name="state",
            field=models.CharField(
                choices=[
                    ("reading", "being read"),
                    ("refused", "has errors"),
                    ("planned", "planned"),
                    ("applying", "being applied"),
                    ("review", "waits for the departments"),
                    ("applied", "applied"),
                    ("abandoned", "abandoned"),
                ],
                default="reading",
                max_length=10,
                verbose_name="state",
            ),
        ),
        migrations.AddConstraint(
            model_name="catalogueimport",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ["applying", "review"])),
                fields=("catalogue",),
                name="one_import_under_way_at_a_time",
            ),
        ),
        migrations.CreateModel(
            name="FactsReview",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("effective_at", models.DateTimeField(verbose_name="effective at")),
                ("recorded_at", models.DateTimeField(db_index=True, verbose_name="recorded at")),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("confirmed", "confirmed"),
                            ("objected", "objected"),
                            ("overruled", "overruled by the editor"),
                        ],
                        max_length=10,
                        verbose_name="verdict",
                    ),
                ),
                ("comment", models.CharField(blank=True, max_length=500, verbose_name="comment")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="courses.edition",
                        verbose_name="edition",
                    ),
                ),
                (
                    "matter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="courses.matter",
                        verbose_name="matter",
                    ),
                ),
            ],
            options={
                "verbose_name": "review of facts",
                "verbose_name_plural": "reviews of facts",
                "ordering": ["edition", "matter", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("verdict", "confirmed"),
                            models.Q(
                                ("verdict__in", ["objected", "overruled"]), models.Q(("comment", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="review_of_facts_says_why",
                    )
                ],
            },
        ),
        AppendOnly("factsreview"),
    ]
