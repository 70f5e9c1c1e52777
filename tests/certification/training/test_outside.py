"""Trainings elsewhere: handed in with a paper, approved or declined by the head."""

from datetime import datetime
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from certification.training.models import TrainingSession
from certification.training.operations import Refusal, Refused, contest_attendance, hand_in_training, sign_attendance
from certification.training.queries import duty_of, outside_lines
from tests.certification.training.classes import DAY, TODAY
from tests.factories import MOMENT, SHANGHAI

ENDED = datetime(2025, 12, 30, 9, tzinfo=SHANGHAI)


def hand_in(people, house, *, starts_at=MOMENT - 10 * DAY, at=MOMENT - DAY, data=b"%PDF proof", level="county"):
    return hand_in_training(
        people.clerk,
        house.centre,
        name="结业证.pdf",
        data=data,
        at=at,
        title="区级业务培训",
        organiser="普陀区民政局",
        organiser_level=level,
        starts_at=starts_at,
        hours=Decimal(4),
    )


def test_it_counts_by_its_level_once_the_head_approves(people, house):
    line, own = hand_in(people, house), hand_in(people, house, data=b"other", level="town")
    decision = duty_of(people.clerk, year=2026, on=TODAY).decision
    assert (decision.status, decision.reasons) == ("on_course", ("too_few", "own_level", "unconfirmed"))
    for one in (line, own):
        sign_attendance(one, party="head", by=people.head, at=MOMENT)
    decision = duty_of(people.clerk, year=2026, on=TODAY).decision
    assert (decision.status, decision.count, decision.hours) == ("met", 1, 4)


def test_declined_with_a_reason_it_counts_for_nothing_and_may_be_handed_in_again(people, house):
    line = hand_in(people, house)
    with pytest.raises(Refused) as twice:
        hand_in(people, house)
    contest_attendance(line, party="head", reason="不是业务培训", by=people.head, at=MOMENT)
    assert duty_of(people.clerk, year=2026, on=TODAY).decision.reasons == ("too_few", "disputed")
    assert (twice.value.reason, hand_in(people, house).pk > line.pk) == (Refusal.HANDED_IN, True)


@pytest.mark.parametrize(
    ("starts_at", "at", "reason"),
    [
        pytest.param(ENDED, datetime(2026, 1, 31, 23, 59, tzinfo=SHANGHAI), None, id="late papers on 31 January"),
        pytest.param(ENDED, datetime(2026, 2, 1, 0, 1, tzinfo=SHANGHAI), Refusal.YEAR_CLOSED, id="on 1 February"),
        pytest.param(MOMENT + DAY, MOMENT, Refusal.NOT_YET_HELD, id="before it was held"),
    ],
)
def test_papers_are_taken_until_31_january_to_the_minute(people, house, starts_at, at, reason):
    found = None
    try:
        hand_in(people, house, starts_at=starts_at, at=at)
    except Refused as refused:
        found = refused.reason
    assert (found, TrainingSession.objects.count()) == (reason, 0 if reason else 1)


def test_nobody_approves_their_own(people, house):
    line = hand_in(people, house)
    with pytest.raises(Refused) as refused:
        sign_attendance(line, party="head", by=people.clerk, at=MOMENT)
    assert refused.value.reason is Refusal.BOTH_SIDES


def test_a_clerk_hands_in_and_the_head_answers_on_the_page(people, house, client_of, monday):
    clerk, head, new = client_of(people.clerk), client_of(people.head), reverse("outside_new")
    form = {
        "title": "区级业务培训",
        "organiser": "普陀区民政局",
        "organiser_level": "county",
        "starts_at": "2026-02-26T09:00",
        "days": "1",
        "hours": "4",
        "themes": "一次性告知",
    }
    wrong = clerk.post(new, form)
    assert (wrong.status_code, list(wrong.context["form"].errors)) == (422, ["file"])
    clerk.post(new, form | {"file": SimpleUploadedFile("结业证.pdf", b"%PDF")})
    (line,) = outside_lines(house.centre, year=2026)
    session = line.attendance.session
    assert (session.themes, line.by_clerk.by, line.by_head) == (["一次性告知"], people.clerk, None)
    answer, proof = (
        reverse("outside_answer", args=[session.pk]),
        reverse("session_paper", args=[line.attendance.paper_id]),
    )
    assert [client_of(one).get(proof).status_code for one in (people.clerk, people.other_clerk)] == [200, 403]
    assert head.post(answer, {"reason": " "}).status_code == 422
    head.post(answer, {"reason": "请补通知文号"})
    (own,) = clerk.get(reverse("my_training")).context["outside"]
    assert own.declined.reason == "请补通知文号"
    head.post(answer, {"approve": "1"})
    assert outside_lines(house.centre, year=2026)[0].by_head.by == people.head
    listed = head.get(reverse("training_list"))
    assert ([one.attendance.clerk for one in listed.context["outside"]], list(listed.context["sessions"])) == (
        [people.clerk],
        [],
    )
