"""An edition that waits for the departments: unseen until every matter is settled, then in force."""

from datetime import timedelta

import pytest

from courses import operations
from courses.models import Activation, Catalogue, CatalogueImport, Matter, MatterVersion
from courses.operations import PlanRefused, ReviewRefused
from courses.queries import facet_changes, version_in_force
from courses.queries.reviews import by_department, matters_in_review, reviews_waiting, unsettled
from ledger.models import AuditEntry, OutboxMessage
from people import operations as people_operations
from tests.courses.imports import TODAY, applied, stage
from tests.courses.lists import BOTH, CARD, HOTEL, changed, limit, numbered
from tests.factories import MOMENT, grant, make_person
from tests.shared import shared

State = CatalogueImport.State
STRICTER = changed(HOTEL, statutory=limit("15个工作日"))
LATER = MOMENT + timedelta(days=3)


@shared
def reviewed(catalogue: Catalogue) -> Catalogue:
    """The town's catalogue with two matters in force; from now on the departments confirm what changes."""
    applied(catalogue, *BOTH, on=TODAY - timedelta(days=30))
    return operations.ask_for_review(catalogue, wanted=True, by=None, at=MOMENT)


@shared
def waiting(reviewed: Catalogue) -> CatalogueImport:
    """A stricter limit for one matter, and the other taken off the list."""
    return applied(reviewed, STRICTER, *numbered(1))


def keys(*codes: str) -> list[int]:
    return [Matter.objects.get(code=code).pk for code in codes]


def said(found: CatalogueImport, *codes: str, by, verdict: str = "confirmed", comment: str = "") -> CatalogueImport:
    return operations.give_verdict(found, keys(*codes), verdict=verdict, comment=comment, by=by, at=LATER)


def test_a_catalogue_that_asks_nobody_applies_at_once(catalogue: Catalogue) -> None:
    assert applied(catalogue, *BOTH).state == State.APPLIED


def test_a_staged_edition_waits_and_nobody_sees_anything_of_it(reviewed: Catalogue, waiting: CatalogueImport) -> None:
    hotel, card = Matter.objects.get(code="GC-001"), Matter.objects.get(code="DW-002")

    assert waiting.state == State.REVIEW
    assert not Activation.objects.filter(edition=waiting.edition).exists()
    assert version_in_force(hotel, TODAY).number == 1
    assert version_in_force(card, TODAY) is not None
    assert list(facet_changes(on=TODAY)) == []
    assert hotel.offerings.filter(ends_on=None).count() == card.offerings.filter(ends_on=None).count() == 1
    assert MatterVersion.objects.in_force(TODAY).count() == 2
    assert OutboxMessage.objects.filter(topic="catalogue.applied").count() == 1


def test_pressing_apply_again_changes_nothing_while_it_waits(waiting: CatalogueImport) -> None:
    assert operations.apply_import(waiting, by=None, at=LATER).state == State.REVIEW
    assert AuditEntry.objects.filter(action="review.opened").count() == 1


def test_no_other_list_of_the_catalogue_is_applied_meanwhile(reviewed: Catalogue, waiting: CatalogueImport) -> None:
    with pytest.raises(PlanRefused) as refused:
        applied(reviewed, CARD)

    assert refused.value.code == "other_import_in_review"


def test_the_last_confirmation_puts_the_edition_on_its_way_into_force(waiting: CatalogueImport, people) -> None:
    assert said(waiting, "GC-001", by=people.reviewer).state == State.REVIEW
    assert said(waiting, "DW-001", "DW-002", by=people.reviewer).state == State.APPLYING
    found = operations.apply_import(waiting, by=people.editor, at=LATER)

    assert found.state == State.APPLIED
    assert version_in_force(Matter.objects.get(code="GC-001"), TODAY).number == 2
    assert version_in_force(Matter.objects.get(code="DW-002"), TODAY) is None
    activation = Activation.objects.get(edition=found.edition)
    assert (activation.effective_at.date(), activation.recorded_at) == (found.edition.effective_at.date(), LATER)
    assert OutboxMessage.objects.filter(topic="catalogue.applied").count() == 2


def test_an_objection_keeps_it_waiting_until_the_editor_overrules_with_a_reason(
    waiting: CatalogueImport, people
) -> None:
    said(waiting, "DW-001", "DW-002", by=people.reviewer)
    assert (
        said(waiting, "GC-001", by=people.reviewer, verdict="objected", comment="应为10个工作日").state == State.REVIEW
    )
    assert unsettled(waiting.edition) == set(keys("GC-001"))

    found = said(waiting, "GC-001", by=people.editor, verdict="overruled", comment="以省清单为准")

    assert found.state == State.APPLYING
    (word,) = [one.word for one in matters_in_review([waiting.edition]) if one.matter.code == "GC-001"]
    assert (word.verdict, word.comment, word.by) == ("overruled", "以省清单为准", people.editor)


def test_a_reviewer_may_think_again_before_it_is_settled(waiting: CatalogueImport, people) -> None:
    said(waiting, "GC-001", by=people.reviewer)
    said(waiting, "GC-001", by=people.reviewer, verdict="objected", comment="附件未更新")
    said(waiting, "DW-001", "DW-002", by=people.reviewer)
    assert unsettled(waiting.edition) == set(keys("GC-001"))

    assert said(waiting, "GC-001", by=people.reviewer).state == State.APPLYING


def test_the_same_word_twice_is_one_row(waiting: CatalogueImport, people) -> None:
    for _ in range(2):
        said(waiting, "GC-001", by=people.reviewer)

    assert waiting.edition.reviews.count() == 1


@pytest.mark.parametrize("codes", [(), ("ZZ-9",)], ids=["nothing", "a matter of no list"])
def test_only_matters_of_the_edition_can_be_settled(waiting: CatalogueImport, people, codes: tuple[str, ...]) -> None:
    if codes:
        Matter.objects.create(catalogue=waiting.catalogue, code="ZZ-9", name="别的")

    with pytest.raises(ReviewRefused) as refused:
        said(waiting, *codes, by=people.reviewer)

    assert (refused.value.code, waiting.edition.reviews.count()) == ("not_in_review", 0)


def test_nothing_can_be_said_once_it_is_settled(waiting: CatalogueImport, people) -> None:
    said(waiting, "GC-001", "DW-001", "DW-002", by=people.reviewer)

    with pytest.raises(ReviewRefused) as refused:
        said(waiting, "GC-001", by=people.reviewer, verdict="objected", comment="晚了")

    assert refused.value.code == "not_waiting"


def test_a_withdrawn_edition_is_never_seen_and_the_next_list_goes_on(reviewed: Catalogue, people) -> None:
    waiting = applied(reviewed, STRICTER, *numbered(1))
    operations.withdraw_edition(waiting, reason="清单有误", by=people.editor, at=LATER)
    operations.ask_for_review(reviewed, wanted=False, by=people.editor, at=LATER)

    found = applied(reviewed, changed(HOTEL, statutory=limit("10个工作日")), CARD)

    assert (waiting.refresh_from_db(), waiting.state) == (None, State.ABANDONED)
    assert found.plan == {"create": 0, "update": 1, "retire": 0, "unchanged": 1}
    assert version_in_force(Matter.objects.get(code="GC-001"), TODAY).facts.statutory == limit("10个工作日")
    assert version_in_force(Matter.objects.get(code="DW-001"), TODAY) is None


def test_a_list_that_changes_no_facts_asks_nobody(reviewed: Catalogue) -> None:
    everyday = type(CARD)(CARD.elements, CARD.depth, HOTEL.tier)

    assert applied(reviewed, HOTEL, everyday).state == State.APPLIED


def test_a_killed_review_goes_on_where_it_stood(reviewed: Catalogue, people) -> None:
    found = stage(reviewed, STRICTER, CARD)
    next(operations.applying(found, by=None, at=MOMENT))
    operations.apply_import(found, by=None, at=MOMENT)
    said(found, "GC-001", by=people.reviewer)
    next(operations.applying(found, by=None, at=LATER))

    assert operations.apply_import(found, by=None, at=LATER).state == State.APPLIED
    assert Matter.objects.get(code="GC-001").versions.count() == 2


def test_each_department_is_shown_with_who_answers_for_it(waiting: CatalogueImport, people, house) -> None:
    health = make_person("hana")
    grant(health, "reviewer", unit=house.town, department="区卫生健康局")
    gone = grant(make_person("gone"), "reviewer", unit=house.town, department="卫生健康")
    people_operations.end_role(gone, ends_on=TODAY, by=None, at=MOMENT)
    grant(make_person("far"), "reviewer", unit=house.neighbour, department="卫生健康")

    departments = by_department(matters_in_review([waiting.edition]), waiting.catalogue, on=TODAY)

    assert [(one.name, one.reviewers, [m.matter.code for m in one.matters]) for one in departments] == [
        ("", (), ["DW-001", "DW-002"]),
        ("县级卫生健康局", ("Hana",), ["GC-001"]),
    ]


def test_only_waiting_imports_are_in_the_queue(reviewed: Catalogue, waiting: CatalogueImport) -> None:
    assert list(reviews_waiting(Catalogue.objects.all())) == [waiting]
    assert list(reviews_waiting(Catalogue.objects.exclude(pk=reviewed.pk))) == []
