"""What one cell is made of: evidence item by item, acts, checks and changes, with the decision and its reasons."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from certification.awards.domain.decisions import Decision
from certification.awards.models import AwardEntry
from certification.awards.queries import entries_of, standings
from certification.awards.queries.offers import offers
from certification.matrix.domain.cells import Cell
from certification.matrix.queries.board import cells_of
from courses.domain.facets import Tier
from courses.models import FacetChange, Matter, MatterVersion
from courses.moments import end_of
from courses.queries import facet_changes, version_in_force
from people.models import Centre, User
from people.queries import centre_of
from quizzes.models import Attempt, CheckOutcome, Evidence
from quizzes.queries.checks import asked_with
from quizzes.queries.regraded import Touched, regraded_of


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything behind one clerk × matter, newest first. Evidence is examined only: practice stays with the clerk."""

    clerk: User
    matter: Matter
    centre: Centre | None
    tier: Tier
    version: MatterVersion | None
    decision: Decision
    cell: Cell
    evidence: tuple[Evidence, ...]
    outcomes: tuple[CheckOutcome, ...]
    acts: tuple[AwardEntry, ...]
    changes: tuple[FacetChange, ...]
    regraded: tuple[Touched, ...]


def dossier(clerk: User, matter: Matter, *, on: date, known_on: date | None = None) -> Dossier:
    """The cell of this clerk in this matter on the day, opened, from what was recorded by `known_on` (default: the
    day). Regradings are told whenever they came: they say what became of an answer."""
    known = end_of(known_on or on)
    centre = centre_of(clerk, on=on)
    held = offers(centre, [matter.pk], on=on)
    found = standings([clerk.pk], held, on=on, known_on=known_on)
    return Dossier(
        clerk=clerk,
        matter=matter,
        centre=centre,
        tier=held[matter.pk].tier,
        version=version_in_force(matter, on),
        decision=found.of(clerk.pk, matter.pk),
        cell=cells_of([clerk], held, found, centre=centre, on=on)[clerk.pk, matter.pk],
        evidence=tuple(_examined(clerk, matter, effective=end_of(on), known=known)),
        outcomes=tuple(_outcomes(clerk, matter, effective=end_of(on), known=known)),
        acts=tuple(reversed(_acts(clerk, matter, on=on, known_on=known_on or on))),
        changes=tuple(reversed(facet_changes([matter.pk], on=on))),
        regraded=tuple(regraded_of(clerk, matter=matter, examined_only=True)),
    )


def _acts(clerk: User, matter: Matter, *, on: date, known_on: date) -> QuerySet[AwardEntry]:
    """Those written by then. One that begins later is told too, unless the day is seen from a later one."""
    rows = entries_of(clerk, matter).filter(recorded_at__lt=end_of(known_on))
    return rows.filter(effective_at__lt=end_of(on)) if known_on > on else rows


def _outcomes(clerk: User, matter: Matter, *, effective: datetime, known: datetime) -> Iterable[CheckOutcome]:
    """The clerk's checks of the matter, and passed ones of a change it shares with the matter asked."""
    rows = clerk.check_outcomes.filter(Q(matter=matter) | ~Q(attempt__shared={}))
    rows = rows.filter(effective_at__lt=effective, recorded_at__lt=known)
    rows = rows.select_related("matter", "matter_version", "attempt")
    return (one for one in rows if one.matter_id == matter.pk or asked_with(one.attempt.shared, matter.pk))


def _examined(clerk: User, matter: Matter, *, effective: datetime, known: datetime) -> Iterable[Evidence]:
    """Evidence of sittings that are closed, with what it was corrected to; an open one tells nobody anything yet."""
    return (
        Evidence.objects.as_corrected(known_before=known)
        .filter(
            clerk=clerk,
            matter=matter,
            kind=Evidence.Kind.EXAMINED,
            effective_at__lt=effective,
            recorded_at__lt=known,
            response__draw__attempt__state=Attempt.State.FINISHED,
        )
        .select_related("matter_version", "snapshot")
        .order_by("-effective_at", "-pk")
    )
