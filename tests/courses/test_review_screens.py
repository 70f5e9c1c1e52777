"""The departments' queue in the admin: each reviewer confirms their own, the editor sees all and may overrule."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from courses import operations
from courses.models import Activation, Catalogue, CatalogueImport, Matter
from courses.queries import version_in_force
from courses.sentences import REVIEW_REFUSALS
from tests.courses.imports import TODAY, applied
from tests.courses.lists import BOTH, CARD, HOTEL, changed, limit, numbered
from tests.factories import MOMENT, grant, make_person
from tests.shared import shared

ClientOf = Callable[..., Client]
State = CatalogueImport.State
STRICTER = changed(HOTEL, statutory=limit("15个工作日"))


@shared
def waiting(catalogue: Catalogue) -> CatalogueImport:
    """One stricter matter of 卫生健康 and one of 岛务旅游 wait for their departments."""
    applied(catalogue, *BOTH)
    operations.ask_for_review(catalogue, wanted=True, by=None, at=MOMENT)
    return applied(catalogue, STRICTER, changed(CARD, result=CARD.elements.result.__class__("新正山门卡")))


@pytest.fixture
def health(people, house):
    """The county's reviewer for 卫生健康."""
    person = make_person("hana")
    grant(person, "reviewer", unit=house.county, department="卫生健康")
    return person


@pytest.fixture
def tourism(people, house):
    """The county's reviewer for 岛务旅游."""
    person = make_person("toni")
    grant(person, "reviewer", unit=house.county, department="岛务旅游")
    return person


def key(code: str) -> int:
    return Matter.objects.get(code=code).pk


def confirm(client: Client, found: CatalogueImport, *codes: str):
    return client.post(reverse("review_confirm", args=[found.pk]), {"matter": [key(code) for code in codes]})


def say(client: Client, found: CatalogueImport, code: str, verdict: str, comment: str = ""):
    address = reverse("review_matter", args=[found.pk, key(code)])
    return client.post(address, {"verdict": verdict, "comment": comment})


def state(found: CatalogueImport) -> str:
    found.refresh_from_db()
    return found.state


def test_the_queue_counts_what_is_ones_own(waiting: CatalogueImport, health, people, client_of: ClientOf) -> None:
    assert client_of(health).get(reverse("review_list")).context["rows"] == [(waiting, 1, 0, 2)]
    assert client_of(people.reviewer).get(reverse("review_list")).context["rows"] == [(waiting, 0, 0, 2)]
    assert client_of(people.editor).get(reverse("review_list")).context["rows"] == [(waiting, 0, 0, 2)]


def test_a_reviewer_or_editor_of_elsewhere_sees_nothing_of_it(
    waiting: CatalogueImport, house, client_of: ClientOf
) -> None:
    for role in ("reviewer", "editor"):
        stranger = make_person(f"far-{role}")
        grant(stranger, role, unit=house.far_county)
        client = client_of(stranger)
        assert client.get(reverse("review_list")).context["rows"] == []
        assert client.get(reverse("review", args=[waiting.pk]))["Location"] == reverse("wagtailadmin_home")
        assert confirm(client, waiting, "GC-001")["Location"] == reverse("wagtailadmin_home")
    assert waiting.edition.reviews.count() == 0


def test_all_confirmed_by_their_departments_comes_into_force(
    waiting: CatalogueImport, health, tourism, client_of: ClientOf
) -> None:
    confirm(client_of(health), waiting, "GC-001")
    assert (state(waiting), Activation.objects.filter(edition=waiting.edition).count()) == (State.REVIEW, 0)

    confirm(client_of(tourism), waiting, "DW-002")

    assert state(waiting) == State.APPLIED
    assert version_in_force(Matter.objects.get(code="GC-001"), TODAY).facts == STRICTER.elements


def test_a_reviewer_can_not_speak_for_another_department(waiting: CatalogueImport, health, client_of: ClientOf) -> None:
    client = client_of(health)

    assert confirm(client, waiting, "GC-001", "DW-002")["Location"] == reverse("wagtailadmin_home")
    assert say(client, waiting, "DW-002", "objected", "不对")["Location"] == reverse("wagtailadmin_home")
    assert say(client, waiting, "GC-001", "overruled", "我说了算")["Location"] == reverse("wagtailadmin_home")
    assert client.get(reverse("review_matter", args=[waiting.pk, key("DW-002")])).status_code == 200
    assert waiting.edition.reviews.count() == 0


def test_an_editor_can_not_confirm_in_a_departments_name(waiting: CatalogueImport, people, client_of: ClientOf) -> None:
    assert confirm(client_of(people.editor), waiting, "GC-001")["Location"] == reverse("wagtailadmin_home")
    assert say(client_of(people.editor), waiting, "GC-001", "confirmed")["Location"] == reverse("wagtailadmin_home")
    assert waiting.edition.reviews.count() == 0


def test_an_objection_needs_its_reason_and_is_read_by_the_editor(
    waiting: CatalogueImport, health, people, client_of: ClientOf
) -> None:
    assert say(client_of(health), waiting, "GC-001", "objected").status_code == 422

    say(client_of(health), waiting, "GC-001", "objected", "应为10个工作日")

    page = client_of(people.editor).get(reverse("review", args=[waiting.pk])).content.decode()
    assert "应为10个工作日" in page
    assert state(waiting) == State.REVIEW


def test_the_editor_overrules_with_a_reason_and_what_was_typed_stays_without_one(
    waiting: CatalogueImport, people, client_of: ClientOf
) -> None:
    client, address = client_of(people.editor), reverse("review_overrule", args=[waiting.pk])
    ticked = {"matter": [key("GC-001"), key("DW-002")]}

    refused = client.post(address, ticked)
    assert refused.status_code == 422
    assert refused.content.decode().count(" checked>") == 2

    client.post(address, ticked | {"comment": "条线尚未指定审核人"})
    assert state(waiting) == State.APPLIED


def test_nothing_ticked_is_said_to_be_nothing(waiting: CatalogueImport, health, client_of: ClientOf) -> None:
    answer = confirm(client_of(health), waiting)

    assert answer.status_code == 422
    assert str(REVIEW_REFUSALS["not_in_review"]) in answer.content.decode()


def test_the_editor_withdraws_with_a_reason(waiting: CatalogueImport, people, client_of: ClientOf) -> None:
    client, address = client_of(people.editor), reverse("review_withdraw", args=[waiting.pk])

    assert client.post(address).status_code == 422
    client.post(address, {"withdraw-comment": "清单有误"})

    assert state(waiting) == State.ABANDONED
    assert version_in_force(Matter.objects.get(code="GC-001"), TODAY).number == 1


def test_a_department_without_a_reviewer_is_named(waiting: CatalogueImport, people, client_of: ClientOf) -> None:
    departments = client_of(people.editor).get(reverse("review", args=[waiting.pk])).context["departments"]

    assert [(one.name, one.reviewers) for one in departments] == [("", ()), ("县级卫生健康局", ())]


def test_old_and_new_stand_side_by_side_and_a_matter_of_no_edition_is_not_there(
    waiting: CatalogueImport, health, client_of: ClientOf
) -> None:
    client = client_of(health)
    page = client.get(reverse("review_matter", args=[waiting.pk, key("GC-001")])).content.decode()
    page = re.sub(r'<span class="w-sr-only">.*?</span>', "", page)

    assert "法定：<del>20</del>个工作日" in page
    assert "法定：<ins>15</ins>个工作日" in page
    other = Matter.objects.create(catalogue=waiting.catalogue, code="ZZ", name="别的")
    assert client.get(reverse("review_matter", args=[waiting.pk, other.pk])).status_code == 404


@pytest.mark.parametrize("role", ["clerk", "head", "leader", "inspector"])
def test_nobody_at_the_counter_sees_what_waits(
    waiting: CatalogueImport, people, client_of: ClientOf, role: str
) -> None:
    client = client_of(people.by_role(role))

    for name, args in (
        ("review_list", []),
        ("review", [waiting.pk]),
        ("review_matter", [waiting.pk, key("GC-001")]),
    ):
        assert client.get(reverse(name, args=args))["Location"].startswith("/accounts/login/")


def test_whether_departments_are_asked_is_the_editors_to_say(
    catalogue: Catalogue, people, house, client_of: ClientOf
) -> None:
    address = reverse("catalogue_review", args=[catalogue.pk])
    stranger = make_person("eve")
    grant(stranger, "editor", unit=house.neighbour)

    for person, wanted, stands in (
        (stranger, "1", False),
        (people.reviewer, "1", False),
        (people.editor, "1", True),
        (people.editor, "0", False),
    ):
        client_of(person).post(address, {"wanted": wanted})
        catalogue.refresh_from_db()
        assert catalogue.needs_review is stands


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("name", "queries"), [("review_list", 17), ("review", 19)])
def test_the_queue_and_an_edition_ask_the_same_queries_for_any_length(
    catalogue: Catalogue, people, client_of: ClientOf, django_assert_num_queries, name: str, queries: int, count: int
) -> None:
    operations.ask_for_review(catalogue, wanted=True, by=None, at=MOMENT)
    found = applied(catalogue, HOTEL, *numbered(count))
    client, address = client_of(people.editor), reverse(name, args=[found.pk] if name == "review" else [])
    client.get(address)

    with django_assert_num_queries(queries):
        client.get(address)
