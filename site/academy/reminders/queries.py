"""Reads about reminders: what is due for a person, what was said, who is still to be asked about."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils.timezone import localdate
from django.utils.translation import override

from academy.reminders.domain.grouping import Line, digest
from academy.reminders.domain.steps import StepPolicy, comes_at
from academy.reminders.policy import policy
from ledger import reminders
from ledger.models import Reminder, ReminderChoice
from people.models import User

LATELY = timedelta(days=7)
Thing = tuple[str, str, date]


@dataclass(frozen=True, slots=True)
class Told:
    """A line of the digest with the title of its kind."""

    line: Line
    title: Any


def dues_of(person: User, *, on: date, rules: StepPolicy | None = None) -> list[reminders.Due]:
    """What is due for the person within the first step, overdue things included; `rules` saves asking for them."""
    return reminders.due(person, on=on, by=on + (rules or policy(on)).horizon)


def told(dues: list[reminders.Due], *, on: date) -> list[Told]:
    """The digest in words."""
    return [Told(line, reminders.title_of(line.kind)) for line in digest(dues, on=on)]


def said_to(person: User, dues: list[reminders.Due], *, channel: str) -> dict[Thing, list[int]]:
    """By thing how many days were left each time it was said through the channel, of things due on these days; one
    query."""
    rows = Reminder.objects.filter(person=person, channel=channel, due_on__in={one.due_on for one in dues})
    found = defaultdict(list)
    for kind, key, due_on, step, at in rows.order_by().values_list("kind", "key", "due_on", "step", "effective_at"):
        # a step is never said before its day, whatever the clock of the worker
        found[kind, key, due_on].append(min(comes_at(step), (due_on - localdate(at)).days))
    return found


def told_lately(person: User, *, at: datetime) -> int:
    """How many things the person was reminded of within a week; one query."""
    rows = Reminder.objects.filter(person=person, channel=Reminder.Channel.APP, recorded_at__gt=at - LATELY)
    return rows.order_by().values("kind", "key", "due_on").distinct().count()


def people_with_an_account(on: date) -> QuerySet[User]:
    """Everybody whose account is open that day."""
    return User.objects.filter(Q(closes_on=None) | Q(closes_on__gt=on), is_active=True).order_by("pk")


def people_to_ask(on: date) -> QuerySet[User]:
    """Of them those for whom nobody has looked yet that day."""
    return people_with_an_account(on).exclude(reminder_choice__asked_on=on)


def choice_of(person: User) -> ReminderChoice:
    """How the person is reminded; unsaved where nothing was chosen yet."""
    return ReminderChoice.objects.filter(person=person).first() or ReminderChoice(person=person)


def in_language_of(person: User) -> override:
    """Words in the person's own language, else in the house's."""
    return override(person.language or settings.LANGUAGE_CODE)
