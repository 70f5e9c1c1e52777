"""Clerks say that they have read what changed; what they said is never rewritten."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from ledger.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [
        ("courses", "0009_applying_cursor"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ChangeAcknowledgement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("effective_at", models.DateTimeField(verbose_name="effective at")),
                ("recorded_at", models.DateTimeField(db_index=True, verbose_name="recorded at")),
                ("facets", models.JSONField(verbose_name="facets")),
                (
                    "clerk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="change_acknowledgements",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="clerk",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acknowledgements",
                        to="courses.matterversion",
                        verbose_name="matter version",
                    ),
                ),
            ],
            options={
                "verbose_name": "acknowledgement of a change",
                "verbose_name_plural": "acknowledgements of changes",
                "ordering": ["-recorded_at", "-pk"],
                "indexes": [models.Index(fields=["clerk", "version"], name="acknowledged_by_clerk")],
            },
        ),
        AppendOnly("changeacknowledgement"),
    ]
