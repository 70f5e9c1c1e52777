"""What a centre's new list would open, change and close."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.domain.facets import Depth, Tier
from courses.domain.offerings.agreed import from_json, to_json
from courses.domain.offerings.plan import Action, plan_offerings
from courses.domain.offerings.sheet import COLUMNS, read_sheets, write_cells
from courses.domain.offerings.terms import Held, Terms, Wish
from courses.domain.problems import Problem, Severity
from courses.domain.source import Sheet

DAY = timedelta(days=1)
ON = date(2026, 3, 9)
TERMS = Terms(date(2025, 1, 1), Depth.ACCEPT, Tier.A, "岱政发〔2025〕1号", date(2026, 12, 31))
HELD = Held(1, "GC-001", "公共场所卫生许可", TERMS, frozenset({2}))
FREE = Held(2, "DW-002", "正山门卡补办")
BOTH = {1: HELD, 2: FREE}


def planned(*wishes: Wish, full: bool = False):
    return plan_offerings(wishes, BOTH, on=ON, full=full)


@pytest.mark.parametrize(
    ("wish", "action", "changed"),
    [
        (Wish(1), Action.UNCHANGED, ()),
        (Wish(1, {"depth": Depth.ACCEPT, "tier": Tier.A}), Action.UNCHANGED, ()),
        (Wish(1, {"tier": Tier.C}), Action.CHANGE, ("tier",)),
        (Wish(1, {"depth": Depth.DIRECT}), Action.CHANGE, ("depth", "document", "expires_on")),
        (Wish(1, {"depth": Depth.DIRECT, "document": "新文", "expires_on": None}), Action.CHANGE,
         ("depth", "document", "expires_on")),
        (Wish(1, {"expires_on": date(2027, 12, 31)}), Action.CHANGE, ("expires_on",)),
        (Wish(1, {"windows": frozenset({2, 3})}), Action.CHANGE, ("windows",)),
        (Wish(1, {"ends_on": ON + DAY}), Action.CHANGE, ("ends_on",)),
        (Wish(1, {"ends_on": ON}), Action.CLOSE, ("ends_on",)),
        (Wish(1, {"starts_on": date(2020, 1, 1)}), Action.UNCHANGED, ()),
        (Wish(2), Action.OPEN, ()),
        (Wish(2, {"ends_on": ON}), Action.UNCHANGED, ()),
    ],
    ids=str,
)  # fmt: skip
def test_a_wish_says_what_happens_to_its_matter(wish: Wish, action: Action, changed: tuple[str, ...]) -> None:
    (line,) = planned(wish).lines

    assert (line.action, line.changed) == (action, changed)


def test_a_new_matter_begins_on_the_day_of_the_plan_or_its_own() -> None:
    (now,) = planned(Wish(2)).lines
    (later,) = planned(Wish(2, {"starts_on": ON + 30 * DAY, "depth": Depth.ON_BEHALF})).lines

    assert now.after == Terms(ON)
    assert later.after == Terms(ON + 30 * DAY, Depth.ON_BEHALF)


def test_a_full_list_closes_what_it_does_not_name_and_another_one_does_not() -> None:
    assert [(line.action, line.held.code) for line in planned(Wish(2), full=True).lines] == [
        (Action.OPEN, "DW-002"),
        (Action.CLOSE, "GC-001"),
    ]
    assert [line.held.code for line in planned(Wish(2)).lines] == ["DW-002"]


@pytest.mark.parametrize(
    ("wish", "code", "severity"),
    [
        (Wish(2, {"starts_on": ON - DAY}), "offering_starts_before", Severity.ERROR),
        (Wish(2, {"expires_on": ON}), "expiry_without_document", Severity.ERROR),
        (Wish(1, {"document": ""}), "expiry_without_document", Severity.ERROR),
        (Wish(1, {"starts_on": ON}), "offering_start_kept", Severity.WARNING),
    ],
    ids=["begins before", "no document", "document taken away", "has begun"],
)
def test_what_cannot_be_is_said_and_closes_nothing(wish: Wish, code: str, severity: Severity) -> None:
    plan = planned(wish, full=True)

    assert [(problem.code, problem.severity) for problem in plan.problems] == [(code, severity)]
    assert plan.has_errors is (severity is Severity.ERROR)
    assert bool(plan.of(Action.CLOSE)) is False or severity is Severity.WARNING


def test_a_bad_row_never_stops_the_report_on_a_good_one() -> None:
    plan = planned(Wish(1, {"document": ""}, row=2), Wish(2, row=3))

    assert [line.row for line in plan.lines] == [3]
    assert [problem.row for problem in plan.problems] == [2]


def test_the_digest_tells_plans_apart_by_what_they_do() -> None:
    assert planned(Wish(1), Wish(2)).digest == planned(Wish(2)).digest
    assert planned(Wish(2)).digest != planned(Wish(2, {"tier": Tier.A})).digest
    assert planned(Wish(2)).digest != plan_offerings([Wish(2)], {2: replace(FREE, name="x")}, on=ON).digest


def test_reading_tells_every_row_that_is_wrong() -> None:
    rows = (
        ("事项编码", "办理深度", "培训层级", "授权有效期至", "专窗窗口号", "领导"),
        ("GC-001", "受理", "A", "2026-12-31", "2号", "x"),
        ("DW-002", "随便", "Z", "某天", "9", ""),
        ("NO-1", "", "", "", "", ""),
        ("", "受理", "", "", "", ""),
        ("gc-001", "", "", "", "", ""),
        ("1.13E+30", "", "", "", "", ""),
    )
    wishes, problems = read_sheets([Sheet("表", rows)], BOTH, windows=frozenset({2, 3}))

    assert wishes == (
        Wish(
            1, {"depth": Depth.ACCEPT, "tier": Tier.A, "expires_on": date(2026, 12, 31), "windows": frozenset({2})}, 2
        ),
    )
    assert [(p.row, p.column, p.code) for p in problems] == [
        (1, "领导", "column_unknown"),
        (3, "办理深度", "depth_unknown_here"),
        (3, "培训层级", "tier_unknown_here"),
        (3, "授权有效期至", "day_unclear"),
        (3, "专窗窗口号", "window_unknown"),
        (4, "事项编码", "matter_unknown"),
        (5, "事项编码", "offering_code_missing"),
        (6, "事项编码", "code_repeated"),
        (7, "事项编码", "code_lost_digits"),
    ]


def test_a_code_of_two_catalogues_is_left_to_a_person() -> None:
    two = {1: HELD, 3: Held(3, "GC001", "同码事项")}
    wishes, problems = read_sheets([Sheet("表", (("编码",), ("GC-001",)))], two, windows=frozenset())

    assert wishes == ()
    assert [problem.code for problem in problems] == ["matter_ambiguous"]


depths, tiers = st.none() | st.sampled_from(Depth), st.sampled_from(Tier)
days = st.dates(date(2020, 1, 1), date(2030, 1, 1))


@st.composite
def terms(draw: st.DrawFn) -> Terms:
    document = draw(st.sampled_from(["", "岱政发〔2025〕1号", "委托书 3"]))
    starts = draw(days)
    return Terms(
        starts,
        draw(depths),
        draw(tiers),
        document,
        draw(st.none() | days) if document else None,
        draw(st.none() | st.integers(1, 900).map(lambda n: max(starts, ON) + n * DAY)),
    )


@given(st.lists(st.tuples(st.none() | terms(), st.frozensets(st.sampled_from([2, 3]))), max_size=6), st.booleans())
def test_the_list_we_write_plans_nothing(rows: list[tuple[Terms | None, frozenset[int]]], full: bool) -> None:
    held = {
        n: Held(n, f"XX-{n:03}", f"事项{n}", one, windows if one else frozenset())
        for n, (one, windows) in enumerate(rows)
    }
    listed = [write_cells(one) for one in held.values() if one.terms]
    if not listed:
        return
    titles = [column.title for column in COLUMNS]
    cells = [tuple(row.get(column.key, "") for column in COLUMNS) for row in listed]
    wishes, problems = read_sheets([Sheet("表", (tuple(titles), *cells))], held, windows=frozenset({2, 3}))
    plan = plan_offerings(wishes, held, on=ON, full=full, problems=problems)

    assert (plan.is_empty, plan.problems) == (True, ())


values = st.fixed_dictionaries(
    {},
    optional={
        "depth": depths,
        "tier": tiers,
        "document": st.text(max_size=5),
        "expires_on": st.none() | days,
        "starts_on": days,
        "ends_on": st.none() | days,
        "windows": st.frozensets(st.integers(1, 9)),
    },
)


@given(st.builds(Wish, st.integers(1, 9), values, st.none() | st.integers(1, 9)))
def test_a_wish_kept_on_the_page_comes_back_as_it_was(wish: Wish) -> None:
    assert from_json(to_json(wish)) == wish


@given(st.builds(Wish, st.sampled_from([1, 2]), values))
def test_what_a_plan_leaves_behind_plans_nothing_again(wish: Wish) -> None:
    plan = planned(wish)
    if plan.has_errors:
        return
    (line,) = plan.lines
    now = line.after if line.action is not Action.UNCHANGED else line.held.terms
    after = {wish.matter: replace(line.held, terms=now, windows=line.windows if now else frozenset())}
    again = plan_offerings([wish], after, on=ON)

    assert [one.action for one in again.lines if one.action is not Action.UNCHANGED] == []
    assert all(isinstance(problem, Problem) and not again.has_errors for problem in again.problems)
