"""What waits for a person's signature or decision, which this storey does not know: each room registers its answer.

    awaiting.register(attendances_to_sign)

An answer `(actor, *, on)` names what the actor may sign or decide now, never what waits for somebody else; it asks a
constant number of queries, and none where none of the actor's roles has anything to do with it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from people.actor import Actor


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits since a day (None: not known). `what` is the kind in words (a lazy translation), `about`
    what or whom it concerns, `link` a path of ours to where one signs, `due_on` the day by which it must be, `whom` the
    key of the person it is about where somebody asks for it."""

    what: Any
    about: str
    link: str
    since: date | None = None
    due_on: date | None = None
    whom: int | None = None


Answer = Callable[..., Iterable[Waiting]]
_answers: list[Answer] = []


def register(*answers: Answer) -> None:
    """Let these be asked, in the order they came in."""
    _answers.extend(answer for answer in answers if answer not in _answers)


def waiting_for(actor: Actor, *, on: date) -> list[Waiting]:
    """Everything that waits for the actor: what is due first, then what waits longest."""
    found = [one for answer in _answers for one in answer(actor, on=on)]
    return sorted(found, key=lambda one: (one.due_on or date.max, one.since or date.max))
