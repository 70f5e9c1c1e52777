"""What is due is told by a source of the test's own, so that each test says itself what there is."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

import pytest

from ledger import reminders
from ledger.reminders import Due
from tests.factories import MOMENT


def due(key: str = "boat", *, left: int = 20, about: str = "海上应急演练", colleague: str = "") -> Due:
    return Due("test.drill", key, MOMENT.date() + timedelta(days=left), about, "/record/", colleague)


@pytest.fixture
def owed(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[int, list[Due]]]:
    """By person's key what is due for them, and nothing else for anybody."""
    found: dict[int, list[Due]] = {}
    monkeypatch.setattr(reminders, "_sources", {})
    reminders.register(lambda person, *, on, by: found.get(person.pk, ()), {"test.drill": "应急演练"})
    yield found


@pytest.fixture
def day() -> Callable[[int], tuple[date, datetime]]:
    """So many days after the first: the day and its moment."""
    return lambda after: (MOMENT.date() + timedelta(days=after), MOMENT + timedelta(days=after))
