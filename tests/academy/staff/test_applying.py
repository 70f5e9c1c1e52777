"""A staff list applied: exactly what was agreed to, and nothing left to do afterwards."""

from datetime import date, timedelta

import pytest

from academy.staff.domain.plan import Action
from academy.staff.operations import StaffPlanOutdated, apply_list, hand_out, plan_list, read_staff
from courses.domain.problems import Refusal
from ledger.models import AuditEntry
from people import operations
from people.models import Posting, RoleGrant, User
from tests.academy.staff.lists import (
    ALICE,
    BOB,
    DING,
    HELEN,
    HERE,
    THERE,
    TITLES,
    TODAY,
    applied,
    found_in,
    planned,
    row,
    staff_list,
    told,
)
from tests.factories import FIRST_DAY, MOMENT, House, People


def grants_of(username: str) -> set[tuple]:
    rows = RoleGrant.objects.filter(user__username=username)
    return set(rows.values_list("role", "centre__code", "unit__name", "department", "starts_on", "ends_on"))


def posts_of(username: str) -> set[tuple]:
    rows = Posting.objects.filter(clerk__username=username, kind=Posting.Kind.BASE)
    return set(rows.values_list("window__centre__code", "window__number", "starts_on", "ends_on"))


def test_a_plan_writes_nothing(people: People) -> None:
    before = AuditEntry.objects.count()

    assert [line.action for line in planned(DING, ALICE, full=True).lines[:2]] == [Action.CREATE, Action.UNCHANGED]
    assert (AuditEntry.objects.count(), User.objects.filter(username="dingyi").exists()) == (before, False)


def test_somebody_new_gets_an_account_a_role_and_a_base_post(people: People) -> None:
    _plan, (slip,) = applied(DING, by=people.admin)
    user = User.objects.get(username="dingyi")

    assert (slip.user, slip.password) == (user, "bcdf-ghjk-2345")
    assert (user.name, user.employee_number, user.must_change_password, user.password) == (
        *("丁一", "G-017", True),
        "md5$salt$told",
    )
    assert grants_of("dingyi") == {("clerk", "putuoshan", None, "", date(2026, 2, 2), None)}
    assert posts_of("dingyi") == {("putuoshan", 2, date(2026, 2, 2), None)}
    deeds = AuditEntry.objects.filter(recorded_at=MOMENT).order_by("pk")
    assert list(deeds.values_list("action", "actor")) == [
        (action, people.admin.pk) for action in ("person.added", "role.granted", "posting.started")
    ]


def test_roles_of_a_unit_are_given_there_and_a_reviewer_s_with_the_department(people: People) -> None:
    applied(
        row("戊", "wu", 角色="编辑、督查员", 中心="", 单位="普陀区"),
        row("己", "ji", 角色="条线审核人", 中心="", 单位="330903105", 条线="公安"),
    )

    assert grants_of("wu") == {
        ("editor", None, "普陀区", "", TODAY, None),
        ("inspector", None, "普陀区", "", TODAY, None),
    }
    assert grants_of("ji") == {("reviewer", None, "普陀山镇", "公安", TODAY, None)}


def test_who_is_left_out_of_a_complete_list_has_left_and_every_record_stays(people: People) -> None:
    plan, slips = applied(ALICE, HELEN, full=True)

    assert ([line.username for line in plan.of(Action.LEAVE)], slips) == (["bob"], [])
    assert grants_of("bob") == {("clerk", "putuoshan", None, "", FIRST_DAY, TODAY)}
    assert posts_of("bob") == {("putuoshan", 1, FIRST_DAY, TODAY)}
    assert User.objects.get(username="bob").closes_on == TODAY
    assert User.objects.get(username="nora").closes_on is None


def test_who_is_back_signs_in_to_the_old_account(people: People) -> None:
    applied(ALICE, HELEN, full=True)
    plan, slips = applied(BOB)

    assert ([line.reopens for line in plan.lines], slips) == ([True], [])
    assert User.objects.get(username="bob").closes_on is None
    assert grants_of("bob") == {
        ("clerk", "putuoshan", None, "", FIRST_DAY, TODAY),
        ("clerk", "putuoshan", None, "", TODAY, None),
    }


def test_who_goes_to_another_centre_is_a_clerk_there_from_the_day_on(people: People) -> None:
    applied(row("Bob", "bob", 中心=THERE))

    assert grants_of("bob") == {
        ("clerk", "putuoshan", None, "", FIRST_DAY, TODAY),
        ("clerk", "taohua", None, "", TODAY, None),
    }
    assert posts_of("bob") == {("putuoshan", 1, FIRST_DAY, TODAY)}


def test_a_role_that_is_about_to_end_is_given_again_without_an_overlap(people: People) -> None:
    ends_on = TODAY + timedelta(days=30)
    operations.end_role(people.other_clerk.grants.get(), ends_on=ends_on, by=None, at=MOMENT)
    applied(row("Bob", "bob", 中心=THERE))

    assert grants_of("bob") == {
        ("clerk", "putuoshan", None, "", FIRST_DAY, ends_on),
        ("clerk", "taohua", None, "", ends_on, None),
    }


def test_an_administrator_s_account_is_never_closed_by_a_list(people: People, house: House) -> None:
    User.objects.filter(pk=people.other_clerk.pk).update(is_superuser=True)
    plan, _slips = applied(ALICE, HELEN, full=True)

    assert [(line.username, line.closes) for line in plan.of(Action.LEAVE)] == [("bob", False)]
    assert User.objects.get(username="bob").closes_on is None


def test_a_name_and_a_number_are_corrected_and_a_list_without_numbers_leaves_them(people: People) -> None:
    applied(row("阿丽", "alice", 工号="A-1"))
    found = found_in(("姓名", "用户名", "中心"), ("阿丽", "alice", HERE))
    plan = plan_list(found, on=TODAY)

    assert User.objects.values_list("name", "employee_number").get(username="alice") == ("阿丽", "A-1")
    assert plan.is_empty


@pytest.mark.parametrize("full", [False, True], ids=["part", "complete"])
def test_the_plan_of_what_was_applied_is_empty(people: People, full: bool) -> None:
    rows = (
        DING,
        row("阿丽", "alice", 角色="窗口人员、负责人"),
        row("Nora", "nora", 工号="N-1"),
        row("戊", "wu", 角色="审核人", 中心="", 单位="普陀山镇", 条线="公安"),
    )
    plan, _slips = applied(*rows, full=full)

    assert not plan.is_empty
    again = planned(*rows, full=full)
    assert again.is_empty
    assert again.problems == ()


def test_two_people_planning_at_once_the_second_is_told_and_nothing_is_lost(people: People) -> None:
    first, second = found_in(TITLES, DING), found_in(TITLES, DING, ALICE)
    digests = [plan_list(found, on=TODAY).digest for found in (first, second)]
    given = {"on": TODAY, "full": False, "password": told, "by": None, "at": MOMENT}
    apply_list(first.wanted, agreed=digests[0], **given)

    with pytest.raises(StaffPlanOutdated) as outdated:
        apply_list(second.wanted, agreed=digests[1], **given)
    assert outdated.value.plan.is_empty
    assert User.objects.filter(name="丁一").count() == 1


def test_a_list_with_errors_is_never_applied(people: People) -> None:
    applied(DING)

    with pytest.raises(StaffPlanOutdated) as refused:
        applied(row("阿丽", "alice"), row("Bob", "bob", 工号="G-017"))
    assert [problem.code for problem in refused.value.plan.problems if problem.severity == "error"] == [
        "number_of_another"
    ]
    assert User.objects.get(username="alice").name == "Alice"


def test_a_bad_row_never_keeps_the_good_ones_from_being_reported(people: People) -> None:
    plan = planned(row("", "x"), DING, row("庚", "geng", 角色="局长"))

    assert [(line.action, line.username) for line in plan.lines] == [(Action.CREATE, "dingyi")]
    assert [(problem.row, problem.column, problem.code) for problem in plan.problems] == [
        (2, "姓名", "person_name_missing"),
        (4, "角色", "role_unknown"),
    ]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file_empty"),
        (b"\x00\x01\x02", "file_type_unknown"),
        ("事项编码,办理深度\nGC-001,代办\n".encode(), "columns_not_found"),
        ("姓名,手机\n甲,1\n".encode(), "username_column_missing"),
        (staff_list(DING)[:900], "file_damaged"),
    ],
    ids=["empty", "bytes", "a list of matters", "nobody can sign in", "half a workbook"],
)
def test_what_is_no_staff_list_is_refused_by_name(db: None, data: bytes, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_staff(data)
    assert refused.value.problem.code == code


def test_a_new_slip_takes_the_old_password_s_place(people: People) -> None:
    slip = hand_out(people.clerk, password=told, by=people.admin, at=MOMENT)
    user = User.objects.get(pk=people.clerk.pk)

    assert (slip.password, user.password, user.must_change_password) == ("bcdf-ghjk-2345", "md5$salt$told", True)
    entry = AuditEntry.objects.get(action="password.handed_out")
    assert (entry.actor, entry.subject, entry.detail) == (people.admin, f"people.user:{user.pk}", {})
