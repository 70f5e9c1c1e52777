import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("courses", "0004_lesson_pages"),
        ("quizzes", "0002_append_only"),
    ]

    operations = [
        migrations.CreateModel(
            name="Vetting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("depth", models.CharField(blank=True, max_length=10, verbose_name="depth")),
                ("facets", models.JSONField(verbose_name="facets")),
                ("vetted_at", models.DateTimeField(verbose_name="vetted at")),
                (
                    "matter_version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="vettings",
                        to="courses.matterversion",
                        verbose_name="matter version",
                    ),
                ),
            ],
            options={
                "verbose_name": "vetting",
                "verbose_name_plural": "vettings",
                "constraints": [
                    models.UniqueConstraint(fields=("matter_version", "depth"), name="one_vetting_a_depth")
                ],
            },
        ),
    ]
