"""A matter through time: every edition that counted and no other, two versions compared, the lesson as it stood."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from courses import operations
from courses.domain.facets import ChangeKind, Facet
from courses.models import Catalogue, FacetChange, LessonPage, Matter
from courses.queries.history import history
from tests.courses.imports import TODAY, applied
from tests.courses.lists import BOTH, CARD, HOTEL, changed, limit
from tests.factories import MOMENT
from tests.shared import shared

ClientOf = Callable[..., Client]
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
LAST_MONTH = TODAY - timedelta(days=30)
STRICTER = changed(HOTEL, statutory=limit("15个工作日"), fee="10元")


@pytest.fixture(autouse=True)
def the_day():
    with time_machine.travel(MOMENT, tick=False):
        yield


@shared
def hotel(catalogue: Catalogue) -> Matter:
    """Listed a month ago, stricter since yesterday."""
    with time_machine.travel(MOMENT - timedelta(days=30), tick=False):
        applied(catalogue, *BOTH, on=LAST_MONTH, at=MOMENT - timedelta(days=30), file_name="旧清单.xlsx")
    applied(catalogue, STRICTER, CARD, on=YESTERDAY)
    return Matter.objects.get(code="GC-001")


def page_of(client: Client, name: str, matter: Matter, status: int = 200, **query: str) -> str:
    answer = client.get(reverse(name, args=[matter.pk]), query)
    assert answer.status_code == status
    return answer.content.decode()


def english(client: Client) -> Client:
    client.post("/language/", {"language": "en", "next": "/"})
    return client


def numbers(matter: Matter) -> list[tuple[int, int]]:
    return [(entry.number, entry.before) for entry in history(matter)]


def test_each_edition_is_told_with_its_day_source_and_changed_facets(hotel: Matter) -> None:
    newest, first = history(hotel)

    assert (newest.number, newest.before, newest.edition, newest.effective_at.date(), newest.source.file_name) == (
        2, 1, 2, newest.version.effective_at.date(), "清单.xlsx",
    )  # fmt: skip
    assert [(one.standing.facet, one.standing.kind, one.standing.reason) for one in newest.changes] == [
        (Facet.TIME_LIMIT, ChangeKind.MATERIAL, "facts")
    ]
    assert newest.others == ("fee",)
    assert (first.number, first.before, first.changes, first.source.file_name) == (1, 0, (), "旧清单.xlsx")


def test_a_retirement_and_a_return_are_in_the_history(catalogue: Catalogue, hotel: Matter) -> None:
    applied(catalogue, CARD)
    applied(catalogue, HOTEL, CARD)

    assert [entry.version and entry.number for entry in history(hotel)] == [3, None, 2, 1]


def test_an_edition_that_waits_or_was_withdrawn_is_not_in_the_history(
    catalogue: Catalogue, hotel: Matter, people, client_of: ClientOf
) -> None:
    operations.ask_for_review(catalogue, wanted=True, by=None, at=MOMENT)
    waiting = applied(catalogue, changed(HOTEL, statutory=limit("3个工作日")), changed(CARD, code="NEW-1"))
    secret, client = Matter.objects.get(code="NEW-1"), client_of(people.admin)

    assert hotel.versions.count() == 3
    assert numbers(hotel) == [(2, 1), (1, 0)]
    assert "3个工作日" not in page_of(client, "matter_compare", hotel)
    page_of(client, "matter_compare", hotel, status=422, old="1", new="3")
    for name in ("matter_history", "matter_compare", "matter_as_of"):
        page_of(client, name, secret, status=404)

    operations.withdraw_edition(waiting, reason="有误", by=people.editor, at=MOMENT)
    operations.ask_for_review(catalogue, wanted=False, by=None, at=MOMENT)
    applied(catalogue, changed(HOTEL, statutory=limit("8个工作日")), CARD)

    assert numbers(hotel) == [(4, 2), (2, 1), (1, 0)]


def test_who_overruled_a_change_and_why_is_told_beside_the_rule(hotel: Matter, people, client_of: ClientOf) -> None:
    ruled = FacetChange.objects.get(matter=hotel)
    operations.decide_change(ruled, kind=ChangeKind.EDITORIAL, reason="原文如此", by=people.editor, at=MOMENT)

    (change,) = history(hotel)[0].changes
    page = page_of(english(client_of(people.clerk)), "matter_history", hotel)

    assert (change.standing.decided_by, change.overruled) == (people.editor, (ruled,))
    assert "decided by Edith" in page
    assert "原文如此" in page
    assert "by rule: the list states something else" in page


def test_a_version_still_to_come_is_marked_as_such(
    catalogue: Catalogue, hotel: Matter, people, client_of: ClientOf
) -> None:
    applied(catalogue, changed(HOTEL, statutory=limit("9个工作日")), CARD, on=TOMORROW)

    page = page_of(english(client_of(people.clerk)), "matter_history", hotel)

    entries = page.split('<li class="past__entry">')[1:]
    assert ["not in force yet" in one for one in entries] == [True, False, False]
    assert ["in force today" in one for one in entries] == [False, True, False]


@pytest.mark.parametrize(
    ("role", "sees"), [("clerk", False), ("head", False), ("inspector", False), ("editor", True), ("admin", True)]
)
def test_only_who_may_decide_is_offered_to(hotel: Matter, people, client_of: ClientOf, role: str, sees: bool) -> None:
    page = page_of(client_of(people.by_role(role)), "matter_history", hotel)

    assert (reverse("facet_change_decide", args=[FacetChange.objects.get(matter=hotel).pk]) in page) is sees


def test_the_newest_stands_against_the_one_before_it_with_changed_words_marked(
    hotel: Matter, people, client_of: ClientOf
) -> None:
    page = page_of(client_of(people.clerk), "matter_compare", hotel)

    assert "法定：<del>20</del>个工作日" in page
    assert "法定：<ins>15</ins>个工作日" in page
    assert "<ins>10元</ins>" in page


def test_any_two_versions_are_put_in_order(catalogue: Catalogue, hotel: Matter, people, client_of: ClientOf) -> None:
    applied(catalogue, changed(HOTEL, statutory=limit("9个工作日")), CARD)

    page = page_of(client_of(people.clerk), "matter_compare", hotel, old="3", new="1")

    assert page.index("<del>20</del>个工作日") < page.index("<ins>9</ins>个工作日")
    assert "15个工作日" not in page


@pytest.mark.parametrize(
    "query", [{"old": "1", "new": "1"}, {"old": "1", "new": "7"}, {"old": "x", "new": "2"}, {"old": "1"}]
)
def test_a_choice_that_shows_nothing_is_said_to_be_one(
    hotel: Matter, people, client_of: ClientOf, query: dict[str, str]
) -> None:
    assert "error-summary" in page_of(client_of(people.clerk), "matter_compare", hotel, status=422, **query)


def test_a_matter_with_one_version_says_what_will_stand_here(hotel: Matter, people, client_of: ClientOf) -> None:
    card = Matter.objects.get(code="DW-002")

    assert 'class="empty"' in page_of(client_of(people.clerk), "matter_compare", card)


def test_a_lesson_is_shown_as_it_stood_and_says_so(hotel: Matter, people, client_of: ClientOf) -> None:
    client = english(client_of(people.clerk))

    page = page_of(client, "matter_as_of", hotel, on=(YESTERDAY - timedelta(days=1)).isoformat())

    assert ("20 working days" in page, "15 working days" in page) == (True, False)
    assert "not what holds today" in page
    assert "15 working days" in page_of(client, "matter_as_of", hotel, on=TODAY.isoformat())


def test_what_was_recorded_later_counts_only_as_corrected_since(hotel: Matter, people, client_of: ClientOf) -> None:
    """The stricter limit holds since yesterday; the house has known it since today."""
    client = client_of(people.clerk)

    assert "20个工作日" in page_of(client, "matter_as_of", hotel, on=YESTERDAY.isoformat())
    assert "15个工作日" in page_of(client, "matter_as_of", hotel, on=YESTERDAY.isoformat(), corrected="on")


@pytest.mark.parametrize("on", [TOMORROW.isoformat(), "2026-13-01", ""], ids=["to come", "no day", "nothing"])
def test_a_day_that_cannot_be_shown_is_refused_with_a_sentence(
    catalogue: Catalogue, hotel: Matter, people, client_of: ClientOf, on: str
) -> None:
    applied(catalogue, changed(HOTEL, statutory=limit("9个工作日")), CARD, on=TOMORROW)

    page = page_of(client_of(people.clerk), "matter_as_of", hotel, status=422, on=on)

    assert "error-summary" in page
    assert "9个工作日" not in page


def test_a_day_before_the_list_or_after_a_retirement_shows_no_facts(
    catalogue: Catalogue, hotel: Matter, people, client_of: ClientOf
) -> None:
    client = client_of(people.clerk)
    assert 'class="empty"' in page_of(client, "matter_as_of", hotel, on=(LAST_MONTH - timedelta(days=1)).isoformat())

    applied(catalogue, CARD)

    assert 'class="empty"' in page_of(client, "matter_as_of", hotel, on=TODAY.isoformat())
    day_before = YESTERDAY - timedelta(days=1)
    assert "20个工作日" in page_of(client, "matter_as_of", hotel, on=day_before.isoformat())


def test_what_people_wrote_stands_as_it_stood(hotel: Matter, people, client_of: ClientOf) -> None:
    for days, words in ((20, "先看门牌。"), (5, "先看执照。")):
        page = LessonPage.objects.get(matter=hotel)
        with time_machine.travel(MOMENT - timedelta(days=days), tick=False):
            page.body = [*[("facts", block.value) for block in page.body][:6], ("pitfall", f"<p>{words}</p>")]
            page.save_revision().publish()
    client = client_of(people.clerk)

    shown = {
        days: page_of(client, "matter_as_of", hotel, on=(TODAY - timedelta(days=days)).isoformat())
        for days in (25, 10, 0)
    }

    assert {days: ("先看门牌。" in page, "先看执照。" in page) for days, page in shown.items()} == {
        25: (False, False),
        10: (True, False),
        0: (False, True),
    }


@pytest.mark.parametrize("more", [0, 2])
@pytest.mark.parametrize(("name", "queries"), [("matter_history", 8), ("matter_compare", 6), ("matter_as_of", 6)])
def test_pages_of_the_past_ask_the_same_queries_for_any_length(
    catalogue: Catalogue, hotel: Matter, people, client_of: ClientOf, django_assert_num_queries, name, queries, more
) -> None:
    for days in range(more):
        applied(catalogue, changed(HOTEL, statutory=limit(f"{days + 3}个工作日")), CARD)
    client, url = client_of(people.clerk), reverse(name, args=[hotel.pk])
    client.get(url)

    with django_assert_num_queries(queries):
        client.get(url)
