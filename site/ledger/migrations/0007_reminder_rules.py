"""When things are reminded of becomes a ledger of versions."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from ledger.append_only import AppendOnly


class Migration(migrations.Migration):

    dependencies = [
        ("ledger", "0006_reminders"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ReminderRulesVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("effective_at", models.DateTimeField(verbose_name="effective at")),
                ("recorded_at", models.DateTimeField(db_index=True, verbose_name="recorded at")),
                ("version", models.CharField(max_length=40, unique=True, verbose_name="version")),
                ("rules", models.JSONField(verbose_name="rules")),
                ("reason", models.CharField(max_length=200, verbose_name="reason")),
                ("citation", models.CharField(blank=True, max_length=200, verbose_name="citation")),
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
            ],
            options={
                "verbose_name": "rules of reminders",
                "verbose_name_plural": "rules of reminders",
                "ordering": ["effective_at", "pk"],
                "abstract": False,
            },
        ),
        AppendOnly("reminderrulesversion"),
    ]
