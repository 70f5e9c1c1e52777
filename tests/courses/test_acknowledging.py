"""Clerks read what changed before they serve a matter again; the head sees who has."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from courses import operations
from courses.domain.facets import ChangeKind, Facet
from courses.models import Catalogue, ChangeAcknowledgement, FacetChange, Matter
from courses.operations import AcknowledgementRefused
from courses.queries.acknowledgements import change_readers, unread_changes
from courses.queries.novelties import novelty_of
from courses.queries.versions import version_in_force
from ledger.models import AuditEntry
from people import operations as people_operations
from tests.courses.imports import TODAY, applied
from tests.courses.lists import AGENT, BOTH, CARD, HOTEL, IDENTITY, changed, limit, numbered
from tests.factories import MOMENT, House, grant, make_person, make_posting
from tests.shared import shared

ClientOf = Callable[..., Client]
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
NOW = MOMENT + timedelta(hours=1)
STRICTER = changed(HOTEL, statutory=limit("15个工作日"), fee="10元", service_object=("企业法人。", "个体工商户"))


@pytest.fixture(autouse=True)
def the_day():
    with time_machine.travel(NOW, tick=False):
        yield


@shared
def hotel(catalogue: Catalogue) -> Matter:
    """Listed a month ago; stricter, dearer and in part only worded otherwise since yesterday."""
    applied(catalogue, *BOTH, on=TODAY - timedelta(days=30))
    applied(catalogue, STRICTER, CARD, on=YESTERDAY)
    return Matter.objects.get(code="GC-001")


def to_read(clerk, on=TODAY) -> list[tuple[str, list[str]]]:
    return [(row.matter.code, list(row.parts)) for row in unread_changes(clerk, on=on)]


def read(clerk, matter: Matter, seen: int = 2, at=NOW):
    return operations.acknowledge_changes(clerk, matter, seen=seen, at=at)


def readers(centre, on=TODAY) -> list[tuple[str, int, tuple[str, ...], list[str], list[str]]]:
    return [
        (row.matter.code, row.version, row.parts, [str(clerk) for clerk, _ in row.read], [str(c) for c in row.unread])
        for row in change_readers(centre, on=on)
    ]


def test_limits_and_fees_are_to_be_read_and_wording_is_not(hotel: Matter, people) -> None:
    assert to_read(people.clerk) == [("GC-001", ["time_limit", "fee"])]


def test_nobody_else_has_anything_to_read(hotel: Matter, people) -> None:
    for person in (people.neighbour_clerk, people.head, people.editor, people.admin):
        assert to_read(person) == []


def test_reading_is_one_row_in_the_ledger_and_in_the_audit(hotel: Matter, people) -> None:
    row = read(people.clerk, hotel)

    assert (row.clerk, row.version.number, row.facets, row.recorded_at) == (
        people.clerk, 2, ["time_limit", "fee"], NOW,
    )  # fmt: skip
    assert AuditEntry.objects.filter(action="change.acknowledged", actor=people.clerk).count() == 1
    assert (to_read(people.clerk), to_read(people.other_clerk)) == ([], [("GC-001", ["time_limit", "fee"])])


def test_pressing_twice_writes_once(hotel: Matter, people) -> None:
    read(people.clerk, hotel)

    assert read(people.clerk, hotel) is None
    assert ChangeAcknowledgement.objects.count() == 1


def test_what_came_into_force_meanwhile_has_not_been_read(catalogue: Catalogue, hotel: Matter, people) -> None:
    applied(catalogue, changed(STRICTER, statutory=limit("10个工作日")), CARD)

    with pytest.raises(AcknowledgementRefused) as refused:
        read(people.clerk, hotel, seen=2)

    assert (refused.value.code, ChangeAcknowledgement.objects.count()) == ("changed_again", 0)


def test_a_further_change_is_to_be_read_again_and_only_that(catalogue: Catalogue, hotel: Matter, people) -> None:
    read(people.clerk, hotel)
    applied(catalogue, changed(STRICTER, materials=(IDENTITY, AGENT)), CARD)

    assert to_read(people.clerk) == [("GC-001", ["materials"])]
    assert to_read(people.other_clerk) == [("GC-001", ["materials", "time_limit", "fee"])]


def test_a_change_to_come_is_read_from_its_day_on(catalogue: Catalogue, people) -> None:
    applied(catalogue, *BOTH, on=TODAY - timedelta(days=30))
    applied(catalogue, STRICTER, CARD, on=TOMORROW)
    hotel = Matter.objects.get(code="GC-001")

    assert to_read(people.clerk) == []
    assert readers(hotel.offerings.get().centre) == []
    with pytest.raises(AcknowledgementRefused):
        read(people.clerk, hotel, seen=2)
    assert to_read(people.clerk, on=TOMORROW) == [("GC-001", ["time_limit", "fee"])]


def test_an_edition_that_waits_for_its_departments_is_not_to_be_read(catalogue: Catalogue, people) -> None:
    applied(catalogue, *BOTH, on=TODAY - timedelta(days=30))
    operations.ask_for_review(catalogue, wanted=True, by=None, at=MOMENT)
    applied(catalogue, STRICTER, CARD)

    assert FacetChange.objects.count() == 2
    assert to_read(people.clerk) == []


def test_a_retired_matter_is_nobodys_to_read(catalogue: Catalogue, hotel: Matter, people, house: House) -> None:
    applied(catalogue, CARD)

    assert to_read(people.clerk) == []
    assert readers(house.centre) == []


def test_who_began_after_the_change_learns_the_matter_as_it_stands(hotel: Matter, people, house: House) -> None:
    newcomer = make_person("wendy")
    grant(newcomer, "clerk", centre=house.centre)
    make_posting(newcomer, house.general, starts_on=TOMORROW)
    early = make_person("earl")
    grant(early, "clerk", centre=house.centre)
    make_posting(early, house.general, starts_on=TODAY)

    assert to_read(newcomer, on=TOMORROW) == []
    # it was recorded today, so who sits down today is told
    assert to_read(early) == [("GC-001", ["time_limit", "fee"])]


def test_a_decision_of_a_person_asks_and_relieves(hotel: Matter, people) -> None:
    def decide(facet: Facet, kind: ChangeKind) -> None:
        row = FacetChange.objects.filter(facet=facet).latest("pk")
        operations.decide_change(row, kind=kind, reason="改判", by=people.editor, at=MOMENT)

    decide(Facet.TIME_LIMIT, ChangeKind.EDITORIAL)
    assert to_read(people.clerk) == [("GC-001", ["fee"])]
    decide(Facet.TIME_LIMIT, ChangeKind.MATERIAL)
    read(people.clerk, hotel)
    assert to_read(people.clerk) == []


def test_the_head_sees_who_has_read_it_and_who_has_not(hotel: Matter, people, house: House) -> None:
    read(people.clerk, hotel)

    assert readers(house.centre) == [("GC-001", 2, ("time_limit", "fee"), ["Alice"], ["Bob"])]
    assert readers(house.other_centre) == []


def test_a_change_everybody_has_read_leaves_the_list_after_a_month(hotel: Matter, people, house: House) -> None:
    for clerk in (people.clerk, people.other_clerk):
        read(clerk, hotel)

    assert len(readers(house.centre, on=TODAY + timedelta(days=29))) == 1
    assert readers(house.centre, on=TODAY + timedelta(days=31)) == []


def test_somebody_who_left_is_not_waited_for(hotel: Matter, people, house: House) -> None:
    for posting in people.other_clerk.postings.all():
        people_operations.end_posting(posting, ends_on=TODAY, by=None, at=NOW)
    people_operations.end_role(people.other_clerk.grants.get(), ends_on=TODAY, by=None, at=NOW)

    assert readers(house.centre) == [("GC-001", 2, ("time_limit", "fee"), [], ["Alice"])]


def test_old_and_new_reach_back_to_what_was_read_last(catalogue: Catalogue, hotel: Matter, people) -> None:
    applied(catalogue, changed(STRICTER, statutory=limit("10个工作日")), CARD)
    version = version_in_force(hotel, TODAY)

    novelty = novelty_of(version, clerk=people.clerk, on=TODAY)
    anybody = novelty_of(version, clerk=None, on=TODAY)

    assert (novelty.old.number, novelty.unread) == (1, ("time_limit", "fee"))
    assert [(row.name, kind) for row, kind in novelty.rows] == [
        ("service_object", "editorial"), ("time_limit", "material"), ("fee", ""),
    ]  # fmt: skip
    assert (anybody.old.number, anybody.unread, [row.name for row, _ in anybody.rows]) == (2, (), ["time_limit"])


def test_a_first_version_has_no_novelty(hotel: Matter, people) -> None:
    card = version_in_force(Matter.objects.get(code="DW-002"), TODAY)

    assert novelty_of(card, clerk=people.clerk, on=TODAY) is None


def test_the_clerk_reads_acknowledges_and_is_led_to_what_is_left(
    catalogue: Catalogue, hotel: Matter, people, client_of: ClientOf
) -> None:
    applied(catalogue, STRICTER, changed(CARD, materials=(IDENTITY, AGENT)))
    client, card = client_of(people.clerk), Matter.objects.get(code="DW-002")
    page = client.get(reverse("changes_to_read")).content.decode()
    assert page.index("正山门卡补办") < page.index("公共场所卫生许可")

    answers = [client.post(reverse("change_acknowledge", args=[matter.pk]), {"version": 2}) for matter in (hotel, card)]

    assert [answer["Location"] for answer in answers] == [reverse("changes_to_read"), card.lesson.url]
    assert 'class="empty"' in client.get(reverse("changes_to_read")).content.decode()


def test_a_stale_page_is_sent_back_to_the_lesson(hotel: Matter, people, client_of: ClientOf) -> None:
    answer = client_of(people.clerk).post(reverse("change_acknowledge", args=[hotel.pk]), {"version": "1"}, follow=True)

    assert "notice--warning" in answer.content.decode()
    assert ChangeAcknowledgement.objects.count() == 0


@pytest.mark.parametrize("role", ["head", "leader", "editor", "inspector", "admin"])
def test_only_clerks_acknowledge(hotel: Matter, people, client_of: ClientOf, role: str) -> None:
    client = client_of(people.by_role(role))

    assert client.post(reverse("change_acknowledge", args=[hotel.pk]), {"version": "2"}).status_code == 403
    assert client.get(reverse("changes_to_read")).status_code == 403


def test_another_centres_head_sees_no_name_of_ours(hotel: Matter, people, house: House, client_of: ClientOf) -> None:
    read(people.clerk, hotel)
    address = reverse("changes_read")

    ours = client_of(people.head).get(address).content.decode()
    theirs = client_of(people.other_head).get(address).content.decode()

    assert ("Alice" in ours, "Bob" in ours, "Alice" in theirs, "Bob" in theirs) == (True, True, False, False)
    assert client_of(people.other_head).get(address, {"centre": house.centre.code}).status_code == 403
    assert client_of(people.clerk).get(address).status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_the_lists_ask_the_same_queries_for_any_length(
    catalogue: Catalogue, people, house: House, client_of: ClientOf, django_assert_num_queries, count: int
) -> None:
    applied(catalogue, HOTEL, *numbered(count), on=TODAY - timedelta(days=30))
    applied(catalogue, HOTEL, *[changed(one, fee="5元") for one in numbered(count)])
    for person, name, queries in ((people.clerk, "changes_to_read", 13), (people.head, "changes_read", 14)):
        client, address = client_of(person), reverse(name)
        client.get(address)
        with django_assert_num_queries(queries):
            answer = client.get(address)
        assert len(answer.context["rows"]) == count


def test_the_lesson_shows_old_and_new_and_asks_only_who_must_know(hotel: Matter, people, client_of: ClientOf) -> None:
    pages = {
        role: client_of(people.by_role(role)).get(hotel.lesson.url).content.decode()
        for role in ("clerk", "neighbour_clerk", "head")
    }

    address = reverse("change_acknowledge", args=[hotel.pk])
    assert {role: address in page for role, page in pages.items()} == {
        "clerk": True,
        "neighbour_clerk": False,
        "head": False,
    }
    assert all("法定：<del>20</del>个工作日" in page and "<ins>10元</ins>" in page for page in pages.values())
    read(people.clerk, hotel)
    assert address not in client_of(people.clerk).get(hotel.lesson.url).content.decode()


def test_the_markdown_of_a_lesson_says_what_changed_without_asking(hotel: Matter, people, client_of: ClientOf) -> None:
    client = client_of(people.clerk)
    client.post("/language/", {"language": "en", "next": "/"})

    text = client.get(reverse("lesson_markdown", args=[hotel.pk])).content.decode()

    assert "Changed on" in text
    assert "Read and understood" not in text


@pytest.mark.parametrize("more", [0, 2])
def test_a_changed_lesson_asks_the_same_queries_however_often_it_changed(
    catalogue: Catalogue, hotel: Matter, people, client_of: ClientOf, django_assert_num_queries, more: int
) -> None:
    for days in range(more):
        applied(catalogue, changed(STRICTER, statutory=limit(f"{days + 3}个工作日")), CARD)
    client = client_of(people.clerk)
    client.get(hotel.lesson.url)

    with django_assert_num_queries(28):
        client.get(hotel.lesson.url)
