"""The plan of a list against what the catalogue knows."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from courses.domain.facets import ChangeKind, Depth, Facet, Tier
from courses.domain.plan import Action, FacetDifference, Known, Plan, PlanLine, make_plan
from courses.domain.problems import Problem, Severity
from courses.domain.records import Record
from courses.domain.rows import write_row
from tests.courses.awkward import CELLS, KEYS, read
from tests.courses.lists import BOTH, CARD, HOTEL, changed, limit


def known(*records: Record, **state: object) -> dict[str, Known]:
    return {record.code: Known(record.elements, **state) for record in records}


def test_a_first_list_creates_every_matter() -> None:
    plan = make_plan(BOTH, {})

    assert [(line.action, line.code) for line in plan.lines] == [(Action.CREATE, "GC-001"), (Action.CREATE, "DW-002")]


def test_the_same_list_again_is_an_empty_plan() -> None:
    plan = make_plan(BOTH, known(*BOTH))

    assert plan.is_empty
    assert [line.action for line in plan.lines] == [Action.UNCHANGED, Action.UNCHANGED]


def test_a_changed_facet_is_named_with_its_kind() -> None:
    stricter = changed(HOTEL, statutory=limit("15个工作日"), fee="10元")

    assert make_plan([stricter, CARD], known(*BOTH)).lines[0] == PlanLine(
        Action.UPDATE,
        "GC-001",
        HOTEL.elements.name,
        stricter,
        (FacetDifference(Facet.TIME_LIMIT, ChangeKind.MATERIAL, "facts"),),
        ("fee",),
    )


def test_a_matter_missing_from_the_list_is_retired_last() -> None:
    plan = make_plan([CARD], known(*BOTH))

    assert [(line.action, line.code) for line in plan.lines] == [
        (Action.UNCHANGED, "DW-002"),
        (Action.RETIRE, "GC-001"),
    ]


def test_a_retired_matter_on_the_list_again_is_taken_up_and_not_retired_twice() -> None:
    back = make_plan([HOTEL], known(HOTEL, retired=True))
    gone = make_plan([CARD], {**known(HOTEL, retired=True), **known(CARD)})

    assert [(line.action, line.others, line.writes_version) for line in back.lines] == [
        (Action.UPDATE, ("retired",), True)
    ]
    assert [line.code for line in gone.lines] == ["DW-002"]


def test_a_list_with_errors_retires_nothing() -> None:
    plan = make_plan([CARD], known(*BOTH), problems=[Problem("name_missing", Severity.ERROR)])

    assert plan.has_errors
    assert [line.action for line in plan.lines] == [Action.UNCHANGED]


def test_a_list_that_leaves_out_most_matters_is_questioned() -> None:
    plan = make_plan([], known(*BOTH))

    assert [(problem.code, problem.params) for problem in plan.problems] == [
        ("many_retired", {"retired": 2, "known": 2})
    ]


def test_another_depth_or_tier_changes_the_offering_only() -> None:
    handled = ((Depth.ACCEPT, Tier.B),)

    line = make_plan([HOTEL], known(HOTEL, handled=handled)).lines[0]

    assert (line.action, line.others, line.writes_version) == (Action.UPDATE, ("depth", "tier"), False)


def test_cells_that_did_not_change_make_a_new_reading_editorial() -> None:
    cells = {key: text for key, text in write_row(HOTEL).items() if text}
    reread = Record(changed(HOTEL, materials=()).elements, cells=cells)

    line = make_plan([reread], known(HOTEL, cells=cells)).lines[0]

    assert line.changes == (FacetDifference(Facet.MATERIALS, ChangeKind.EDITORIAL, "read_anew"),)


def test_a_part_of_a_list_retires_nothing() -> None:
    plan = make_plan([CARD], known(*BOTH), full=False)

    assert [(line.action, line.code) for line in plan.lines] == [(Action.UNCHANGED, "DW-002")]
    assert plan.problems == ()


def test_another_wording_of_no_fee_is_no_change() -> None:
    words = ["免费", "否", "0", "此项不收费", "无收费"]

    assert [make_plan([changed(HOTEL, fee=fee)], known(HOTEL)).is_empty for fee in words] == [True] * 5
    assert make_plan([changed(HOTEL, fee="")], known(HOTEL)).lines[0].others == ("fee",)


def applied(plan: Plan, before: dict[str, Known]) -> dict[str, Known]:
    """What the catalogue knows once the plan is applied, without a database."""
    after = dict(before)
    for line in plan.lines:
        if line.action is Action.RETIRE:
            after[line.code] = replace(after[line.code], retired=True)
        elif line.record and line.action is not Action.UNCHANGED:
            after.pop(line.was, None)
            after[line.code] = Known(line.record.elements, line.record.cells)
    return after


LISTS = st.lists(st.tuples(CELLS, st.integers(1, 6)), max_size=6, unique_by=lambda pair: pair[1])
TOLD = st.one_of(st.none(), st.frozensets(st.sampled_from(KEYS)))


@given(LISTS, LISTS, st.booleans(), TOLD, st.booleans())
def test_a_plan_applied_and_planned_again_is_empty(
    old: list, new: list, full: bool, told: frozenset[str] | None, renamed: bool
) -> None:
    before = applied(make_plan([read(cells, number=number) for cells, number in old], {}), {})
    records = [
        replace(
            read({key: text for key, text in cells.items() if told is None or key in told}, number=number), told=told
        )
        for cells, number in new
    ]
    plan = make_plan(records, before, full=full)
    if renamed:
        answers = {question.new_code: question.old_code for question in plan.possible_renames}
        plan = make_plan(records, before, full=full, renames=answers)

    after = applied(plan, before)

    assert make_plan(records, after, full=full).is_empty
