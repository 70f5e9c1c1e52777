"""Overruling how a change counts: who may, whom it touches, and that it is read in the history."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from courses import operations
from courses.domain.facets import ChangeKind, Facet
from courses.models import Catalogue, FacetChange, Matter
from courses.operations import DecisionRefused
from ledger.models import AuditEntry
from tests.certification.sittings import grant as certify
from tests.courses.imports import TODAY, applied
from tests.courses.lists import BOTH, CARD, HOTEL, changed, limit
from tests.factories import MOMENT, grant, make_person
from tests.shared import shared

ClientOf = Callable[..., Client]
STRICTER = changed(HOTEL, statutory=limit("15个工作日"), service_object=("企业法人。", "个体工商户"))


@pytest.fixture(autouse=True)
def the_day():
    with time_machine.travel(MOMENT + timedelta(hours=1), tick=False):
        yield


@shared
def hotel(catalogue: Catalogue, people) -> Matter:
    """A matter Alice and Nora of the next town hold; its limit and the wording of its service object changed."""
    applied(catalogue, *BOTH, on=TODAY - timedelta(days=30))
    matter = Matter.objects.get(code="GC-001")
    for clerk in (people.clerk, people.neighbour_clerk):
        certify(clerk, [matter], by=people.head, at=MOMENT - timedelta(days=9))
    applied(catalogue, STRICTER, CARD)
    return matter


def change(matter: Matter, facet: Facet) -> FacetChange:
    return FacetChange.objects.filter(matter=matter, facet=facet).latest("pk")


def decide(client: Client, row: FacetChange, reason: str = "标点改变了范围"):
    return client.post(reverse("facet_change_decide", args=[row.pk]), {"reason": reason})


def test_wording_becomes_facts_with_a_reason_and_an_audit_row(hotel: Matter, people, client_of: ClientOf) -> None:
    ruled = change(hotel, Facet.SERVICE_OBJECT)

    answer = decide(client_of(people.editor), ruled)

    decided = change(hotel, Facet.SERVICE_OBJECT)
    assert answer["Location"] == reverse("matter_history", args=[hotel.pk])
    assert (decided.kind, decided.reason, decided.decided_by, decided.effective_at) == (
        ChangeKind.MATERIAL, "标点改变了范围", people.editor, ruled.effective_at,
    )  # fmt: skip
    assert AuditEntry.objects.get(action="facet_change.decided").detail == {
        "facet": "service_object",
        "before": "editorial",
        "kind": "material",
        "reason": "标点改变了范围",
    }


def test_and_facts_become_wording_and_back_again(hotel: Matter, people, client_of: ClientOf) -> None:
    for kind in (ChangeKind.EDITORIAL, ChangeKind.MATERIAL):
        decide(client_of(people.editor), change(hotel, Facet.TIME_LIMIT))
        assert change(hotel, Facet.TIME_LIMIT).kind == kind
    assert hotel.facet_changes.filter(facet=Facet.TIME_LIMIT).count() == 3


def test_the_page_tells_whom_it_touches_without_names_of_people_out_of_sight(
    hotel: Matter, people, house, client_of: ClientOf
) -> None:
    address = reverse("facet_change_decide", args=[change(hotel, Facet.SERVICE_OBJECT).pk])

    for person, names in ((people.editor, [[], []]), (people.admin, [["Alice"], ["Nora"]])):
        touched = client_of(person).get(address).context["touched"]
        assert touched == {"clerks": 2, "centres": [(house.centre, 1, names[0]), (house.other_centre, 1, names[1])]}


def test_facts_that_turn_out_to_be_wording_relieve_those_they_made_stale(
    hotel: Matter, people, client_of: ClientOf
) -> None:
    address = reverse("facet_change_decide", args=[change(hotel, Facet.TIME_LIMIT).pk])

    assert client_of(people.editor).get(address).context["touched"]["clerks"] == 2
    decide(client_of(people.editor), change(hotel, Facet.TIME_LIMIT))
    address = reverse("facet_change_decide", args=[change(hotel, Facet.TIME_LIMIT).pk])
    assert client_of(people.editor).get(address).context["becomes_material"] is True


def test_no_reason_no_decision(hotel: Matter, people, client_of: ClientOf) -> None:
    answer = decide(client_of(people.editor), change(hotel, Facet.TIME_LIMIT), reason="  ")

    assert answer.status_code == 422
    assert hotel.facet_changes.filter(decided_by__isnull=False).count() == 0


def test_an_old_row_leads_to_what_was_said_last(hotel: Matter, people, client_of: ClientOf) -> None:
    ruled, client = change(hotel, Facet.TIME_LIMIT), client_of(people.editor)
    decide(client, ruled)

    answer = client.get(reverse("facet_change_decide", args=[ruled.pk]))

    assert answer["Location"] == reverse("facet_change_decide", args=[change(hotel, Facet.TIME_LIMIT).pk])


@pytest.mark.parametrize(("kind", "code"), [(ChangeKind.MATERIAL, "counts_so_already")])
def test_the_operation_refuses_what_changes_nothing(hotel: Matter, people, kind: ChangeKind, code: str) -> None:
    with pytest.raises(DecisionRefused) as refused:
        operations.decide_change(change(hotel, Facet.TIME_LIMIT), kind=kind, reason="x", by=people.editor, at=MOMENT)

    assert (refused.value.code, hotel.facet_changes.count()) == (code, 2)


def test_the_operation_refuses_to_decide_past_somebody_else(hotel: Matter, people) -> None:
    ruled = change(hotel, Facet.TIME_LIMIT)
    operations.decide_change(ruled, kind=ChangeKind.EDITORIAL, reason="原文如此", by=people.editor, at=MOMENT)

    with pytest.raises(DecisionRefused) as refused:
        operations.decide_change(ruled, kind=ChangeKind.EDITORIAL, reason="同上", by=people.admin, at=MOMENT)

    assert refused.value.code == "decided_meanwhile"


def test_only_the_editor_of_the_unit_and_the_matters_reviewer_may_decide(
    hotel: Matter, people, house, client_of: ClientOf
) -> None:
    row = change(hotel, Facet.TIME_LIMIT)
    own, far, stranger = make_person("hana"), make_person("fara"), make_person("eve")
    grant(own, "reviewer", unit=house.county, department="区卫生健康局")
    grant(far, "reviewer", unit=house.neighbour, department="卫生健康")
    grant(stranger, "editor", unit=house.neighbour)

    for person in (people.clerk, people.head, people.leader, people.inspector, people.reviewer, far, stranger):
        assert decide(client_of(person), row)["Location"] != reverse("matter_history", args=[hotel.pk])
    assert hotel.facet_changes.count() == 2

    assert decide(client_of(own), row)["Location"] == reverse("matter_history", args=[hotel.pk])


def test_a_waiting_editions_change_may_be_decided_by_who_confirms_it_and_stays_unseen(
    catalogue: Catalogue, hotel: Matter, people, client_of: ClientOf
) -> None:
    operations.ask_for_review(catalogue, wanted=True, by=None, at=MOMENT)
    applied(catalogue, changed(STRICTER, statutory=limit("3个工作日")), CARD)
    row = change(hotel, Facet.TIME_LIMIT)

    decide(client_of(people.editor), row, reason="附件日期有误")

    assert change(hotel, Facet.TIME_LIMIT).kind == ChangeKind.EDITORIAL
    page = client_of(people.clerk).get(reverse("matter_history", args=[hotel.pk])).content.decode()
    assert "附件日期有误" not in page
