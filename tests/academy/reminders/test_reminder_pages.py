"""The own list, the own way of being told, and a calendar for whoever has its address."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from academy.reminders import operations
from academy.reminders.calendar import _folded, calendar, token_of
from academy.reminders.queries import choice_of
from ledger.reminders import Due
from people.operations import close_account
from tests.academy.reminders.conftest import due
from tests.factories import MOMENT

pytestmark = pytest.mark.django_db
LIST, CHOICES = reverse("reminders"), reverse("reminder_choices")


@pytest.fixture(autouse=True)
def noon():
    with time_machine.travel(MOMENT, tick=False):
        yield


def feed_of(person):
    return reverse("reminder_feed", args=[token_of(choice_of(person))])


def test_the_list_groups_what_is_due_and_shows_only_the_own(people, owed, client_of, django_assert_num_queries):
    owed[people.clerk.pk] = [due("boat", left=-2), due("ferry", about="渡船值守")]
    owed[people.other_clerk.pk] = [due("lamp", about="灯塔值守")]
    client = client_of(people.clerk)
    page = client.get(LIST).content.decode()
    assert ("海上应急演练" in page, "渡船值守" in page, "灯塔值守" in page) == (True, True, False)
    assert "逾期 2 天" in page
    with django_assert_num_queries(4):
        client.get(LIST)
    owed[people.clerk.pk] += [due(str(number), about=f"演练{number}") for number in range(3)]
    with django_assert_num_queries(4):
        page = client.get(LIST).content.decode()
    assert "4 件" in page
    owed.clear()
    assert "没有到期事项" in client.get(LIST).content.decode()


def test_mail_is_the_persons_own_choice(people, owed, client_of):
    client = client_of(people.clerk)
    for typed, error in [
        ({"mail": "on", "address": ""}, "请填写接收提醒的邮箱"),
        ({"mail": "on", "address": "alice@"}, "这不是邮箱地址"),
    ]:
        refused = client.post(CHOICES, typed)
        assert (refused.status_code, error in refused.content.decode()) == (422, True)
    assert choice_of(people.clerk).pk is None
    assert client.post(CHOICES, {"mail": "on", "address": "alice@example.com"}).status_code == 302
    people.clerk.refresh_from_db()
    assert (people.clerk.email, choice_of(people.clerk).mail) == ("alice@example.com", True)


def test_a_calendar_opens_by_its_address_alone_until_it_is_renewed_or_taken_back(people, owed, client_of):
    owed[people.clerk.pk] = [due(colleague="鲍勃")]
    owed[people.other_clerk.pk] = [due("lamp", about="灯塔值守")]
    anybody, client = client_of(None), client_of(people.clerk)
    client.post(reverse("reminder_feed_open"))
    first = feed_of(people.clerk)
    assert first in client.get(CHOICES).content.decode()
    answer = anybody.get(first)
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    body = answer.content.decode()
    assert ("海上应急演练" in body, "鲍勃" in body, "灯塔值守" in body) == (True, False, False)
    assert anybody.get(first, headers={"if-none-match": answer["ETag"]}).status_code == 304
    assert anybody.get(first.replace(".ics", "x.ics")).status_code == 404
    client.post(reverse("reminder_feed_open"))
    second = feed_of(people.clerk)
    assert [anybody.get(path).status_code for path in (first, second)] == [404, 200]
    client.post(reverse("reminder_feed_close"))
    assert anybody.get(second).status_code == 404


def test_a_calendar_ends_with_the_account(people, owed, client_of):
    operations.open_feed(people.clerk, at=MOMENT)
    address = feed_of(people.clerk)
    assert client_of(None).get(address).status_code == 200
    close_account(people.clerk, closes_on=MOMENT.date(), by=people.head, at=MOMENT)
    assert client_of(None).get(address).status_code == 404


def test_an_event_lasts_a_day_and_keeps_its_name(people, owed):
    thing = Due("test.drill", "boat", date(2026, 12, 31), "甲,乙;丙", "/record/")
    text = calendar(people.clerk, [thing], on=MOMENT.date()).decode().replace("\r\n ", "")
    lines = text.split("\r\n")
    assert lines[lines.index("BEGIN:VEVENT") + 2 : lines.index("END:VEVENT")] == [
        "DTSTAMP:20260309T000000Z",
        "DTSTART;VALUE=DATE:20261231",
        "DTEND;VALUE=DATE:20270101",
        "SUMMARY:应急演练 · 甲\\,乙\\;丙",
        "URL:http://127.0.0.1:8000/record/",
        "CLASS:PRIVATE",
        "TRANSP:TRANSPARENT",
    ]
    later = calendar(people.clerk, [thing], on=date(2026, 4, 1)).decode().replace("\r\n ", "")
    assert [line for line in later.split("\r\n") if line.startswith("UID")] == [lines[lines.index("BEGIN:VEVENT") + 1]]


def test_long_lines_are_folded_between_letters():
    folded = _folded("SUMMARY:" + "岛" * 60)
    parts = folded.removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(part) <= 75 and part.decode() for part in parts)
    assert b"".join([parts[0], *(part[1:] for part in parts[1:])]).decode() == "SUMMARY:" + "岛" * 60
