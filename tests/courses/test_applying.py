"""Applying a plan: what is written, once, whatever happens in between."""

from dataclasses import replace
from datetime import timedelta
from itertools import islice

import pytest

from courses import operations
from courses.domain.facets import ChangeKind, Depth, Facet, Tier
from courses.models import (
    Activation,
    Catalogue,
    CatalogueImport,
    Edition,
    FacetChange,
    LessonPage,
    Matter,
    MatterRetirement,
    MatterVersion,
    Offering,
)
from courses.operations import PlanRefused
from courses.queries import facet_changes, version_in_force
from ledger.models import AppendOnlyError, AuditEntry, OutboxMessage
from tests.courses.imports import TODAY, applied, stage
from tests.courses.lists import BOTH, CARD, HOTEL, changed, limit, numbered
from tests.factories import MOMENT, House

TOMORROW = TODAY + timedelta(days=1)
STRICTER = changed(HOTEL, statutory=limit("15个工作日"), service_object=("企业法人。", "个体工商户"))


def counts() -> dict[str, int]:
    models = (Matter, MatterVersion, MatterRetirement, FacetChange, Offering, LessonPage, Edition, Activation)
    return {model.__name__: model.objects.count() for model in models}


def test_a_first_list_becomes_an_edition_with_versions_offerings_and_lessons(
    catalogue: Catalogue, house: House
) -> None:
    found = applied(catalogue, *BOTH)

    assert found.state == CatalogueImport.State.APPLIED
    assert counts() == {
        "Matter": 2,
        "MatterVersion": 2,
        "MatterRetirement": 0,
        "FacetChange": 0,
        "Offering": 2,
        "LessonPage": 2,
        "Edition": 1,
        "Activation": 1,
    }
    hotel = Matter.objects.get(code="GC-001")
    assert version_in_force(hotel, TODAY).facts == HOTEL.elements
    offering = hotel.offerings.get()
    assert (offering.centre, offering.depth, offering.tier, offering.starts_on) == (
        house.centre,
        "on_behalf",
        "A",
        TODAY,
    )


def test_the_same_list_again_changes_nothing(catalogue: Catalogue) -> None:
    applied(catalogue, *BOTH)
    before = counts()

    again = applied(catalogue, *BOTH)

    assert again.plan == {"create": 0, "update": 0, "retire": 0, "unchanged": 2}
    assert counts() == before


def test_pressing_twice_applies_once(catalogue: Catalogue) -> None:
    found = applied(catalogue, *BOTH)
    before = counts()

    operations.apply_import(found, by=None, at=MOMENT)

    assert counts() == before
    assert OutboxMessage.objects.filter(topic="catalogue.applied").count() == 1


def test_a_changed_list_makes_a_version_and_tells_facts_from_wording(catalogue: Catalogue) -> None:
    applied(catalogue, *BOTH)

    found = applied(catalogue, STRICTER, CARD)

    hotel = Matter.objects.get(code="GC-001")
    assert found.plan == {"create": 0, "update": 1, "retire": 0, "unchanged": 1}
    assert version_in_force(hotel, TODAY).number == 2
    assert [(change.facet, change.kind, change.decided_by) for change in facet_changes(on=TODAY)] == [
        (Facet.SERVICE_OBJECT, ChangeKind.EDITORIAL, None),
        (Facet.TIME_LIMIT, ChangeKind.MATERIAL, None),
    ]
    message = OutboxMessage.objects.filter(topic="catalogue.applied").latest("pk")
    assert message.payload == {
        "catalogue": catalogue.pk,
        "edition": found.edition.pk,
        "matters": [hotel.pk],
        "changes": list(FacetChange.objects.order_by("pk").values_list("pk", flat=True)),
    }


def test_a_change_holds_from_its_effective_date(catalogue: Catalogue) -> None:
    applied(catalogue, *BOTH)

    applied(catalogue, STRICTER, CARD, on=TOMORROW)

    hotel = Matter.objects.get(code="GC-001")
    assert version_in_force(hotel, TODAY).facts == HOTEL.elements
    assert version_in_force(hotel, TOMORROW).facts == STRICTER.elements
    assert list(facet_changes(on=TODAY)) == []
    assert facet_changes(on=TOMORROW).count() == 2


def test_a_matter_left_out_is_retired_and_may_return(catalogue: Catalogue) -> None:
    applied(catalogue, *BOTH)

    applied(catalogue, CARD, on=TOMORROW)

    hotel = Matter.objects.get(code="GC-001")
    assert version_in_force(hotel, TODAY) is not None
    assert version_in_force(hotel, TOMORROW) is None
    assert hotel.offerings.get().ends_on == TOMORROW

    applied(catalogue, *BOTH, on=TOMORROW)

    assert version_in_force(hotel, TOMORROW).facts == HOTEL.elements
    assert list(hotel.offerings.values_list("starts_on", "ends_on")) == [(TODAY, None)]


def test_another_tier_closes_the_offering_and_opens_one(catalogue: Catalogue) -> None:
    applied(catalogue, *BOTH)
    everyday = type(CARD)(CARD.elements, CARD.depth, Tier.A)

    applied(catalogue, HOTEL, everyday, on=TOMORROW)

    card = Matter.objects.get(code="DW-002")
    assert card.versions.count() == 1
    assert list(card.offerings.order_by("starts_on").values_list("tier", "starts_on", "ends_on")) == [
        ("B", TODAY, TOMORROW),
        ("A", TOMORROW, None),
    ]


def test_the_authorising_document_stays_with_its_depth_and_covers_no_other(catalogue: Catalogue) -> None:
    document = {"document": "普政办〔2026〕3号", "expires_on": TOMORROW}
    applied(catalogue, *BOTH)
    offerings = Matter.objects.get(code="DW-002").offerings
    offerings.update(**document)

    applied(catalogue, HOTEL, replace(CARD, tier=Tier.A), on=TOMORROW)
    assert offerings.filter(ends_on=None).values("document", "expires_on").get() == document

    applied(catalogue, HOTEL, replace(CARD, depth=Depth.DIRECT), on=TOMORROW)
    open_one = offerings.filter(ends_on=None).values_list("depth", "document", "expires_on").get()
    assert open_one == ("direct", "", None)


def test_a_list_with_errors_is_stored_for_reading_and_never_applied(catalogue: Catalogue) -> None:
    applied(catalogue, *BOTH)
    before = counts()

    found = stage(catalogue, CARD, CARD)
    with pytest.raises(PlanRefused) as refused:
        operations.apply_import(found, by=None, at=MOMENT)

    assert refused.value.code == "plan_has_errors"
    assert [problem["code"] for problem in found.problems] == ["code_repeated"]
    assert found.lines.filter(action="retire").count() == 0
    assert counts() == before


def test_the_second_of_two_plans_is_told_that_the_catalogue_changed(catalogue: Catalogue) -> None:
    first, second = stage(catalogue, *BOTH), stage(catalogue, CARD)
    operations.apply_import(first, by=None, at=MOMENT)
    before = counts()

    with pytest.raises(PlanRefused) as refused:
        operations.apply_import(second, by=None, at=MOMENT)

    assert refused.value.code == "plan_is_stale"
    assert counts() == before


@pytest.mark.parametrize("chunks_done", [1, 2, 3, 5, 8, 11])
def test_a_killed_import_is_finished_by_applying_it_again(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch, chunks_done: int
) -> None:
    monkeypatch.setattr("courses.chunks.ROWS", 2)
    applied(catalogue, *numbered(6), on=TODAY - timedelta(days=1))
    found = stage(catalogue, HOTEL, *[changed(record, fee="10元") for record in numbered(5)])

    list(islice(operations.applying(found, by=None, at=MOMENT), chunks_done))
    assert found.lines.count() == 7
    operations.apply_import(found, by=None, at=MOMENT)

    assert counts() == {
        "Matter": 7,
        "MatterVersion": 12,
        "MatterRetirement": 1,
        "FacetChange": 0,
        "Offering": 7,
        "LessonPage": 7,
        "Edition": 2,
        "Activation": 2,
    }


def test_nothing_of_an_edition_is_seen_before_its_activation(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    applied(catalogue, *BOTH)
    found = stage(catalogue, STRICTER, CARD, *numbered(1))

    next(operations.applying(found, by=None, at=MOMENT))

    assert MatterVersion.objects.count() == 4
    assert sorted(v.matter.code for v in MatterVersion.objects.in_force(TODAY)) == ["DW-002", "GC-001"]
    assert version_in_force(Matter.objects.get(code="GC-001"), TODAY).number == 1
    assert list(facet_changes(on=TODAY)) == []


def test_only_one_import_of_a_catalogue_is_applied_at_a_time(catalogue: Catalogue) -> None:
    first, second = stage(catalogue, *BOTH), stage(catalogue, CARD)
    next(operations.applying(first, by=None, at=MOMENT))

    with pytest.raises(PlanRefused) as refused:
        operations.apply_import(second, by=None, at=MOMENT)

    assert refused.value.code == "other_import_running"


def test_a_person_may_overrule_how_a_change_was_told(catalogue: Catalogue, people) -> None:
    applied(catalogue, *BOTH)
    applied(catalogue, STRICTER, CARD)
    ruled = FacetChange.objects.get(facet=Facet.SERVICE_OBJECT)

    operations.decide_change(ruled, kind=ChangeKind.MATERIAL, reason="句号改变了范围", by=people.editor, at=MOMENT)

    decided = [(c.facet, c.kind, c.decided_by) for c in facet_changes(on=TODAY)]
    assert decided == [
        (Facet.TIME_LIMIT, ChangeKind.MATERIAL, None),
        (Facet.SERVICE_OBJECT, ChangeKind.MATERIAL, people.editor),
    ]
    assert FacetChange.objects.count() == 3


def test_a_version_can_not_be_changed_or_deleted(catalogue: Catalogue) -> None:
    applied(catalogue, *BOTH)
    version = MatterVersion.objects.first()

    for deed in (version.save, version.delete, MatterVersion.objects.all().delete):
        with pytest.raises(AppendOnlyError):
            deed()
    with pytest.raises(AppendOnlyError):
        MatterVersion.objects.update(name="别的")


def test_every_step_leaves_an_audit_row(catalogue: Catalogue) -> None:
    applied(catalogue, *BOTH)

    assert list(
        AuditEntry.objects.filter(action__startswith="catalogue.").order_by("pk").values_list("action", flat=True)
    ) == [
        "catalogue.opened",
        "catalogue.received",
        "catalogue.staged",
        "catalogue.applying",
        "catalogue.applied",
    ]
