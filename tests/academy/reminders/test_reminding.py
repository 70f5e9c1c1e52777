"""What is due is said once to whom it concerns, by day, through the channels that are open."""

import json
import threading
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from django.core import mail
from django.db import IntegrityError, transaction

from academy.reminders import mail as mailing
from academy.reminders import operations, robot, rounds
from academy.reminders.queries import told_lately
from ledger import outbox
from ledger.models import AuditEntry, OutboxDelivery, OutboxMessage, Reminder
from ledger.tasks import sweep
from tests.academy.reminders.conftest import due
from tests.factories import MOMENT

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def said(person, channel="app"):
    rows = Reminder.objects.filter(person=person, channel=channel).order_by("pk")
    return [(row.key, row.step) for row in rows]


def test_a_thing_is_said_once_a_step_until_it_is_seen_to(people, owed, day):
    owed[people.clerk.pk] = [due("boat", left=20), due("ferry", left=70)]
    for after in (0, 0, 1, 12, 13, 14, 21, 22, 28, 60):
        on, at = day(after)
        operations.remind(people.clerk, on=on, at=at)
    assert said(people.clerk) == [
        ("boat", 30), ("ferry", 60), ("boat", 7), ("boat", 0), ("boat", -7), ("boat", -21), ("ferry", 30),
    ]  # fmt: skip
    assert said(people.other_clerk) == []
    assert told_lately(people.clerk, at=day(60)[1]) == 2
    owed.clear()
    on, at = day(64)
    assert operations.remind(people.clerk, on=on, at=at) == []


def test_the_database_itself_refuses_to_say_a_thing_twice(people, owed, day):
    owed[people.clerk.pk] = [due()]
    (row,) = operations.remind(people.clerk, on=day(0)[0], at=day(0)[1])
    row.pk, row._state.adding = None, True
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_a_round_asks_about_everybody_once_and_goes_on_where_it_stopped(people, owed):
    owed[people.clerk.pk], owed[people.head.pk] = [due()], [due("crew", colleague="艾丽")]
    everybody = people.clerk._meta.model.objects.count()
    assert rounds.go_round(at=MOMENT, patience=-1) == 0
    assert rounds.go_round(at=MOMENT.replace(hour=7)) == 0
    assert rounds.go_round(at=MOMENT) == everybody
    assert rounds.go_round(at=MOMENT + HOUR) == 0
    assert (said(people.clerk), said(people.head)) == ([("boat", 30)], [("crew", 30)])
    assert not OutboxMessage.objects.filter(topic__startswith="reminder.").exists()


def test_one_failing_source_keeps_nobody_else_waiting(people, owed):
    class Broken(list):
        def __iter__(self):
            raise ValueError("no boat")

    owed[people.clerk.pk], owed[people.other_clerk.pk] = Broken(), [due()]
    everybody = people.clerk._meta.model.objects.count()
    assert rounds.go_round(at=MOMENT) == everybody - 1
    assert said(people.other_clerk) == [("boat", 30)]
    owed[people.clerk.pk] = [due()]
    assert rounds.go_round(at=MOMENT + HOUR) == 1
    assert said(people.clerk) == [("boat", 30)]


@pytest.fixture
def postman(people, owed, settings):
    """Mail is on, the clerk has an address and two things due."""
    settings.REMINDERS_BY_MAIL = True
    settings.WAGTAILADMIN_BASE_URL = "https://xuetang.example"
    operations.choose_mail(people.clerk, mail=True, address="alice@example.com", at=MOMENT)
    owed[people.clerk.pk] = [due("boat"), due("ferry", about="渡船值守", colleague="鲍勃")]
    return people.clerk


def test_one_mail_says_all_of_the_day_and_names_no_colleague(postman):
    operations.remind(postman, on=MOMENT.date(), at=MOMENT)
    message = OutboxMessage.objects.get(topic="reminder.mail")
    outbox.deliver(message, at=MOMENT)
    outbox.deliver(message, at=MOMENT + HOUR)
    (letter,) = mail.outbox
    assert (letter.subject, letter.to) == ("2 件到期事项", ["alice@example.com"])
    assert "应急演练：海上应急演练、渡船值守" in letter.body
    assert "2026年3月29日" in letter.body
    assert "https://xuetang.example/reminders/" in letter.body
    assert "鲍勃" not in letter.body
    assert letter.extra_headers == {"Message-ID": f"<reminders.{postman.pk}.20260309@xuetang.example>"}


def test_a_mail_that_comes_too_late_waits_for_the_morning_and_drops_what_was_seen_to(postman, owed):
    operations.remind(postman, on=MOMENT.date(), at=MOMENT)
    message = OutboxMessage.objects.get(topic__startswith="reminder.")
    outbox.deliver(message, at=MOMENT.replace(hour=20))
    delivery = OutboxDelivery.objects.get(message=message)
    assert (mail.outbox, delivery.attempts, delivery.done_at, delivery.error) == ([], 0, None, "")
    owed[postman.pk] = [due("boat")]
    outbox.deliver(message, at=MOMENT + 24 * HOUR)
    (letter,) = mail.outbox
    assert (letter.subject, "渡船" in letter.body) == ("1 件到期事项", False)


def test_nobody_gets_mail_who_switched_it_off(postman):
    operations.remind(postman, on=MOMENT.date(), at=MOMENT)
    operations.choose_mail(postman, mail=False, address="alice@example.com", at=MOMENT)
    outbox.deliver(OutboxMessage.objects.get(topic__startswith="reminder."), at=MOMENT)
    assert mail.outbox == []
    tomorrow = MOMENT + 20 * 24 * HOUR
    assert {row.channel for row in operations.remind(postman, on=tomorrow.date(), at=tomorrow)} == {"app"}
    assert AuditEntry.objects.filter(action="reminders.mail_chosen").count() == 2


class Receiver(BaseHTTPRequestHandler):
    """A group's robot on this machine: keeps what it was sent, and answers from a list."""

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.heard.append((self.path, json.loads(body)))
        answer = json.dumps({"errcode": self.server.answers.pop(0)}).encode()
        self.send_response(200)
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *args):
        """Nothing on the test's output."""


@pytest.fixture
def receiver(settings):
    server = HTTPServer(("127.0.0.1", 0), Receiver)
    server.heard, server.answers = [], [310000, 0]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    settings.ROBOT_URL = f"http://127.0.0.1:{server.server_port}/robot/send?access_token=x"
    settings.ROBOT_SECRET = "SEC-tide"
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def test_the_robot_is_told_a_number_signed_and_again_after_a_refusal(people, owed, receiver):
    owed[people.clerk.pk], owed[people.head.pk] = [due(), due("ferry")], [due("crew", colleague="艾丽")]
    rounds.go_round(at=MOMENT)
    rounds.go_round(at=MOMENT + HOUR)
    message = OutboxMessage.objects.get(topic__startswith="reminder.")
    with pytest.raises(robot.RobotRefusedError, match=r"^errcode 310000$"):
        OutboxDelivery.objects.exclude(message=message).delete()  # what founding the house told
        outbox.deliver(message, at=MOMENT)
    with time_machine.travel(MOMENT + timedelta(minutes=4), tick=False):
        assert sweep() == 0
    with time_machine.travel(MOMENT + timedelta(minutes=5), tick=False):
        assert sweep() == 1
        assert sweep() == 0
    (path, words), (_path, again) = receiver.heard
    query, moment = parse_qs(urlsplit(path).query), int(MOMENT.timestamp() * 1000)
    assert query == {
        "access_token": ["x"], "timestamp": [str(moment)], "sign": [robot.sign("SEC-tide", moment)],
    }  # fmt: skip
    assert words == again == {"msgtype": "text", "text": {"content": "3 件到期事项，请登录查看。"}}


def test_the_signature_is_the_documented_one():
    """HMAC-SHA256 of "timestamp newline secret", reckoned apart with openssl."""
    assert robot.sign("SECtest", 1700000000000) == "aZLLrriXgn05YbwaGR7knYsLeJADjr9NwLaNNKpxh4g="


def test_the_robot_is_off_until_it_has_an_address(people, owed):
    owed[people.clerk.pk] = [due()]
    rounds.go_round(at=MOMENT)
    assert not OutboxMessage.objects.filter(topic__startswith="reminder.").exists()


def test_the_robot_keeps_the_quiet_hours(settings):
    settings.ROBOT_URL = "http://127.0.0.1:9/"
    with pytest.raises(outbox.Later):
        robot.on_reminder_robot({"count": 1}, at=MOMENT.replace(hour=21))
    with pytest.raises(outbox.Later):
        mailing.on_reminder_mail({"person": 0, "things": []}, at=MOMENT.replace(hour=21))
