"""Which checks a clerk must sit by a day, and what they were asked to practise first; this storey does not know.

Whoever knows registers itself when the application starts (`certification.apps`). Without anybody registered nothing
is due, and practice has the whole week.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from courses.domain.facets import Facet, Tier
from people.models import Centre, User


@dataclass(frozen=True, slots=True)
class DueCheck:
    """A check of a matter (by key) on these facets; `delta` of what changed, else of the whole. `shared` are the
    matters one check of a change they share is for, this one among them."""

    matter: int
    tier: Tier
    facets: tuple[Facet, ...]
    delta: bool
    due_on: date
    shared: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class EverybodysChecks:
    """By clerk what they must sit; `centres` of `of_centres` were looked at."""

    checks: Mapping[User, tuple[DueCheck, ...]]
    centres: int = 0
    of_centres: int = 0


Answer = Callable[..., tuple[DueCheck, ...]]
_answers: list[Answer] = []
_everybodys: list[Callable[..., EverybodysChecks]] = []
_of_centres: list[Callable[..., Mapping[User, tuple[DueCheck, ...]]]] = []
_recommended: list[Callable[..., frozenset[int]]] = []


def answered_by(answer: Answer) -> None:
    """Register the room that can answer; the newest one is asked."""
    _answers[:] = [answer]


def answered() -> Answer | None:
    """Who answers at present."""
    return _answers[0] if _answers else None


def checks_due(clerk: User, *, on: date, by: date) -> tuple[DueCheck, ...]:
    """What the clerk must sit by that day, overdue checks included, the most binding first."""
    return _answers[0](clerk, on=on, by=by) if _answers else ()


def everybodys_answered_by(answer: Callable[..., EverybodysChecks]) -> None:
    """Register the room that can answer for everybody; the newest one is asked."""
    _everybodys[:] = [answer]


def everybodys_checks(*, on: date, by: date) -> EverybodysChecks:
    """What the clerks of the house's centres must sit by that day, the most binding first."""
    return _everybodys[0](on=on, by=by) if _everybodys else EverybodysChecks({})


def centres_answered_by(answer: Callable[..., Mapping[User, tuple[DueCheck, ...]]]) -> None:
    """Register the room that can answer for one centre; the newest one is asked."""
    _of_centres[:] = [answer]


def checks_due_at(centre: Centre, *, on: date, by: date) -> Mapping[User, tuple[DueCheck, ...]]:
    """What each clerk of a centre must sit by that day, the most binding first."""
    return _of_centres[0](centre, on=on, by=by) if _of_centres else {}


def recommended_by(answer: Callable[..., frozenset[int]]) -> None:
    """Register the room that knows what somebody asked a clerk to practise; the newest one is asked."""
    _recommended[:] = [answer]


def recommended(clerk: User, *, on: date) -> frozenset[int]:
    """Keys of the matters somebody asked the clerk to practise first."""
    return _recommended[0](clerk, on=on) if _recommended else frozenset()
