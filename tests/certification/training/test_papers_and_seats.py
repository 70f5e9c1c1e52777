"""Papers kept with a class, and who has a seat."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from certification.training.models import Enrolment, SessionPaper
from certification.training.operations import (
    Refusal,
    Refused,
    add_paper,
    amend_session,
    enrol,
    take_off_paper,
    withdraw,
)
from certification.training.queries import seats_of
from ledger.models import AuditEntry
from tests.certification.training.classes import DAY, attend, hold
from tests.factories import MOMENT, grant, make_person


def in_line(session):
    seats = seats_of([session])[session.pk].all
    return [one.clerk.username for one in seats.seated], [one.clerk.username for one in seats.waiting], seats.left


def test_who_asks_late_waits_and_moves_up_when_somebody_gives_a_seat_back(people, house):
    session = hold(house, people, at=MOMENT + 5 * DAY, seats=1)
    for by in (people.clerk, people.clerk):
        enrol(session, people.clerk, by=by, at=MOMENT)
    enrol(session, people.other_clerk, by=people.head, at=MOMENT)
    assert in_line(session) == (["alice"], ["bob"], 0)
    withdraw(session, people.clerk, by=people.clerk, at=MOMENT)
    assert in_line(session) == (["bob"], [], 0)
    enrol(session, people.clerk, by=people.clerk, at=MOMENT)
    assert in_line(session) == (["bob"], ["alice"], 0)
    amend_session(session, seats=2, by=people.head, at=MOMENT)
    session.refresh_from_db()
    assert in_line(session) == (["bob", "alice"], [], 0)
    actions = AuditEntry.objects.filter(action__startswith="training.").order_by("pk").values_list("action", flat=True)
    assert list(actions)[1:] == [
        *("training.enrolled", "training.enrolled", "training.withdrawn", "training.enrolled", "training.amended")
    ]


def test_seats_are_for_the_centre_s_clerks_until_the_class_begins(people, house):
    coming, begun = hold(house, people, at=MOMENT + DAY), hold(house, people, at=MOMENT)
    tried = [
        (enrol, coming, people.neighbour_clerk, Refusal.NOT_OF_THE_CENTRE),
        (enrol, begun, people.clerk, Refusal.BEGUN),
        (withdraw, begun, people.clerk, Refusal.BEGUN),
    ]
    for act, session, clerk, reason in tried:
        with pytest.raises(Refused) as refused:
            act(session, clerk, by=people.head, at=MOMENT)
        assert refused.value.reason is reason
    assert not Enrolment.objects.exists()


def test_what_both_sides_signed_for_stays_and_minutes_may_follow(people, house):
    session = hold(house, people)
    attend(session, people)
    amended = amend_session(session, minutes="讲授一次性告知", title=session.title, by=people.head, at=MOMENT)
    assert amended.minutes == "讲授一次性告知"
    refused = []
    old = hold(house, people, at=MOMENT - 400 * DAY)
    for one, fields in ((session, {"organiser_level": "city"}), (session, {"hours": 9}), (old, {"minutes": "补记"})):
        with pytest.raises(Refused) as error:
            amend_session(one, **fields, by=people.head, at=MOMENT)
        refused.append(error.value.reason)
    assert refused == [Refusal.IN_THE_REGISTER, Refusal.IN_THE_REGISTER, Refusal.YEAR_CLOSED]


def test_a_paper_is_kept_once_and_taken_off_but_never_lost(people, house):
    session = hold(house, people)
    given = {"kind": "sheet", "data": b"%PDF scan", "by": people.head, "at": MOMENT}
    paper = add_paper(session, name="签到表.pdf", **given)
    assert add_paper(session, name="again.pdf", **given) == paper
    assert (paper.file.read(), "签到表" in paper.file.name) == (b"%PDF scan", False)
    take_off_paper(paper, by=people.head, at=MOMENT)
    assert SessionPaper.objects.get().taken_off_at == MOMENT


def test_the_head_keeps_a_paper_and_a_clerk_takes_only_what_is_for_clerks(people, house, client_of, monday):
    session = hold(house, people)
    client, add = client_of(people.head), reverse("session_paper_add", args=[session.pk])
    wrong = client.post(add, {"kind": "material", "file": SimpleUploadedFile("课件.exe", b"MZ")})
    assert (wrong.status_code, list(wrong.context["paper_form"].errors)) == (422, ["file"])
    for kind, name in (("material", "课件.pptx"), ("sheet", "签到表.jpg")):
        client.post(add, {"kind": kind, "file": SimpleUploadedFile(name, kind.encode())})
    material, sheet = (reverse("session_paper", args=[paper.pk]) for paper in session.papers.order_by("pk"))
    answer = client_of(people.clerk).get(material)
    assert b"".join(answer.streaming_content) == b"material"
    assert answer["Content-Type"] == "application/octet-stream"
    refused = [
        client_of(one).get(path).status_code
        for one, path in ((people.clerk, sheet), (people.neighbour_clerk, material))
    ]
    assert refused == [403, 403]
    client.post(reverse("session_paper_take_off", args=[session.papers.get(kind="material").pk]))
    assert client.get(material).status_code == 404


def test_a_clerk_asks_for_a_seat_and_the_sheet_has_the_seated_on_it(people, house, client_of, monday):
    session = hold(house, people, at=MOMENT + 5 * DAY, seats=1)
    client, ask = client_of(people.clerk), reverse("training_seat", args=[session.pk])
    assert client.post(ask).url == reverse("my_training")
    client_of(people.head).post(ask, {"clerk": people.other_clerk.pk})
    (coming,) = client.get(reverse("my_training")).context["coming"]
    assert (coming["own"].clerk, coming["in_line"], len(coming["seats"].waiting)) == (people.clerk, 0, 1)
    (theirs,) = client_of(people.other_clerk).get(reverse("my_training")).context["coming"]
    assert theirs["in_line"] == 1
    sheet = client_of(people.head).get(reverse("training_sheet", args=[session.pk]))
    assert sheet.context["people"] == [people.clerk]
    client.post(ask, {"withdraw": "1"})
    assert in_line(session) == (["bob"], [], 0)


@pytest.mark.parametrize("count", [1, 3])
def test_my_page_asks_the_same_however_many_classes_and_people(
    people, house, client_of, monday, count, django_assert_num_queries
):
    for n in range(count):
        session = hold(house, people, at=MOMENT + 5 * DAY, title=f"第{n}期")
        add_paper(session, kind="notice", name="通知.pdf", data=b"n", by=people.head, at=MOMENT)
        clerk = make_person(f"extra{n}")
        grant(clerk, "clerk", centre=house.centre)
        enrol(session, clerk, by=clerk, at=MOMENT)
    client = client_of(people.clerk)
    with django_assert_num_queries(11):
        client.get(reverse("my_training"))
