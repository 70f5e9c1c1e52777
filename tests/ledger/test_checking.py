"""Every night summaries are compared with the ledger; an administrator sees what was found."""

import pytest
from django.urls import reverse

from ledger import rebuilds, tasks
from ledger.checking import check_summaries, last_checks, summaries_amiss
from ledger.models import SummaryCheck
from tests.factories import MOMENT


@pytest.fixture
def tides(monkeypatch: pytest.MonkeyPatch, db: None) -> dict[str, int]:
    """The rows of a summary that should read a, b, c; nothing else is registered."""
    monkeypatch.setattr(rebuilds, "_registry", {})
    stored = {"a": 1, "b": 2, "c": 3}
    rebuilds.register(rebuilds.Rebuild("tides", {"a": 1, "b": 2, "c": 3}.items, stored.items, lambda: 0))
    return stored


def test_a_difference_is_written_down_and_nothing_is_mended(tides: dict[str, int]) -> None:
    tides["b"] = 9
    (found,) = check_summaries(at=MOMENT)

    assert (found.summary, found.differing, found.first, found.recorded_at) == ("tides", 1, ["b"], MOMENT)
    assert tides["b"] == 9
    assert summaries_amiss() == 1


def test_what_was_written_while_it_was_compared_is_no_difference(monkeypatch: pytest.MonkeyPatch, db: None) -> None:
    monkeypatch.setattr(rebuilds, "_registry", {})
    seen = iter([{"a": 1}, {"a": 2}])
    rebuilds.register(rebuilds.Rebuild("tides", {"a": 2}.items, lambda: next(seen).items(), lambda: 0))
    (found,) = check_summaries(at=MOMENT)

    assert (found.differing, found.first) == (0, [])


def test_the_newest_check_of_a_summary_is_the_one_that_counts(tides: dict[str, int]) -> None:
    assert last_checks() == [("tides", None)]
    tides["b"] = 9
    check_summaries(at=MOMENT)
    tides["b"] = 2
    tasks.check_summaries()

    assert [(name, check.differing) for name, check in last_checks()] == [("tides", 0)]
    assert summaries_amiss() == 0
    assert SummaryCheck.objects.count() == 2


def test_an_administrator_is_told_on_the_first_page_and_sees_which(tides: dict[str, int], people, client_of) -> None:
    tides["b"] = 9
    check_summaries(at=MOMENT)
    page = reverse("summary_checks")

    assert page in client_of(people.admin).get(reverse("home")).content.decode()
    assert page not in client_of(people.head).get(reverse("home")).content.decode()
    told = client_of(people.admin).get(page).content.decode()
    assert "manage.py rebuild tides" in told
    assert "<li>b</li>" in told


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_for_any_number_of_summaries(
    monkeypatch: pytest.MonkeyPatch, db: None, django_assert_num_queries, count: int
) -> None:
    monkeypatch.setattr(rebuilds, "_registry", {})
    for number in range(count):
        rebuilds.register(rebuilds.Rebuild(f"tides {number}", dict, dict, lambda: 0))
    check_summaries(at=MOMENT)

    with django_assert_num_queries(1):
        assert len(last_checks()) == count
