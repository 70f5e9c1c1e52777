"""How a change counts may be said before it is applied; applying appends it to the ledger as decided."""

import pytest

from courses import operations
from courses.domain.facets import ChangeKind, Facet
from courses.models import Catalogue, FacetChange, ImportLine
from courses.operations import DecisionRefused
from courses.queries import facet_changes
from ledger.models import AuditEntry
from tests.courses.imports import TODAY, applied, stage
from tests.courses.lists import BOTH, CARD, HOTEL, changed, limit
from tests.factories import MOMENT
from tests.shared import shared

STRICTER = changed(HOTEL, statutory=limit("15个工作日"), service_object=("企业法人。", "个体工商户"))


@shared
def line(catalogue: Catalogue) -> ImportLine:
    """A planned line with a changed limit (material) and another punctuation (editorial)."""
    applied(catalogue, *BOTH)
    return stage(catalogue, STRICTER, CARD).lines.get(code="GC-001")


def decide(line: ImportLine, facet: Facet, kind: ChangeKind, people) -> ImportLine:
    return operations.decide_planned(line, facet, kind=kind, reason="法规原意", by=people.editor, at=MOMENT)


def test_what_is_said_moves_the_line_and_leaves_an_audit_row(line: ImportLine, people) -> None:
    assert line.weight == "facts"

    line = decide(line, Facet.TIME_LIMIT, ChangeKind.EDITORIAL, people)

    assert (line.weight, line.facets_asked_again, line.kind_of("time_limit")) == ("rest", (), "editorial")
    entry = AuditEntry.objects.latest("pk")
    assert (entry.action, entry.actor, entry.detail) == (
        "import_line.decided",
        people.editor,
        {"code": "GC-001", "facet": "time_limit", "before": "material", "kind": "editorial", "reason": "法规原意"},
    )


def test_applying_appends_it_after_the_rule_s_own_row(line: ImportLine, people) -> None:
    decide(line, Facet.TIME_LIMIT, ChangeKind.EDITORIAL, people)

    operations.apply_import(line.catalogue_import, by=people.editor, at=MOMENT)

    assert list(FacetChange.objects.order_by("pk").values_list("facet", "kind", "reason", "decided_by")) == [
        ("service_object", "editorial", "wording", None),
        ("time_limit", "material", "facts", None),
        ("time_limit", "editorial", "法规原意", people.editor.pk),
    ]
    assert [change.kind for change in facet_changes(on=TODAY)] == ["editorial", "editorial"]
    assert AuditEntry.objects.filter(action="facet_change.decided", actor=people.editor).count() == 1


def test_going_back_to_the_rule_takes_the_decision_away(line: ImportLine, people) -> None:
    decide(line, Facet.TIME_LIMIT, ChangeKind.EDITORIAL, people)

    line = decide(line, Facet.TIME_LIMIT, ChangeKind.MATERIAL, people)

    assert (line.decisions, line.weight) == ({}, "facts")
    assert line.catalogue_import.decisions == {}


def test_saying_what_holds_already_is_refused(line: ImportLine, people) -> None:
    with pytest.raises(DecisionRefused) as refused:
        decide(line, Facet.TIME_LIMIT, ChangeKind.MATERIAL, people)

    assert refused.value.code == "counts_so_already"


@pytest.mark.parametrize("state", ["applying", "abandoned", "reading"])
def test_nothing_is_said_to_a_plan_that_is_no_longer_open(line: ImportLine, people, state: str) -> None:
    found = line.catalogue_import
    found.state = state
    found.save()

    with pytest.raises(DecisionRefused) as refused:
        decide(line, Facet.TIME_LIMIT, ChangeKind.EDITORIAL, people)

    assert refused.value.code == "plan_not_open"
    assert ImportLine.objects.get(pk=line.pk).decisions == {}
