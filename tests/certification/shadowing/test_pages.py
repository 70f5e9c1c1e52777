"""Shadowing as pages: planned by need, noted, checked and signed; on paper where the host has no account."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from certification.matrix.queries import attention
from certification.shadowing import operations, queries
from certification.shadowing.domain.closing import ClosingStatus
from certification.shadowing.models import Shadowing, ShadowingWord
from courses.queries import matters_offered
from quizzes.models import Attempt
from quizzes.operations.short import answer_short_item
from tests.certification.shadowing.shadowings import BEGUN, DAY, plan, see, sit
from tests.certification.sittings import grant
from tests.factories import MOMENT
from tests.quizzes.shelf import right_answer

TODAY, HOUR = MOMENT.date(), timedelta(hours=1)
HERE = "centre=putuoshan"


@pytest.fixture
def matters(house, shelf):
    return list(matters_offered(house.centre, TODAY))


def test_from_the_plan_by_need_to_both_closings(people, house, matters, client_of, monday):
    grant(people.other_clerk, matters[:2], by=people.head)
    head, learner, host = (client_of(one) for one in (people.head, people.clerk, people.other_clerk))
    new = f"{reverse('shadowing_new')}?{HERE}&learner={people.clerk.pk}&host={people.other_clerk.pk}"
    form = head.get(new).context["form"]
    assert [key for key, _name in form.fields["needed"].choices] == [str(matter.pk) for matter in matters[:2]]
    sent = {"starts_on": "2026-03-09", "last_day": "2026-03-08", "reason": "补齐"}
    wrong = head.post(new, sent)
    assert (wrong.status_code, set(wrong.context["form"].errors)) == (422, {"needed", "last_day"})
    page = head.post(new, {**sent, "last_day": "2026-03-11", "needed": [matters[0].pk]}).url
    row = Shadowing.objects.get()
    assert reverse("shadowing", args=[row.pk]) == page
    assert page in learner.get(reverse("waiting")).content.decode()
    noted = {"seen_on": "2026-03-09", "matters": [matters[0].pk], "another": matters[2].pk}
    refused = learner.post(reverse("shadowing_seen", args=[row.pk]), {**noted, "seen_on": "2026-03-12"})
    assert (refused.status_code, set(refused.context["seen_form"].errors)) == (422, {"seen_on"})
    learner.post(reverse("shadowing_seen", args=[row.pk]), noted)
    begun = learner.post(reverse("shadowing_check", args=[row.pk]))
    attempt = Attempt.objects.get(kind=Attempt.Kind.SHORT)
    assert begun.url == reverse("short_item", args=[attempt.pk, 1])
    item = learner.get(begun.url)
    assert item.context["total"] == 8
    learner.post(begun.url, {"sequence": "1", "unknown": "1"})
    for draw in attempt.draws.filter(position__gt=1):
        answer = right_answer(draw.snapshot.item)
        answer_short_item(draw, sequence=1, answer=answer, by=people.clerk, at=MOMENT + 2 * HOUR)
    result = learner.get(reverse("short_result", args=[attempt.pk]))
    assert (result.context["result"].right, result.context["result"].passed) == (7, True)
    assert page in host.get(reverse("shadowing_mine")).content.decode()
    assert host.post(reverse("shadowing_answer", args=[row.pk]), {"reason": " "}).status_code == 422
    host.post(reverse("shadowing_answer", args=[row.pk]), {"sign": "1"})
    assert queries.shadowing_told(row, on=TODAY).closing.status is ClosingStatus.CLOSED
    shown = host.get(page).content.decode()
    assert ("答对7题" in shown, reverse("short_result", args=[attempt.pk]) in shown) == (True, False)


def test_a_paper_is_printed_entered_with_its_scan_and_read_by_those_who_may(people, house, matters, client_of, monday):
    row = plan(house.centre, people.clerk, matters[:1], by=people.head)
    head = client_of(people.head)
    blank = head.get(reverse("shadowing_blank", args=[row.pk])).content.decode()
    assert ("张老师" in blank, matters[0].name in blank) == (True, True)
    see(row, matters[:1])
    assert reverse("shadowing", args=[row.pk]) in head.get(reverse("waiting")).content.decode()
    enter = reverse("shadowing_paper", args=[row.pk])
    sent = {"word": "refused", "said_on": "2026-03-06", "reason": ""}
    wrong = head.post(enter, {**sent, "scan": SimpleUploadedFile("form.pdf", b"MZ not a scan")})
    assert (wrong.status_code, set(wrong.context["form"].errors)) == (422, {"reason", "scan"})
    scan = SimpleUploadedFile("../表.pdf", b"%PDF-1.7 signed")
    head.post(enter, {**sent, "reason": "只来了一天", "scan": scan})
    word = ShadowingWord.objects.get()
    assert (word.reason, word.scan.name.startswith("shadowing/")) == ("只来了一天", True)
    told = client_of(people.clerk).get(reverse("shadowing_scan", args=[row.pk]))
    assert (b"".join(told.streaming_content), told["Content-Type"]) == (b"%PDF-1.7 signed", "application/pdf")
    assert client_of(people.other_head).get(reverse("shadowing_scan", args=[row.pk])).status_code == 403


def test_the_head_sees_host_and_check_side_by_side_where_they_differ(people, house, matters, client_of, monday):
    row = plan(house.centre, people.clerk, matters[:1], by=people.head, host=people.other_clerk)
    see(row, matters[:1])
    operations.refuse(row, reason="中途离开", by=people.other_clerk, at=MOMENT - 2 * DAY)
    asked = sit(row).draws.count()
    head = client_of(people.head)
    shown = head.get(reverse("shadowing_list")).content.decode()
    pair = shown[shown.index('id="differing"') :].split("</dl>")[0]
    assert ("中途离开" in pair, f"{asked}题答对{asked}题" in pair) == (True, True)
    assert "中途离开" not in client_of(people.other_head).get(reverse("shadowing_list")).content.decode()
    told = {one.kind: one for one in attention(house.centre, TODAY)}["shadowing_differs"]
    assert (told.count, told.first) == (1, (people.clerk.name,))
    off = reverse("shadowing_call_off", args=[row.pk])
    assert head.post(off, {"reason": ""}).status_code == 422
    head.post(off, {"reason": "改期"})
    assert queries.shadowing_told(row, on=TODAY).closing.status is ClosingStatus.CALLED_OFF


@pytest.mark.parametrize("count", [1, 3])
def test_lists_ask_the_same_however_long_they_are(
    people, house, matters, client_of, monday, count, django_assert_num_queries
):
    for n in range(count):
        row = plan(house.centre, people.clerk, matters[:1], by=people.head, host=people.other_clerk, at=BEGUN - n * DAY)
        see(row, matters[:1], at=BEGUN - n * DAY)
    head, host = client_of(people.head), client_of(people.other_clerk)
    with django_assert_num_queries(8):
        assert len(head.get(reverse("shadowing_list")).context["rows"]) == count
    with django_assert_num_queries(7):
        assert len(host.get(reverse("shadowing_mine")).context["hosted"]) == count


def test_the_record_says_with_whom_what_was_seen_and_how_it_ended(people, house, matters, client_of, monday):
    agreed = plan(house.centre, people.clerk, matters[:1], host=people.other_clerk, by=people.head)
    see(agreed, matters[:1])
    operations.sign(agreed, by=people.other_clerk, at=MOMENT - DAY)
    sit(agreed)
    refused = plan(
        house.centre, people.clerk, matters[1:2], by=people.head, host=people.other_clerk, at=BEGUN - 9 * DAY
    )
    see(refused, matters[1:2], at=BEGUN - 9 * DAY)
    operations.refuse(refused, reason="没有一起值守", by=people.other_clerk, at=MOMENT - DAY)
    hosted = plan(house.centre, people.other_clerk, matters[2:3], by=people.head)
    for client, page in (
        (client_of(people.clerk), reverse("my_record")),
        (client_of(people.head), reverse("record", args=[people.clerk.pk])),
    ):
        shown = client.get(page)
        told = shown.context["shadowings"]
        assert [(one.shadowing, one.closing.status, differ) for one, _said, differ in told] == [
            (agreed, ClosingStatus.CLOSED, False),
            (refused, ClosingStatus.REFUSED, True),
        ]
        words = shown.content.decode()
        assert all(matter.name in words for matter in matters[:2])
        assert ("没有一起值守" in words, reverse("shadowing", args=[hosted.pk]) in words) == (True, False)
