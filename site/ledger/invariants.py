"""What can't be: the registry of `manage.py audit`.

An invariant is a query for the rows that break it, a sentence that says what is wrong with one, and a plan that mends
it. Apps register theirs in AppConfig.ready; nothing here mends anything.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ledger.audit import subject_of


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do about a broken row, and the command for it; %(model)s and %(pk)s of the command are the row's."""

    words: str | Promise
    command: str = ""


FROM_BACKUP = Plan(
    _("A fact was changed or lost behind the program. Read the row in the newest backup and bring back what differs."),
    "manage.py dumpdata %(model)s --pks %(pk)s",
)
"""For whatever no operation can have written."""


@dataclass(frozen=True, slots=True)
class Invariant:
    """`broken(at)` finds the rows that break it, in a constant number of queries."""

    name: str
    amiss: str | Promise
    plan: Plan
    broken: Callable[[datetime], Iterable[models.Model]]


@dataclass(frozen=True, slots=True)
class Finding:
    """One row that breaks an invariant, and what to do about it."""

    invariant: str
    subject: str
    amiss: str
    plan: str
    command: str


_registry: dict[str, Invariant] = {}


def register(*invariants: Invariant) -> None:
    """Called from AppConfig.ready by the app whose rows they are about."""
    for one in invariants:
        _registry[one.name] = one


def registered() -> list[Invariant]:
    """All of them in order of name."""
    return [_registry[name] for name in sorted(_registry)]


def findings(*, at: datetime) -> list[Finding]:
    """Every row that breaks an invariant now, in order of invariant and row."""
    return [
        told(one, subject_of(row)) for one in registered() for row in sorted(one.broken(at), key=lambda row: row.pk)
    ]


def told(invariant: Invariant, subject: str) -> Finding:
    """The finding in the language of whoever reads it."""
    model, pk = subject.split(":")
    command = invariant.plan.command % {"model": model, "pk": pk}
    return Finding(invariant.name, subject, str(invariant.amiss), str(invariant.plan.words), command)
