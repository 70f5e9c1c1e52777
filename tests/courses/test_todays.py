"""What changed today: since the last working day, what is announced, and nothing that nobody may know yet."""

from datetime import date, timedelta

import pytest

from courses import operations
from courses.domain.facets import Facet
from courses.models import Catalogue, Matter
from courses.queries.todays import matters_of_catalogues, matters_of_centre, todays_changes
from tests.courses.imports import TODAY, applied
from tests.courses.lists import BOTH, CARD, HOTEL, changed, limit, numbered
from tests.factories import MOMENT, House
from tests.shared import shared

FRIDAY, LAST_THURSDAY = date(2026, 3, 6), date(2026, 3, 5)
IN_TWO_WEEKS = TODAY + timedelta(days=14)
STRICTER = changed(HOTEL, statutory=limit("15个工作日"))
REWORDED = changed(HOTEL, service_object=("企业法人。", "个体工商户"))
LONG_AGO = TODAY - timedelta(days=60)


@shared
def listed(catalogue: Catalogue) -> Catalogue:
    """Two matters in force and known for two months."""
    later = MOMENT - timedelta(days=60)
    applied(catalogue, *BOTH, on=LONG_AGO, at=later)
    return catalogue


def news(centre=None, *, on: date = TODAY, own=()) -> tuple[list, list]:
    matters = matters_of_centre(centre, on) if centre else Matter.objects.all()
    found = todays_changes(matters, on=on, own=own)
    return tuple(
        [(row.matter.code, row.news.value, row.day, [change.facet for change in row.facets]) for row in rows]
        for rows in (found.now, found.coming)
    )


def test_nothing_has_happened_since_the_last_working_day(listed: Catalogue) -> None:
    found = todays_changes(Matter.objects.all(), on=TODAY)

    assert (found.since, found.until, found.now, found.coming) == (FRIDAY, IN_TWO_WEEKS, (), ())


@pytest.mark.parametrize(
    ("day", "told"),
    [(TODAY, True), (FRIDAY, True), (LAST_THURSDAY, False)],
    ids=["today", "since Friday", "before that"],
)
def test_a_change_is_told_until_the_next_working_day_is_over(listed: Catalogue, day: date, told: bool) -> None:
    applied(listed, STRICTER, CARD, on=day, at=MOMENT - (TODAY - day))

    expected = [("GC-001", "facts", day, [Facet.TIME_LIMIT])] if told else []
    assert news() == (expected, [])


def test_a_change_that_was_recorded_late_is_told_when_it_is_known(listed: Catalogue) -> None:
    applied(listed, STRICTER, CARD, on=LAST_THURSDAY)

    assert news() == ([("GC-001", "facts", TODAY, [Facet.TIME_LIMIT])], [])


@pytest.mark.parametrize(
    ("day", "told"),
    [(TODAY + timedelta(days=1), True), (IN_TWO_WEEKS, True), (IN_TWO_WEEKS + timedelta(days=1), False)],
    ids=["tomorrow", "in two weeks", "later"],
)
def test_what_is_announced_is_told_for_two_weeks(listed: Catalogue, day: date, told: bool) -> None:
    applied(listed, STRICTER, CARD, on=day)

    assert news() == ([], [("GC-001", "facts", day, [Facet.TIME_LIMIT])] if told else [])


def test_wording_other_details_new_and_retired_are_told_apart(listed: Catalogue) -> None:
    applied(listed, REWORDED, changed(CARD, contact="0580-12345"), *numbered(1))
    assert news()[0] == [
        ("GC-001", "wording", TODAY, [Facet.SERVICE_OBJECT]),
        ("DW-002", "other", TODAY, []),
        ("DW-001", "new", TODAY, []),
    ]

    applied(listed, changed(CARD, contact="0580-12345"), *numbered(1))
    assert [(code, kind) for code, kind, _day, _facets in news()[0]] == [
        ("DW-002", "other"), ("DW-001", "new"), ("GC-001", "retired"),
    ]  # fmt: skip


def test_a_fee_is_told_where_it_changed_in_more_than_wording(listed: Catalogue) -> None:
    applied(listed, changed(HOTEL, fee="免费", contact="0580-12345"), changed(CARD, fee="工本费10元"))

    rows = todays_changes(Matter.objects.all(), on=TODAY).now

    assert {row.matter.code: (row.news.value, row.fee) for row in rows} == {
        "GC-001": ("other", False),
        "DW-002": ("other", True),
    }


def test_two_editions_of_one_day_are_one_row(listed: Catalogue) -> None:
    applied(listed, STRICTER, CARD)
    applied(listed, changed(STRICTER, service_object=("企业法人。", "个体工商户")), CARD)

    assert news()[0] == [("GC-001", "facts", TODAY, [Facet.TIME_LIMIT, Facet.SERVICE_OBJECT])]


def test_an_announcement_that_a_later_list_takes_back_is_not_told(listed: Catalogue) -> None:
    applied(listed, STRICTER, CARD, on=TODAY + timedelta(days=5))
    applied(listed, HOTEL, CARD, on=TODAY + timedelta(days=3))

    now, coming = news()
    assert now == []
    assert [(code, day) for code, _kind, day, _facets in coming] == [("GC-001", TODAY + timedelta(days=3))]


def test_a_coming_retirement_is_announced(listed: Catalogue) -> None:
    applied(listed, CARD, on=TODAY + timedelta(days=5))

    assert news() == ([], [("GC-001", "retired", TODAY + timedelta(days=5), [])])


def test_what_waits_for_its_departments_or_was_withdrawn_is_told_to_nobody(listed: Catalogue, people) -> None:
    operations.ask_for_review(listed, wanted=True, by=None, at=MOMENT)
    waiting = applied(listed, STRICTER, *numbered(1))
    assert news() == ([], [])

    operations.withdraw_edition(waiting, reason="有误", by=people.editor, at=MOMENT)
    assert news() == ([], [])


def test_what_is_ones_own_comes_first(listed: Catalogue) -> None:
    applied(listed, STRICTER, changed(CARD, contact="0580-12345"))
    card = Matter.objects.get(code="DW-002")

    rows = todays_changes(Matter.objects.all(), on=TODAY, own=[card.pk]).now

    assert [(row.matter.code, row.own) for row in rows] == [("DW-002", True), ("GC-001", False)]


def test_another_centre_is_told_nothing_of_what_it_does_not_handle(listed: Catalogue, house: House) -> None:
    applied(listed, STRICTER, *numbered(1))

    assert [row[0] for row in news(house.centre)[0]] == ["GC-001", "DW-001", "DW-002"]
    assert news(house.other_centre) == ([], [])
    assert todays_changes(matters_of_catalogues(Catalogue.objects.none()), on=TODAY).now == ()


@pytest.mark.parametrize("count", [1, 3])
def test_the_news_take_the_same_queries_for_any_number(
    listed: Catalogue, house: House, django_assert_num_queries, count: int
) -> None:
    applied(listed, HOTEL, *numbered(count))
    applied(listed, STRICTER, *[changed(one, fee="5元") for one in numbered(count)])

    with django_assert_num_queries(4):
        found = todays_changes(matters_of_centre(house.centre, TODAY), on=TODAY)
        assert len(found.now) == {1: 3, 3: 4}[count]
