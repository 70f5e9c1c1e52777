"""Summaries can be thrown away: `manage.py rebuild` makes them again, `--check` finds what differs."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from ledger import rebuilds


@pytest.fixture
def summary(monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """A summary of three rows, one of them wrong, one missing and one too many."""
    monkeypatch.setattr(rebuilds, "_registry", {})
    should, stored = {"a": 1, "b": 2, "c": 3}, {"a": 1, "b": 9, "d": 4}

    def replace() -> int:
        stored.clear()
        stored.update(should)
        return len(stored)

    rebuilds.register(rebuilds.Rebuild("tides", should.items, stored.items, replace))
    return stored


def rebuild(*arguments: str, **options: bool) -> str:
    out = StringIO()
    call_command("rebuild", *arguments, stdout=out, **options)
    return out.getvalue()


def test_check_names_what_differs_and_changes_nothing(summary: dict[str, int]) -> None:
    out = StringIO()
    with pytest.raises(CommandError, match="3 summary rows differ"):
        call_command("rebuild", check=True, stdout=out)
    assert out.getvalue() == "tides: 3 differ\n  b\n  c\n  d\n"
    assert summary == {"a": 1, "b": 9, "d": 4}


def test_rebuild_makes_the_summary_as_the_ledger_says(summary: dict[str, int]) -> None:
    assert rebuild() == "tides: 3 rows\n"
    assert summary == {"a": 1, "b": 2, "c": 3}
    assert rebuild(check=True) == "tides: 0 differ\n"


def test_an_unknown_name_is_answered_with_those_there_are(summary: dict[str, int]) -> None:
    with pytest.raises(CommandError, match="No summary called moon; there are: tides"):
        rebuild("moon")
