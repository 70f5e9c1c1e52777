"""The organiser's list: a plan first, then lines signed for the centre, which each clerk signs or contests."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook

from certification.training.models import Attendance
from certification.training.operations import Refusal, Refused, RollOutdated, add_paper, apply_roll, sign_attendance
from certification.training.queries import duty_of, register_of
from certification.training.queries.rolls import roll_plan
from tests.certification.training.classes import DAY, TODAY, attend, hold
from tests.factories import MOMENT, grant


def listed(*rows):
    book = Workbook()
    for row in (("姓名", "结果"), *rows):
        book.active.append(row)
    data = BytesIO()
    book.save(data)
    return data.getvalue()


ROWS = (("Alice", "合格"), ("Bob", "未结业"), ("Helen", "合格"), ("Somebody", "合格"))


def keep(session, people, data):
    return add_paper(session, kind="list", name="名单.xlsx", data=data, by=people.head, at=MOMENT)


def test_applied_it_is_the_centre_s_signature_and_the_clerk_s_still_waits(people, house):
    grant(people.head, "clerk", centre=house.centre)
    session = hold(house, people)
    paper = keep(session, people, listed(*ROWS))
    plan = roll_plan(paper, at=MOMENT)
    assert ([line.person for line in plan.changes], len(plan.left_out)) == (
        [people.clerk.pk, people.other_clerk.pk, people.head.pk],
        1,
    )
    apply_roll(paper, agreed=plan.digest, by=people.head, at=MOMENT)
    register = register_of(session)
    told = {
        line.attendance.clerk.username: (line.attendance.result, line.attendance.source, bool(line.by_head))
        for line in register.values()
    }
    # nobody signs for both sides: the head's own line waits for another head
    assert told == {
        "alice": ("completed", "list", True),
        "bob": ("not_completed", "list", True),
        "helen": ("completed", "list", False),
    }
    assert duty_of(people.clerk, year=2026, on=TODAY).decision.status == "on_course"
    sign_attendance(register[people.clerk.pk].attendance, party="clerk", by=people.clerk, at=MOMENT)
    assert duty_of(people.clerk, year=2026, on=TODAY).decision.status == "met"
    again = roll_plan(paper, at=MOMENT)
    assert (again.changes, apply_roll(paper, agreed=again.digest, by=people.head, at=MOMENT)) == ((), [])


def test_a_plan_that_is_no_longer_true_and_a_class_to_come_enter_nothing(people, house):
    session, coming = hold(house, people), hold(house, people, at=MOMENT + DAY)
    paper, early = keep(session, people, listed(("Alice", "合格"))), keep(coming, people, listed(("Alice", "合格")))
    agreed = roll_plan(paper, at=MOMENT).digest
    with pytest.raises(Refused) as refused:
        apply_roll(early, agreed=roll_plan(early, at=MOMENT).digest, by=people.head, at=MOMENT)
    attend(session, people, result="not_completed", at=MOMENT)
    with pytest.raises(RollOutdated):
        apply_roll(paper, agreed=agreed, by=people.head, at=MOMENT)
    assert (refused.value.reason, Attendance.objects.count()) == (Refusal.NOT_YET_HELD, 1)


def test_the_head_uploads_looks_and_enters(people, house, client_of, monday):
    session = hold(house, people)
    client, add = client_of(people.head), reverse("session_list_add", args=[session.pk])
    wrong = client.post(add, {"file": SimpleUploadedFile("名单.csv", "事项,时限\n甲,3\n".encode())})
    assert (wrong.status_code, list(wrong.context["roll_form"].errors)) == (422, ["file"])
    page = client.post(add, {"file": SimpleUploadedFile("名单.xlsx", listed(*ROWS))}).url
    shown = client.get(page)
    assert [str(person) for _line, person, _words in shown.context["lines"]] == ["Alice", "Bob"]
    assert [entry.name for entry, _words in shown.context["left_out"]] == ["Helen", "Somebody"]
    assert not Attendance.objects.exists()
    assert client.post(page, {"agreed": "something else"}).status_code == 409
    client.post(page, {"agreed": shown.context["plan"].digest})
    assert Attendance.objects.filter(source="list").count() == 2


@pytest.mark.parametrize("count", [1, 3])
def test_the_plan_asks_the_same_however_long(people, house, client_of, monday, count, django_assert_num_queries):
    paper = keep(hold(house, people), people, listed(*ROWS[:count]))
    client = client_of(people.head)
    with django_assert_num_queries(7):
        client.get(reverse("session_list", args=[paper.pk]))
