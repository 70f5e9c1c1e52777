"""Classes, their registers, and the two signatures that make an attendance count."""

from datetime import date, datetime

import pytest
from django.urls import reverse

from certification.training.domain.duty import DutyReason, DutyStatus
from certification.training.domain.policy import DutyPolicy, DutyRole
from certification.training.models import Attendance, AttendanceSignature, DutyPolicyVersion, TrainingSession
from certification.training.operations import (
    Refusal,
    Refused,
    contest_attendance,
    register_attendance,
    sign_attendance,
)
from certification.training.queries import duties_of_centre, duties_of_years, duty_of, lines_of, register_of
from ledger.models import AuditEntry
from people.operations import end_role, grant_role
from tests.certification.training.classes import DAY, TODAY, attend, hold, sign
from tests.factories import MOMENT, SHANGHAI, grant, make_person


def moments(at):
    return {"effective_at": at, "recorded_at": at}


def status(people, house, on=TODAY):
    decision = duty_of(people.clerk, year=on.year, on=on).decision
    return decision.status, decision.count


def test_an_attendance_counts_once_both_sides_have_signed(people, house):
    line = attend(hold(house, people), people)
    assert status(people, house) == (DutyStatus.ON_COURSE, 0)
    sign(line, people, "clerk")
    assert status(people, house) == (DutyStatus.ON_COURSE, 0)
    sign(line, people, "head")
    assert status(people, house) == (DutyStatus.MET, 1)
    assert status(people, house, TODAY - 2 * DAY) == (DutyStatus.ON_COURSE, 0)
    actions = AuditEntry.objects.filter(subject=f"certification.attendance:{line.pk}").order_by("pk")
    assert list(actions.values_list("action", "actor", "detail")) == [
        ("attendance.registered", people.head.pk, {"clerk": people.clerk.pk, "result": "completed"}),
        ("attendance.signed", people.clerk.pk, {"party": "clerk"}),
        ("attendance.signed", people.head.pk, {"party": "head"}),
    ]


def test_a_class_of_the_own_level_does_not_count(people, house):
    sign(attend(hold(house, people, level="town"), people), people, "clerk", "head")
    decision = duty_of(people.clerk, year=2026, on=TODAY).decision
    assert (decision.status, DutyReason.OWN_LEVEL in decision.reasons) == (DutyStatus.ON_COURSE, True)


def test_the_same_register_again_writes_nothing(people, house):
    session = hold(house, people)
    attend(session, people)
    assert register_attendance(session, {people.clerk: "completed"}, by=people.head, at=MOMENT) == []
    assert Attendance.objects.count() == 1


def test_a_corrected_line_stands_and_is_signed_anew(people, house):
    session = hold(house, people)
    wrong = attend(session, people)
    sign(wrong, people, "clerk", "head")
    right = attend(session, people, result="not_completed", at=MOMENT)
    line = register_of(session)[people.clerk.pk]
    assert (line.attendance, line.by_clerk, line.by_head) == (right, None, None)
    assert status(people, house) == (DutyStatus.ON_COURSE, 0)
    with pytest.raises(Refused) as refused:
        sign(wrong, people, "clerk")
    assert refused.value.reason is Refusal.REPLACED


def test_signing_twice_is_signing_once(people, house):
    line = attend(hold(house, people), people)
    sign(line, people, "clerk", "clerk")
    assert AttendanceSignature.objects.count() == 1


def test_a_class_to_come_has_no_register(people, house):
    session = hold(house, people, at=MOMENT + DAY)
    with pytest.raises(Refused) as refused:
        attend(session, people, at=MOMENT)
    assert (refused.value.reason, Attendance.objects.count()) == (Refusal.NOT_YET_HELD, 0)


def test_nobody_signs_for_somebody_else_or_for_both_sides(people, house):
    line = attend(hold(house, people), people)
    grant(people.head, "clerk", centre=house.centre)
    own = attend(line.session, people, clerk=people.head)
    tried = [(line, "clerk", people.other_clerk), (line, "clerk", people.head), (own, "head", people.head)]
    found = []
    for one, party, by in tried:
        with pytest.raises(Refused) as refused:
            sign_attendance(one, party=party, by=by, at=MOMENT)
        found.append(refused.value.reason)
    assert found == [Refusal.NOT_YOURS, Refusal.NOT_YOURS, Refusal.BOTH_SIDES]
    assert not AttendanceSignature.objects.exists()


def test_a_clerk_says_it_was_otherwise_and_signed_is_the_last_word(people, house):
    line = attend(hold(house, people), people)
    sign(line, people, "head")
    contest_attendance(line, party="clerk", reason="我当天请假了", by=people.clerk, at=MOMENT - DAY)
    decision = duty_of(people.clerk, year=2026, on=TODAY).decision
    assert (decision.status, decision.reasons) == ("on_course", (DutyReason.TOO_FEW, DutyReason.DISPUTED))
    sign(line, people, "clerk")
    assert status(people, house) == (DutyStatus.MET, 1)
    with pytest.raises(Refused) as refused:
        contest_attendance(line, party="clerk", reason="还是不对", by=people.clerk, at=MOMENT)
    assert refused.value.reason is Refusal.SIGNED_ALREADY


def test_a_closed_year_stays_as_it_was_whatever_is_written_later(people, house):
    """A line corrected, a class recorded, a policy adopted after 31 January: last year's row reads as before."""
    held = datetime(2025, 6, 18, 9, tzinfo=SHANGHAI)
    signed = attend(hold(house, people, at=held), people, at=held + DAY)
    sign(signed, people, "clerk", "head", at=held + 2 * DAY)
    other = hold(house, people, at=held, title="另一场")
    before = [row.decision for row in duties_of_years(people.clerk, (2025,), on=date(2026, 2, 1))]
    assert [(one.status, one.count) for one in before] == [("met", 1)]

    attend(signed.session, people, result="not_completed", at=MOMENT)
    sign(attend(other, people, at=MOMENT), people, "clerk", "head", at=MOMENT)
    asks_more = DutyPolicy("", required=5)
    role, year = DutyRole.CLERK, 2025
    DutyPolicyVersion.objects.create(
        version="later", role=role, first_year=year, rules=asks_more.to_json(), reason="x", by=None, **moments(MOMENT)
    )
    after = duty_of(people.clerk, year=2025, on=TODAY).decision
    assert (after.status, after.count, after.policy, after.counting) == ("met", 1, "standard", before[0].counting)
    assert (DutyReason.RECORDED_TOO_LATE in after.reasons, status(people, house)) == (True, (DutyStatus.ON_COURSE, 0))


def test_a_clerk_who_moves_takes_the_year_along_and_both_centres_show_it(people, house):
    sign(attend(hold(house, people), people), people, "clerk", "head")
    end_role(people.clerk.grants.get(), ends_on=TODAY, by=people.admin, at=MOMENT)
    grant_role(
        people.clerk, role="clerk", centre=house.other_centre, starts_on=TODAY, unit=None, by=people.admin, at=MOMENT
    )
    shown = [
        [row.decision for row in duties_of_centre(centre, year=2026, on=TODAY) if row.clerk == people.clerk]
        for centre in (house.centre, house.other_centre)
    ]
    assert shown[0] == shown[1]
    assert (shown[0][0].status, shown[0][0].reasons) == ("met", (DutyReason.ATTENDED, DutyReason.MOVED))


def test_a_class_over_the_new_year_counts_for_the_year_it_ends_in(people, house):
    session = hold(house, people, at=datetime(2025, 12, 31, 9, tzinfo=SHANGHAI))
    TrainingSession.objects.filter(pk=session.pk).update(days=2)
    session.refresh_from_db()
    assert session.ended_on.isoformat() == "2026-01-01"
    sign(attend(session, people), people, "clerk", "head")
    assert status(people, house) == (DutyStatus.MET, 1)


def test_a_clerk_signs_their_own_line_from_the_record(people, house, client_of, monday):
    line = attend(hold(house, people), people)
    answer = client_of(people.clerk).post(reverse("attendance_confirm", args=[line.pk]))
    assert (answer.status_code, answer.url) == (302, reverse("my_record"))
    assert lines_of(people.clerk)[0].by_clerk.by == people.clerk
    others = [people.other_clerk, people.head, people.admin]
    assert [client_of(o).post(reverse("attendance_confirm", args=[line.pk])).status_code for o in others] == [404] * 3


def test_the_head_enters_a_class_and_its_register(people, house, client_of, monday):
    client = client_of(people.head)
    form = {
        "title": "跨域通办业务培训",
        "organiser": "舟山市行政审批局",
        "organiser_level": "city",
        "notice_number": "舟审批〔2026〕3号",
        "starts_at": "2026-03-05T09:00",
        "days": "1",
        "hours": "6",
    }
    client.post(reverse("training_new"), form)
    session = TrainingSession.objects.get()
    assert (session.centre, session.notice_number, session.registered_by) == (
        house.centre,
        "舟审批〔2026〕3号",
        people.head,
    )
    page = reverse("training_session", args=[session.pk])
    client.post(page, {f"clerk_{people.clerk.pk}": "completed", f"clerk_{people.other_clerk.pk}": ""})
    assert list(Attendance.objects.values_list("clerk", "result")) == [(people.clerk.pk, "completed")]
    client.post(reverse("register_confirm", args=[session.pk]))
    assert AttendanceSignature.objects.get().by == people.head


def test_a_form_that_lacks_something_keeps_what_was_typed(people, house, client_of, monday):
    answer = client_of(people.head).post(reverse("training_new"), {"title": "培训", "organiser_level": "county"})
    assert (answer.status_code, TrainingSession.objects.count()) == (422, 0)
    assert 'value="培训"' in answer.content.decode()
    assert set(answer.context["form"].errors) == {"organiser", "starts_at", "days", "hours"}


def test_other_heads_stay_out(people, house, client_of, monday):
    session = hold(house, people)
    asked = [
        ("training_list", "?centre=putuoshan", []),
        ("training_new", "?centre=putuoshan", []),
        ("duty_report", "?centre=putuoshan", []),
        ("training_session", "", [session.pk]),
    ]
    client = client_of(people.other_head)
    assert [client.get(reverse(name, args=args) + query).status_code for name, query, args in asked] == [403] * 4
    assert client.post(reverse("register_confirm", args=[session.pk])).status_code == 403
    assert session.title not in client.get(reverse("training_list")).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_lists_ask_the_same_however_long_they_are(people, house, client_of, monday, count, django_assert_num_queries):
    for n in range(count):
        clerk = make_person(f"extra{n}")
        grant(clerk, "clerk", centre=house.centre)
        sign(attend(hold(house, people, title=f"第{n}期"), people, clerk=clerk), people, "clerk", "head")
    client = client_of(people.head)
    with django_assert_num_queries(7):
        client.get(reverse("training_list"))
    with django_assert_num_queries(11):
        answer = client.get(reverse("duty_report"))
    assert len(answer.context["rows"]) == count + 2


@pytest.mark.parametrize("count", [1, 3])
def test_a_register_asks_the_same_however_long_it_is(
    people, house, client_of, monday, count, django_assert_num_queries
):
    session = hold(house, people)
    for n in range(count):
        clerk = make_person(f"extra{n}")
        grant(clerk, "clerk", centre=house.centre)
        sign(attend(session, people, clerk=clerk), people, "clerk", "head")
    client = client_of(people.head)
    with django_assert_num_queries(9):
        client.get(reverse("training_session", args=[session.pk]))
