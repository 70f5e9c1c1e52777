"""The steps things were reminded of by so far: the first version, where the environment had set others than come along."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import migrations
from django.utils import timezone

COMES_ALONG = [60, 30, 7]
BEGINNING = datetime(2000, 1, 1, tzinfo=ZoneInfo("Asia/Shanghai"))


def bring_in(apps, schema_editor):
    steps = sorted(settings.REMINDER_STEPS, reverse=True)
    if steps == COMES_ALONG:
        return
    apps.get_model("ledger", "ReminderRulesVersion").objects.create(
        version="reminder-1",
        rules={"before": steps, "repeats": 3},
        reason="沿用平台原有设置",
        effective_at=BEGINNING,
        recorded_at=timezone.now(),
    )


class Migration(migrations.Migration):

    dependencies = [
        ("ledger", "0007_reminder_rules"),
    ]

    operations = [
        # backwards the table goes with its rows
        migrations.RunPython(bring_in, migrations.RunPython.noop),
    ]
