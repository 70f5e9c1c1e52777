"""When people are reminded is a rule with versions: shown, then adopted; nothing is said twice where it changes."""

import re
from datetime import timedelta
from importlib import import_module

import pytest
import time_machine
from django.apps import apps
from django.urls import reverse

from academy.reminders import operations
from academy.reminders.domain.steps import StepPolicy
from academy.reminders.policy import policy, versions
from academy.reminders.touched import touched_by
from ledger.models import AuditEntry, Reminder, ReminderRulesVersion
from quizzes.operations import RulesChangedMeanwhile, RulesInThePast, RulesRefused
from tests.academy.reminders.conftest import due
from tests.factories import MOMENT

pytestmark = pytest.mark.django_db
TODAY = MOMENT.date()
CLOSER = StepPolicy((45, 14), 1)
SIGNATURE = {"effective_on": TODAY.isoformat(), "reason": "提醒过早", "citation": "普镇便〔2026〕4号"}


@pytest.fixture(autouse=True)
def noon():
    with time_machine.travel(MOMENT, tick=False):
        yield


def adopt(people, rules=CLOSER, *, on=TODAY, base=None):
    told = {"effective_on": on, "reason": "提醒过早", "citation": ""}
    base = max((row.pk for row in versions()), default=0) if base is None else base
    return operations.adopt_reminder_rules(rules, base=base, **told, by=people.admin, at=MOMENT)


def test_what_the_environment_had_set_is_the_first_version_and_what_comes_along_is_none(settings):
    assert (versions(), policy(TODAY)) == ([], StepPolicy((60, 30, 7), 3))
    settings.REMINDER_STEPS = [7, 21]
    import_module("ledger.migrations.0008_first_reminder_rules").bring_in(apps, None)
    assert ([row.version for row in versions()], policy(TODAY)) == (["reminder-1"], StepPolicy((21, 7), 3))


def test_a_version_holds_from_its_day_and_what_was_said_is_not_said_again(people, owed, day):
    owed[people.clerk.pk] = [due("boat", left=58), due("ferry", left=31)]
    operations.remind(people.clerk, on=TODAY, at=MOMENT)
    row = adopt(people, StepPolicy((90, 57, 30), 0), on=TODAY + timedelta(days=1))
    assert (row.version, policy(TODAY).before, policy(TODAY + timedelta(days=1)).before) == (
        "reminder-1", (60, 30, 7), (90, 57, 30),
    )  # fmt: skip
    for after in (1, 1, 2, 28, 40, 59, 80):
        operations.remind(people.clerk, on=day(after)[0], at=day(after)[1])
    said = Reminder.objects.filter(person=people.clerk).order_by("pk").values_list("key", "step")
    assert list(said) == [
        ("ferry", 60), ("boat", 60), ("ferry", 30), ("boat", 57), ("boat", 30), ("ferry", 0), ("boat", 0),
    ]  # fmt: skip
    assert AuditEntry.objects.get(action="reminder_rules.adopted").detail["reason"] == "提醒过早"


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"rules": StepPolicy((200,))}, RulesRefused),
        ({"on": TODAY - timedelta(days=1)}, RulesInThePast),
        ({"base": 1}, RulesChangedMeanwhile),
    ],
    ids=["too far ahead", "yesterday", "another one came between"],
)
def test_what_is_refused_leaves_nothing_behind(people, changes, refusal):
    with pytest.raises(refusal):
        adopt(people, **changes)
    assert not ReminderRulesVersion.objects.exists()


def test_tomorrows_round_is_counted_and_nobody_named(people, owed):
    owed[people.clerk.pk] = [due("boat", left=61), due("ferry", left=46)]
    owed[people.head.pk] = [due("lamp", left=15)]
    told = touched_by(StepPolicy(), CLOSER, on=TODAY)
    assert (told.now.things, told.now.people, told.then.things, told.then.people) == (3, 2, 2, 2)
    assert told.people == told.of_people == people.clerk._meta.model.objects.filter(is_active=True).count()


def test_an_administrator_sees_what_would_be_said_before_signing(people, owed, client_of):
    owed[people.clerk.pk] = [due("boat", left=61)]
    client, change = client_of(people.admin), reverse("reminder_rules_change")
    numbers = {"before": "14，45", "repeats": "1"}
    page = client.post(change, numbers | {"show": "1"})
    words = page.content.decode()
    assert ("60 / 30 / 7 → <strong>45 / 14</strong>" in words, people.clerk.name in words) == (True, False)
    assert (page.context["touched"].now.things, page.context["touched"].then.things) == (1, 0)
    shown = re.search(r'name="shown" value="(\w+)"', words)[1]
    for typed, field in (
        ({"before": "六十"}, "before"), ({"before": "7/7"}, "before"), ({"before": "0"}, "before"),
        ({"before": "181"}, "before"), ({"before": "1 2 3 4 5 6"}, "before"), ({"repeats": "9"}, "repeats"),
    ):  # fmt: skip
        refused = client.post(change, numbers | typed | {"show": "1"})
        assert (refused.status_code, list(refused.context["form"].errors)) == (422, [field])
        assert typed.get("before", "14，45") in refused.content.decode()
    blind = client.post(change, numbers | {"repeats": "2", "adopt": "1", "shown": shown} | SIGNATURE)
    assert (blind.status_code, ReminderRulesVersion.objects.count()) == (422, 0)
    done = client.post(change, numbers | {"adopt": "1", "shown": shown} | SIGNATURE)
    assert done.url == reverse("reminder_rules")
    told = client_of(people.clerk).get(done.url)
    assert [(row.version, len(changes)) for row, changes in told.context["versions"]] == [("reminder-1", 2)]
    assert (told.context["rules"], told.context["may_change"]) == (CLOSER, False)
    assert "45 / 14" in client.get(reverse("reminder_choices")).content.decode()
