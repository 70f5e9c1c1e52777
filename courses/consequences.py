"""Whom changed facts touch: clerks whose certified facets would go stale.

The answer needs certifications, which this storey does not know; whoever does registers itself here when the
application starts (`certification.apps`). Without anybody registered nothing is said, and the page says so.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from courses.domain.facets import Facet
from people.models import Centre, User


@dataclass(frozen=True, slots=True)
class Touched:
    """A clerk who holds a matter, and the facets of it they would have to prove again (or have to already)."""

    clerk: User
    centre: Centre
    matter: int
    facets: tuple[Facet, ...]


Answer = Callable[..., tuple[Touched, ...]]
_answers: list[Answer] = []


def answered_by(answer: Answer) -> None:
    """Register the room that can answer; the newest one is asked."""
    _answers[:] = [answer]


def clerks_touched(
    changes: Mapping[int, Iterable[Facet]], *, on: date, stale: bool = False
) -> tuple[Touched, ...] | None:
    """Clerks of any centre who hold these facets (by matter key) on the day; None where nobody can answer.

    In a constant number of queries. Facets that are stale already are not counted again; with `stale` exactly those
    are: whom it would relieve if the facets had not changed after all.
    """
    return _answers[0](changes, on=on, stale=stale) if _answers else None
