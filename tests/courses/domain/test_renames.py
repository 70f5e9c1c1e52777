"""A new code may be a known matter: a person is asked, and the answer keeps what the matter has."""

from courses.domain.plan import Action, Known, PlanLine, make_plan
from courses.domain.records import Record
from courses.domain.renames import PossibleRename
from courses.domain.rows import assigned_code
from tests.courses.lists import BOTH, CARD, HOTEL, changed


def known(*records: Record) -> dict[str, Known]:
    return {record.code: Known(record.elements) for record in records}


RECODED = changed(HOTEL, code="GC-900")
RENAMED = changed(HOTEL, code="GC-900", name="公共场所卫生许可证核发")


def test_the_same_name_of_the_same_department_is_asked_about() -> None:
    plan = make_plan([RECODED, CARD], known(*BOTH))

    assert [(line.action, line.code) for line in plan.lines] == [
        (Action.CREATE, "GC-900"),
        (Action.UNCHANGED, "DW-002"),
        (Action.RETIRE, "GC-001"),
    ]
    assert plan.possible_renames == (
        PossibleRename("GC-900", "GC-001", HOTEL.elements.name, HOTEL.elements.name, "same_name"),
    )


def test_the_same_facts_under_another_name_are_asked_about() -> None:
    assert make_plan([RENAMED, CARD], known(*BOTH)).possible_renames == (
        PossibleRename("GC-900", "GC-001", RENAMED.elements.name, HOTEL.elements.name, "same_facts"),
    )


def test_another_department_or_other_facts_are_another_matter() -> None:
    elsewhere = changed(RECODED, department="市级卫生健康委")
    other = changed(RENAMED, materials=CARD.elements.materials)

    assert make_plan([elsewhere, other], known(HOTEL)).possible_renames == ()


def test_one_known_matter_is_asked_about_once() -> None:
    twice = [RECODED, changed(HOTEL, code="GC-901")]

    assert [found.new_code for found in make_plan(twice, known(HOTEL)).possible_renames] == ["GC-900"]


def test_an_answer_keeps_the_matter_under_its_new_code() -> None:
    plan = make_plan([RENAMED, CARD], known(*BOTH), renames={"GC-900": "GC-001"})

    assert plan.lines == (
        PlanLine(Action.UPDATE, "GC-900", RENAMED.elements.name, RENAMED, (), ("code", "name"), was="GC-001"),
        PlanLine(Action.UNCHANGED, "DW-002", CARD.elements.name, CARD),
    )
    assert plan.possible_renames == ()


def test_a_local_code_never_takes_the_place_of_a_real_one() -> None:
    local = assigned_code(HOTEL.elements.name)
    nameless = changed(HOTEL, code=local)

    assert make_plan([nameless, CARD], known(*BOTH), renames={local: "GC-001"}).is_empty


def test_an_answer_that_holds_no_longer_is_not_used() -> None:
    answers = {"GC-900": "GC-777", "GC-001": "DW-002", "GC-555": "GC-001"}

    plan = make_plan([RECODED, *BOTH], known(*BOTH), renames=answers)

    assert [(line.action, line.code, line.was) for line in plan.lines] == [
        (Action.CREATE, "GC-900", ""),
        (Action.UNCHANGED, "GC-001", ""),
        (Action.UNCHANGED, "DW-002", ""),
    ]
