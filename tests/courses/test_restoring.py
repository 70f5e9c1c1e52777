"""Back to what stood before a list: a plan from earlier versions, applied like any other."""

from datetime import timedelta

from courses import operations
from courses.models import Catalogue, CatalogueImport, Matter, MatterVersion
from courses.queries import version_in_force
from ledger.models import AuditEntry
from tests.courses.imports import TODAY, applied, read, stage
from tests.courses.lists import BOTH, CARD, HOTEL, changed, limit, numbered
from tests.factories import MOMENT

TOMORROW = TODAY + timedelta(days=1)
WRONG = changed(HOTEL, statutory=limit("2个工作日"), name="公共场所卫生许可")


def restored(found: CatalogueImport, people) -> CatalogueImport:
    """The way back, planned."""
    return read(operations.plan_restore(found, effective_on=TODAY, by=people.editor, at=MOMENT))


def test_the_way_back_undoes_what_the_list_did(catalogue: Catalogue, people) -> None:
    applied(catalogue, *BOTH)
    mistake = applied(catalogue, WRONG, *numbered(1))

    plan = restored(mistake, people)

    assert (plan.state, plan.restores, plan.base) == ("planned", mistake.edition, 2)
    assert plan.plan == {"create": 0, "update": 2, "retire": 1, "unchanged": 0}
    assert [change["facet"] for change in plan.lines.get(code="GC-001").changes] == ["time_limit"]

    operations.apply_import(plan, by=people.editor, at=MOMENT)
    hotel = Matter.objects.get(code="GC-001")
    assert version_in_force(hotel, TODAY).facts == HOTEL.elements
    assert sorted(v.matter.code for v in MatterVersion.objects.in_force(TODAY)) == ["DW-002", "GC-001"]
    assert Matter.objects.get(code="DW-002").offerings.filter(ends_on=None).get().tier == "B"
    assert stage(catalogue, *BOTH).plan["unchanged"] == 2


def test_nothing_happens_before_the_way_back_is_applied(catalogue: Catalogue, people) -> None:
    applied(catalogue, *BOTH)
    mistake = applied(catalogue, WRONG, CARD)
    before = MatterVersion.objects.count()

    restored(mistake, people)

    assert MatterVersion.objects.count() == before
    assert AuditEntry.objects.filter(action="catalogue.restore_planned").count() == 1


def test_depth_and_tier_go_back_too(catalogue: Catalogue, people) -> None:
    applied(catalogue, *BOTH)
    everyday = type(CARD)(CARD.elements, CARD.depth, HOTEL.tier)
    mistake = applied(catalogue, HOTEL, everyday)

    plan = restored(mistake, people)
    operations.apply_import(plan, by=people.editor, at=MOMENT)

    assert plan.lines.get(code="DW-002").others == ["tier"]
    assert Matter.objects.get(code="DW-002").offerings.filter(ends_on=None).get().tier == "B"


def test_a_matter_that_was_given_another_code_goes_back_to_its_old_one(catalogue: Catalogue, people) -> None:
    applied(catalogue, *BOTH)
    found = stage(catalogue, HOTEL, changed(CARD, code="DW-900"))
    found = read(operations.answer_renames(found, {"DW-900": "DW-002"}, by=people.editor, at=MOMENT))
    operations.apply_import(found, by=people.editor, at=MOMENT)

    operations.apply_import(restored(found, people), by=people.editor, at=MOMENT)

    assert sorted(Matter.objects.values_list("code", flat=True)) == ["DW-002", "GC-001"]
    assert Matter.objects.get(code="DW-002").versions.count() == 3


def test_before_the_first_list_there_was_nothing(catalogue: Catalogue, people) -> None:
    first = applied(catalogue, *BOTH)

    plan = restored(first, people)

    assert plan.plan == {"create": 0, "update": 0, "retire": 2, "unchanged": 0}
    assert [problem["code"] for problem in plan.problems] == ["many_retired"]


def test_later_lists_are_undone_along_and_the_plan_says_so(catalogue: Catalogue, people) -> None:
    applied(catalogue, *BOTH)
    mistake = applied(catalogue, WRONG, CARD)
    applied(catalogue, WRONG, changed(CARD, fee="10元"))

    plan = restored(mistake, people)

    assert sorted(plan.lines.filter(action="update").values_list("code", flat=True)) == ["DW-002", "GC-001"]
    operations.apply_import(plan, by=people.editor, at=MOMENT)
    assert stage(catalogue, *BOTH).plan["unchanged"] == 2


def test_whether_the_catalogue_is_a_sample_goes_back_as_well(catalogue: Catalogue, people) -> None:
    first = applied(catalogue, *BOTH)
    CatalogueImport.objects.filter(pk=first.pk).update(is_sample=True)
    mistake = applied(catalogue, WRONG, CARD)

    operations.apply_import(restored(mistake, people), by=people.editor, at=MOMENT)

    catalogue.refresh_from_db()
    assert catalogue.is_sample
