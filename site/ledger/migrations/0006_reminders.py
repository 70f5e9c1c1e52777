"""What people were reminded of, and how each of them wants to be."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from ledger.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0005_invariant_checks"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ReminderChoice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("mail", models.BooleanField(default=True, verbose_name="remind me by mail")),
                ("feed", models.CharField(blank=True, max_length=43, verbose_name="calendar address")),
                ("asked_on", models.DateField(null=True, verbose_name="asked on")),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reminder_choice",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "way to remind",
                "verbose_name_plural": "ways to remind",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("feed", ""), _negated=True), fields=("feed",), name="calendar_address_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("effective_at", models.DateTimeField(verbose_name="effective at")),
                ("recorded_at", models.DateTimeField(db_index=True, verbose_name="recorded at")),
                ("kind", models.CharField(max_length=60, verbose_name="kind")),
                ("key", models.CharField(max_length=120, verbose_name="key")),
                ("due_on", models.DateField(verbose_name="due on")),
                ("step", models.SmallIntegerField(verbose_name="step")),
                (
                    "channel",
                    models.CharField(
                        choices=[("app", "in the application"), ("mail", "by mail")],
                        max_length=8,
                        verbose_name="channel",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reminders",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "reminder",
                "verbose_name_plural": "reminders",
                "ordering": ["-pk"],
                "indexes": [models.Index(fields=["person", "channel", "due_on"], name="reminders_of_person")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("person", "kind", "key", "due_on", "step", "channel"), name="reminder_said_once"
                    )
                ],
            },
        ),
        AppendOnly("reminder"),
    ]
