"""`check_rule` prints what CHECK_RULE.md shows."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

pytestmark = pytest.mark.django_db
PAGE = Path(__file__).resolve().parents[2] / "CHECK_RULE.md"


def told(*options: str) -> str:
    out = StringIO()
    call_command("check_rule", *options, stdout=out)
    return out.getvalue()


def test_the_page_shows_what_the_command_prints():
    assert told() in PAGE.read_text()


def test_the_json_has_the_bounds_and_every_row():
    found = json.loads(told("--json"))
    assert found["bounds"] == {"certified": 0.05, "refused": 0.05, "items": 10, "items_sure": 9, "blind": 0.06}
    assert [(row["rule"], row["draw"]) for row in found["rows"]] == [
        ("check-2", "hard"), ("check-2", "usual"), ("check-2", "easy"), ("check-2", "easiest"),
        ("check-1", "usual"), ("open book", "usual"),
    ]  # fmt: skip
    assert round(found["rows"][1]["certified"], 4) == 0.0380
