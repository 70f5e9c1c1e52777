"""Writes about reminders: saying what is due, by which steps, and each person's way of being told."""

import secrets
from datetime import date, datetime

from django.conf import settings
from django.db import transaction

from academy.reminders.domain.steps import StepPolicy, steps_to_say
from academy.reminders.policy import policy
from academy.reminders.queries import dues_of, said_to
from ledger import audit, outbox
from ledger.models import Reminder, ReminderChoice, ReminderRulesVersion
from ledger.reminders import Due
from people.models import User
from quizzes.operations.rules_versions import append_version

Channel = Reminder.Channel


def remind(person: User, *, on: date, at: datetime) -> list[Reminder]:
    """Say to one person what is new on that day, once through each channel open to them; returns what was said.

    Looking happens before the transaction, which is short. Done again, or by two workers at once, nothing is said
    twice: the day is marked in the same transaction, and the ledger's constraint stands behind it.
    """
    rules = policy(on)
    dues = dues_of(person, on=on, rules=rules)
    with transaction.atomic():
        choice = _held(person)
        if choice.asked_on == on:
            return []
        said = [
            row for channel in _channels(person, choice) for row in _say(person, dues, channel, rules, on=on, at=at)
        ]
        Reminder.objects.bulk_create(said)
        if by_mail := [[row.kind, row.key, row.due_on.isoformat()] for row in said if row.channel == Channel.MAIL]:
            payload = {"person": person.pk, "things": by_mail}
            outbox.publish("reminder.mail", payload, key=f"reminder.mail:{person.pk}:{on}", at=at)
        choice.asked_on = on
        choice.save(update_fields=["asked_on"])
    return said


def _say(person: User, dues: list[Due], channel: str, rules: StepPolicy, *, on: date, at: datetime) -> list[Reminder]:
    said = said_to(person, dues, channel=channel)
    steps = steps_to_say({one.thing: one.due_on for one in dues}, said, on=on, policy=rules)
    return [
        Reminder(
            person=person,
            kind=kind,
            key=key,
            due_on=due_on,
            step=step,
            channel=channel,
            effective_at=at,
            recorded_at=at,
        )
        for (kind, key, due_on), step in steps.items()
    ]


def _channels(person: User, choice: ReminderChoice) -> list[str]:
    by_mail = settings.REMINDERS_BY_MAIL and choice.mail and person.email
    return [Channel.APP, Channel.MAIL] if by_mail else [Channel.APP]


def _held(person: User) -> ReminderChoice:
    ReminderChoice.objects.get_or_create(person=person)
    return ReminderChoice.objects.select_for_update(of=("self",)).get(person=person)


@transaction.atomic
def choose_mail(person: User, *, mail: bool, address: str, at: datetime) -> ReminderChoice:
    """The person's own word on being told by mail, and where to."""
    choice = _held(person)
    choice.mail = mail
    choice.save(update_fields=["mail"])
    if person.email != address:
        person.email = address
        person.save(update_fields=["email"])
    audit.record("reminders.mail_chosen", choice, by=person, at=at, mail=mail, address=bool(address))
    return choice


@transaction.atomic
def open_feed(person: User, *, at: datetime) -> ReminderChoice:
    """Give the calendar a new address; an address given before ends at once."""
    choice = _held(person)
    choice.feed = secrets.token_urlsafe(32)
    choice.save(update_fields=["feed"])
    audit.record("reminders.feed_opened", choice, by=person, at=at)
    return choice


@transaction.atomic
def close_feed(person: User, *, at: datetime) -> ReminderChoice:
    """Take the calendar's address back."""
    choice = _held(person)
    if choice.feed:
        choice.feed = ""
        choice.save(update_fields=["feed"])
        audit.record("reminders.feed_closed", choice, by=person, at=at)
    return choice


def adopt_reminder_rules(
    rules: StepPolicy, *, base: int, effective_on: date, reason: str, citation: str, by: User, at: datetime
) -> ReminderRulesVersion:
    """Append the steps, in force from that day; what was said already is not said again. See `append_version`."""
    told = {"base": base, "effective_on": effective_on, "reason": reason, "citation": citation}
    return append_version(ReminderRulesVersion, rules, named="reminder", **told, by=by, at=at)
