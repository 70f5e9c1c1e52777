"""Leave: entered by the head, read from a list by a plan, taken back with a reason; nobody is away twice."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.urls import reverse

from ledger.models import AuditEntry
from people.models import Leave
from people.operations import LeaveOverlaps, record_leave, withdraw_leave
from people.queries import clerks_away
from tests.courses.lists import sheet_of
from tests.factories import MOMENT, grant, make_person

TODAY, DAY = MOMENT.date(), timedelta(days=1)
HEAD = ("姓名", "假别", "起始日", "截止日")


def away(clerk, by, first=TODAY, days=5):
    return record_leave(clerk, kind="annual", starts_on=first, ends_on=first + days * DAY, by=by, at=MOMENT)


def test_nobody_is_away_twice_on_a_day_and_what_is_withdrawn_counts_for_nothing(people, house):
    leave = away(people.clerk, people.head)
    with pytest.raises(LeaveOverlaps) as refused:
        away(people.clerk, people.head, first=TODAY + 4 * DAY)
    assert refused.value.other == leave
    away(people.clerk, people.head, first=TODAY + 5 * DAY)
    for _twice in range(2):
        withdraw_leave(leave, reason="未休", by=people.head, at=MOMENT)
    assert clerks_away(house.centre, on=TODAY) == set()
    assert (Leave.objects.count(), Leave.ever.count()) == (1, 2)
    assert [entry.detail for entry in AuditEntry.objects.filter(action="leave.withdrawn")] == [{"reason": "未休"}]
    away(people.clerk, people.head)


def upload(client, *rows):
    file = BytesIO(sheet_of(HEAD, *rows))
    file.name = "请假.xlsx"
    return client.post(reverse("leave_list"), {"read": "1", "file": file})


def entered():
    return set(Leave.objects.values_list("clerk__name", "kind", "starts_on", "ends_on"))


def test_a_list_enters_what_its_plan_says_once_somebody_agrees(people, client_of, monday):
    client = client_of(people.head)
    rows = (("Alice", "年休假", "2026-03-09", "2026-03-13"), ("Bob", "病假", "2026-03-10", "2026-03-10"))
    plan = upload(client, *rows)
    assert (plan.status_code, entered()) == (200, set())
    away(people.other_clerk, people.head)  # meanwhile
    agreed = {"agreed": plan.context["agreed"]}
    told = client.post(reverse("leave_apply"), agreed)
    assert (told.status_code, entered()) == (409, {("Bob", "annual", TODAY, TODAY + 5 * DAY)})
    assert client.post(reverse("leave_apply"), {"agreed": told.context["agreed"]}).status_code == 302
    assert ("Alice", "annual", date(2026, 3, 9), date(2026, 3, 14)) in entered()
    assert len(entered()) == 2
    assert (
        client_of(people.other_head).post(reverse("leave_apply"), {"agreed": told.context["agreed"]}).status_code == 302
    )
    again = upload(client, *rows, ("Alice", "调休", "2026-05-01", "2026-05-01"))
    assert (again.status_code, again.context["agreed"]) == (422, "")
    assert "不是可识别的假别" in again.content.decode()
    assert upload(client, ("Nora", "年休假", "2026-03-09", "2026-03-13")).context["plan"].lines == ()


def test_the_head_enters_one_and_takes_it_back(people, client_of, monday):
    client, address = client_of(people.head), reverse("leave_list")
    fields = {
        "enter": "1",
        "clerk": people.clerk.pk,
        "kind": "sick",
        "starts_on": "2026-03-09",
        "last_day": "2026-03-09",
    }
    assert client.post(address, fields).status_code == 302
    assert entered() == {("Alice", "sick", TODAY, TODAY + DAY)}
    twice = client.post(address, fields)
    assert (twice.status_code, list(twice.context["one"].errors)) == (422, ["starts_on"])
    backward = client.post(address, fields | {"last_day": "2026-03-08"})
    assert list(backward.context["one"].errors) == ["last_day"]
    page = reverse("leave_withdraw", args=[Leave.objects.get().pk])
    assert client_of(people.other_head).post(page, {"reason": "x"}).status_code == 403
    assert client.post(page, {"reason": "录错"}).status_code == 302
    assert entered() == set()
    assert "已撤回" in client.get(address).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_the_same_however_many_are_away(
    people, house, client_of, monday, count, django_assert_num_queries
):
    for n in range(count):
        clerk = make_person(f"extra{n}")
        grant(clerk, "clerk", centre=house.centre)
        away(clerk, people.head)
    client = client_of(people.head)
    with django_assert_num_queries(6):
        answer = client.get(reverse("leave_list"))
    assert len(answer.context["leaves"]) == count
