"""The rules checks were sat under so far, from the beginning, and those that weigh guesses, from the day they came."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import migrations

HOUSE = ZoneInfo("Asia/Shanghai")
OPEN_BOOK = {"rights": [], "max_items": 6, "fresh_rights": 2, "once_each": True, "open_book": True, "doubt_percent": 100}
TRIES = {"hours_apart": 24, "tries": 3, "window_days": 30}
PLAIN = {"fresh_rights": 2, "once_each": False, "open_book": False}
VERSIONS = (
    (
        "check-1",
        datetime(2000, 1, 1, tzinfo=HOUSE),
        {**PLAIN, "rights": [8, 13, 13], "max_items": 15, "doubt_percent": 100},
        "平台初始规则",
    ),
    (
        "check-2",
        datetime(2026, 11, 26, tzinfo=HOUSE),
        {**PLAIN, "rights": [8, 12, 13], "max_items": 15, "doubt_percent": 5},
        "容易猜中的要素多问一次，防止漏过某一要素不会的人；答错一题后所需答对数由13题减为12题",
    ),
)


def bring_in(apps, schema_editor):
    Version = apps.get_model("quizzes", "CheckPolicyVersion")
    for version, since, full, reason in VERSIONS:
        rules = {"full": full, "open_book": OPEN_BOOK, "open_book_tiers": ["C"], "tries": TRIES}
        Version.objects.create(
            version=version, rules=rules, reason=reason, citation="CHECK_RULE.md", effective_at=since, recorded_at=since
        )


class Migration(migrations.Migration):

    dependencies = [
        ('quizzes', '0016_check_policy_version'),
    ]

    operations = [
        # backwards the table goes with its rows
        migrations.RunPython(bring_in, migrations.RunPython.noop),
    ]
