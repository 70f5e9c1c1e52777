"""What a staff list would open, change and close."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from academy.staff.domain.agreed import from_json, to_json
from academy.staff.domain.people import AT_CENTRE, Grant, Person, Places, Wanted
from academy.staff.domain.plan import Action, StaffLine, StaffPlan, plan_staff
from academy.staff.domain.sheet import StaffList, read_list
from courses.domain.problems import Problem, Refusal, Severity
from courses.domain.source import Format, Sheet, Source

ON = date(2026, 3, 9)
HERE, THERE = 1, 2
CLERK, HEAD = Grant("clerk", HERE), Grant("head", HERE)
PLACES = Places({"本中心": HERE, "邻中心": THERE}, {"本镇": 7}, {(HERE, 3): 30, (HERE, 4): 40, (THERE, 3): 50})
ANNA = Person(1, "a001", "甲", "A001", frozenset({CLERK}), base=30, base_centre=HERE)
BEN = Person(2, "b001", "乙", "", frozenset({CLERK, Grant("editor", 7)}))
ROOT = Person(9, "root", "管理员", "", frozenset({Grant("admin", 0)}))
ALL = [ANNA, BEN, ROOT]


def wanted(username: str = "a001", name: str = "甲", *grants: Grant, **more: object) -> Wanted:
    return Wanted(username, name, grants or (CLERK,), **more)


def only(plan: StaffPlan) -> StaffLine:
    (line,) = plan.lines
    return line


@pytest.mark.parametrize(
    ("row", "action"),
    [
        (wanted(), Action.UNCHANGED),
        (wanted("A001"), Action.UNCHANGED),
        (wanted("other", number="A001"), Action.UNCHANGED),
        (wanted(window=30, since=ON), Action.UNCHANGED),
        (wanted("new", "丙"), Action.CREATE),
        (wanted(name="甲甲"), Action.CHANGE),
        (wanted("a001", "甲", CLERK, HEAD), Action.CHANGE),
        (wanted(number="A002"), Action.CHANGE),
    ],
    ids=["same", "capitals", "by number", "same post", "new", "another name", "one role more", "another number"],
)
def test_a_row_says_what_happens_to_its_person(row: Wanted, action: Action) -> None:
    assert only(plan_staff([row], ALL, on=ON)).action is action


def test_a_clerk_of_another_centre_leaves_the_first_and_no_other_role_is_taken() -> None:
    line = only(plan_staff([wanted("b001", "乙", Grant("clerk", THERE))], ALL, on=ON))

    assert (line.gives, line.ends) == ((Grant("clerk", THERE),), (CLERK,))


def test_a_first_base_post_begins_and_a_move_is_left_to_its_own_rules() -> None:
    first = only(plan_staff([wanted("b001", "乙", window=40, since=ON)], ALL, on=ON))
    moved = plan_staff([wanted(window=40, since=ON)], ALL, on=ON)

    assert first.posts is True
    assert only(moved).action is Action.UNCHANGED
    assert [(p.code, p.severity) for p in moved.problems] == [("post_moves", Severity.WARNING)]


def test_a_post_never_overlaps_one_that_was_closed() -> None:
    was = replace(BEN, posted_until=date(2026, 3, 1))
    early = plan_staff([wanted("b001", "乙", window=40, since=date(2026, 2, 1))], [was], on=ON)
    after = plan_staff([wanted("b001", "乙", window=40, since=date(2026, 3, 1))], [was], on=ON)

    assert [problem.code for problem in early.problems] == ["post_overlaps"]
    assert only(after).posts is True


def test_who_goes_to_another_centre_leaves_the_base_post_behind() -> None:
    there = wanted("a001", "甲", Grant("clerk", THERE), window=50, since=ON)
    line = only(plan_staff([there], ALL, on=ON))
    early = plan_staff([replace(there, since=date(2026, 3, 8))], ALL, on=ON)

    assert (line.ends, line.ends_post, line.posts) == ((CLERK,), True, True)
    assert [problem.code for problem in early.problems] == ["post_overlaps"]


def test_a_staff_number_of_somebody_else_is_an_error() -> None:
    plan = plan_staff([wanted("b001", "乙", number="A001", row=2)], ALL, on=ON, sheet="人员")

    assert plan.lines == ()
    assert [(p.code, p.sheet, p.row) for p in plan.problems] == [("number_of_another", "人员", 2)]


@pytest.mark.parametrize(
    ("row", "code"),
    [(wanted("a001", "丙"), "name_differs"), (wanted("new", "甲"), "namesake")],
    ids=["one account, two names", "one name, two accounts"],
)
def test_who_may_be_mixed_up_is_pointed_out(row: Wanted, code: str) -> None:
    assert [(p.code, p.severity) for p in plan_staff([row], ALL, on=ON).problems] == [(code, Severity.WARNING)]


def test_namesakes_at_different_centres_are_nothing_to_point_out() -> None:
    assert plan_staff([wanted("new", "甲", Grant("clerk", THERE))], ALL, on=ON).problems == ()


def test_two_rows_about_one_account_are_an_error() -> None:
    plan = plan_staff([wanted(), wanted("other", number="A001", row=3)], ALL, on=ON)

    assert [line.username for line in plan.lines] == ["a001"]
    assert [(problem.code, problem.row) for problem in plan.problems] == [("person_twice", 3)]


def test_a_full_list_lets_those_go_whom_it_does_not_name_at_the_centres_it_names() -> None:
    away = Person(3, "c001", "丙", "", frozenset({Grant("clerk", THERE)}))
    plan = plan_staff([wanted("new", "丁")], [*ALL, away], on=ON, full=True)

    assert [(line.username, line.ends, line.closes, line.ends_post) for line in plan.of(Action.LEAVE)] == [
        ("a001", (CLERK,), True, True),
        ("b001", (CLERK,), False, False),
    ]
    assert plan_staff([wanted("new", "丁")], ALL, on=ON).of(Action.LEAVE) == []


def test_a_list_with_errors_lets_nobody_go_and_still_reports_the_good_rows() -> None:
    rows = [wanted("new", "丁"), wanted("b001", "乙", window=40, since=date(2020, 1, 1), row=3)]
    plan = plan_staff(rows, [ANNA, replace(BEN, posted_until=ON)], on=ON, full=True)

    assert [line.username for line in plan.lines] == ["new"]
    assert [problem.row for problem in plan.problems] == [3]


def test_somebody_who_is_back_gets_the_old_account() -> None:
    line = only(plan_staff([wanted()], [replace(ANNA, grants=frozenset(), base=None, closed=True)], on=ON))

    assert (line.action, line.reopens, line.gives) == (Action.CHANGE, True, (CLERK,))


def read(*rows: tuple[str, ...]) -> StaffList:
    return read_list(Source(Format.XLSX, (Sheet("人员", rows),)), PLACES)


def codes(found: StaffList) -> list[str]:
    return [problem.code for problem in found.problems]


def test_every_row_that_is_wrong_is_told_at_its_place_and_the_good_ones_are_read() -> None:
    found = read(
        ("姓名", "工号", "中心", "角色", "窗口", "任岗起始日", "手机", "备注"),
        ("甲", "A001", "本中心", "窗口人员", "3号", "2026-03-09", "1", ""),
        ("", "A002", "本中心", "窗口人员", "", "", "", ""),
        ("丙", "", "本中心", "窗口人员", "", "", "", ""),
        ("丁", "A001", "本中心", "窗口人员", "", "", "", ""),
        ("戊", "A004", "没有", "局长", "", "", "", ""),
        ("己", "A005", "没有", "负责人", "", "", "", ""),
        ("庚", "A006", "本中心", "窗口人员", "9", "某天", "", ""),
        ("辛", "A 007", "本中心", "窗口人员、负责人", "4", "", "", ""),
        ("壬", "A/8", "本中心", "", "", "", "", ""),
    )

    assert [(one.username, one.grants, one.window, one.row) for one in found.wanted] == [
        ("A001", (CLERK,), 30, 2),
        ("A007", (CLERK, HEAD), None, 9),
    ]
    assert [(p.row, p.column, p.code) for p in found.problems] == [
        (1, "手机", "column_private"),
        (1, "备注", "column_unknown"),
        (3, "姓名", "person_name_missing"),
        (4, "工号", "username_missing"),
        (5, "", "username_repeated"),
        (6, "角色", "role_unknown"),
        (7, "中心", "centre_unknown"),
        (8, "任岗起始日", "day_unclear"),
        (8, "窗口", "window_not_open"),
        (9, "任岗起始日", "post_without_day"),
        (10, "工号", "username_unfit"),
        (10, "角色", "role_missing"),
    ]


def test_what_a_person_s_private_columns_hold_is_kept_nowhere() -> None:
    found = read(("姓名", "工号", "中心", "手机（必填）", "学历"), ("甲", "A001", "本中心", "13800138000", "大专"))

    assert "13800138000" not in repr(found)
    assert "大专" not in repr(found)
    assert codes(found) == ["column_private", "column_private"]
    assert found.left_aside == ["手机（必填）", "学历"]


def test_administrators_are_never_made_by_a_list() -> None:
    found = read(("姓名", "用户名", "角色", "单位"), ("甲", "a", "管理员", "本镇"), ("乙", "b", "admin", "本镇"))

    assert found.wanted == ()
    assert codes(found) == ["role_unknown", "role_unknown"]


def test_a_list_without_a_column_for_roles_is_one_of_clerks() -> None:
    assert read(("姓名", "工号", "中心"), ("甲", "A001", "本中心")).wanted[0].grants == (CLERK,)


def test_a_list_without_accounts_or_names_is_refused() -> None:
    for title, code in (("姓名", "username_column_missing"), ("工号", "columns_not_found")):
        with pytest.raises(Refusal) as refused:
            read((title, "中心"), ("甲", "本中心"))
        assert refused.value.problem.code == code


def test_a_reviewer_without_a_department_is_pointed_out() -> None:
    found = read(
        ("姓名", "用户名", "角色", "单位", "条线"),
        ("甲", "a", "审核人", "本镇", ""),
        ("乙", "b", "审核人", "本镇", "公安"),
    )

    assert [one.grants for one in found.wanted] == [(Grant("reviewer", 7),), (Grant("reviewer", 7, "公安"),)]
    assert [(problem.row, problem.code) for problem in found.problems] == [(2, "department_unstated")]


def test_what_the_file_itself_has_against_it_is_told_with_the_rows() -> None:
    lost = Problem("text_characters_lost", params={"count": 1})
    rows = (("姓名", "工号", "中心"), ("甲", "A001", "本中心"))
    found = read_list(Source(Format.CSV, (Sheet("", rows),), encoding="gb18030", problems=(lost,)), PLACES)

    assert found.problems == (lost,)
    assert (found.format, found.encoding, found.header) == (Format.CSV, "gb18030", 1)
    assert found.titles == {"name": "姓名", "number": "工号", "centre": "中心"}


# --- applying as the plan says, in plain values: whatever the list, its second plan is empty ---


def done(line: StaffLine, key: int) -> Person:
    """The person after the line."""
    now = line.person or Person(key, line.wanted.username, "")
    grants = (now.grants - set(line.ends)) | set(line.gives)
    one = line.wanted
    post = (None, None) if line.ends_post else (now.base, now.base_centre)
    if line.posts and one and one.window:
        post = one.window, THERE if one.window == 50 else HERE
    return replace(
        now,
        name=one.name if one else now.name,
        employee_number=one.number if one and one.number is not None else now.employee_number,
        grants=frozenset(grants),
        base=post[0],
        base_centre=post[1],
        closed=line.closes or (now.closed and not line.reopens),
    )


def seat(own: list[Grant]) -> tuple[int | None, date | None]:
    """A window of the centre the row makes somebody a clerk of."""
    centre = next((grant.place for grant in own if grant.role == "clerk"), None)
    return ({HERE: 30, THERE: 50}[centre], ON) if centre else (None, None)


names = st.sampled_from(["a001", "b001", "c001", "d001"])
grants = st.sampled_from([CLERK, HEAD, Grant("clerk", THERE), Grant("editor", 7), Grant("reviewer", 7, "公安")])
rows = st.builds(
    lambda name, own, sits, number: Wanted(name, f"姓{name}", tuple(own), number, *seat(own) if sits else (None, None)),
    names,
    st.lists(grants, min_size=1, max_size=2, unique_by=lambda grant: grant.role),
    st.booleans(),
    st.none() | st.just(""),
)
persons = st.builds(
    lambda name, own, base, closed: Person(
        ord(name[0]), name, f"姓{name}", "", frozenset(own), base, HERE if base else None, closed=closed
    ),
    names,
    st.lists(grants, max_size=3, unique_by=lambda grant: grant.role),
    st.none() | st.sampled_from([30, 40]),
    st.booleans(),
)


@given(
    st.lists(rows, max_size=4, unique_by=lambda row: row.username),
    st.lists(persons, max_size=4, unique_by=lambda person: person.username),
    st.booleans(),
)
def test_the_plan_of_what_was_applied_is_empty(listed: list[Wanted], known: list[Person], full: bool) -> None:
    plan = plan_staff(listed, known, on=ON, full=full)
    after = {person.key: person for person in known}
    for place, line in enumerate(plan.lines):
        if line.action is not Action.UNCHANGED:
            person = done(line, 1000 + place)
            after[person.key] = person

    again = plan_staff(listed, after.values(), on=ON, full=full)

    assert [line for line in again.lines if line.action is not Action.UNCHANGED] == []
    assert all(line.closes is False or not line.person.grants - set(line.ends) for line in plan.lines)
    assert all({g.role for g in line.ends} <= AT_CENTRE for line in plan.lines)


@given(rows)
def test_a_row_kept_on_the_page_comes_back_as_it_was(row: Wanted) -> None:
    assert from_json(to_json(row)) == row
