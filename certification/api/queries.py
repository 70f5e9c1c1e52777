"""Reads of the API: tokens, and part of a centre's matrix at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from certification.api.models import ApiToken
from certification.api.operations import digest_of
from certification.awards.domain.policy import CertificationPolicy
from certification.awards.queries import standings
from certification.awards.queries.offers import offers_in
from certification.matrix.domain.cells import Cell
from certification.matrix.domain.coverage import MatterCover, coverage
from certification.matrix.queries.board import cells_of
from courses.models import Matter
from courses.queries import matters_offered
from people.models import Centre, User
from people.queries import clerks_away, clerks_of


def token_in_force(token: str, *, on: date) -> ApiToken | None:
    """The row this very token opens on the day."""
    rows = ApiToken.objects.in_force(on).select_related("centre__unit")
    return rows.filter(digest=digest_of(token)).first()


def tokens_of(centre: Centre) -> QuerySet[ApiToken]:
    """All of a centre, also those that are over; newest first."""
    return ApiToken.objects.filter(centre=centre).select_related("made_by")


@dataclass(frozen=True, slots=True)
class Reading:
    """Cells of some matters of a centre, in the order of the list and of the clerks."""

    policy: CertificationPolicy
    clerks: Sequence[User]
    away: frozenset[int]
    matters: Sequence[Matter]
    cells: dict[tuple[int, int], Cell]
    covers: dict[str, MatterCover]


def matters_at(centre: Centre, *, on: date, category: str | None = None) -> list[Matter]:
    """What the centre handles on the day, as the matrix lists it."""
    return [one for one in matters_offered(centre, on) if category is None or one.category == category]


def reading(centre: Centre, matters: Sequence[Matter], *, on: date, known_on: date) -> Reading:
    """These matters × every clerk of the day; a constant number of queries."""
    clerks, held = list(clerks_of(centre, on=on)), offers_in(matters)
    found = standings([clerk.pk for clerk in clerks], held, on=on, known_on=known_on)
    cells = cells_of(clerks, held, found, centre=centre, on=on)
    covered = coverage(cells.values(), found.policy.cover_k).matters
    return Reading(
        policy=found.policy,
        clerks=clerks,
        away=frozenset(clerks_away(centre, on=on)),
        matters=matters,
        cells=cells,
        covers={one.matter: one for one in covered},
    )
