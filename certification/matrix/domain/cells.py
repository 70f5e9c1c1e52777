"""One cell of the matrix: what a decision means for one clerk and one matter that is or is not required."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from certification.awards.domain.decisions import Decision, Status
from certification.matrix.domain.seals import STATES, CellState, Seal, seal
from courses.domain.facets import FACETS, Facet, Tier


class FacetState(StrEnum):
    PROVED = "proved"
    STALE = "stale"
    NOT_YET = "not_yet"
    UNASKED = "unasked"
    NOT_ASSESSABLE = "not_assessable"

    __hash__ = str.__hash__


@dataclass(frozen=True, slots=True)
class FacetMark:
    """One facet of a cell's strip; `due_on` is the last day of its delta check where one is open. A facet that is
    UNASKED could not be asked when the certification was given and can be since `since`, where that was noted."""

    facet: Facet
    state: FacetState
    due_on: date | None = None
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Requirement:
    """Whether the clerk must master the matter on the day, and by when the first certification is due."""

    required: bool
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """`covers` says whether the clerk may be counted on for the matter, required or not: a colleague certified
    beyond their own windows is cover. `overdue` is a required matter not valid after its due day. A matter
    that is not `assessable` has no items in any facet. `known` says of each facet how it is known without a
    certification (domain/known.py), as codes; empty where nothing is, or nobody asked."""

    clerk: str
    matter: str
    tier: Tier
    state: CellState
    seal: Seal
    required: bool
    assessable: bool
    covers: bool
    overdue: bool
    strip: tuple[FacetMark, ...]
    due_on: date | None = None
    expires_on: date | None = None
    known: tuple[str | None, ...] = ()

    @property
    def valid_until(self) -> date | None:
        """The last day it holds if nothing is done; None where it doesn't hold today."""
        if not self.covers or self.expires_on is None:
            return None
        return min([self.expires_on, *(mark.due_on for mark in self.strip if mark.due_on)])


def cell(
    *,
    clerk: str,
    matter: str,
    tier: Tier,
    decision: Decision,
    requirement: Requirement,
    facets_assessable: Collection[Facet],
) -> Cell:
    """A matter that is not required shows – unless the clerk is validly certified in it all the same. A matter
    nobody can be asked about shows – too, with its own label."""
    shown = requirement.required or decision.valid
    state = STATES[decision.status] if shown else CellState.NOT_REQUIRED
    assessable = decision.status is not Status.NOT_ASSESSABLE
    late = requirement.due_on is not None and requirement.due_on < decision.as_of
    return Cell(
        clerk=clerk,
        matter=matter,
        tier=tier,
        state=state,
        seal=seal(state, decision.status if shown else None),
        required=requirement.required,
        assessable=assessable,
        covers=decision.valid,
        overdue=requirement.required and assessable and late and not decision.valid,
        strip=facet_strip(decision, facets_assessable),
        due_on=requirement.due_on,
        expires_on=decision.expires_on,
    )


IN_FORCE = (Status.CERTIFIED, Status.VALID_EXCEPT, Status.LAPSED, Status.SUSPENDED)


def facet_strip(decision: Decision, facets_assessable: Collection[Facet]) -> tuple[FacetMark, ...]:
    """Six marks in the plan's order. Once a certification has expired every facet it proved is stale."""
    if not decision.stale_facets and not decision.unasked_facets:
        return _plain_strip(decision.status, tuple(facets_assessable))
    return _strip(decision, facets_assessable)


@cache
def _plain_strip(status: Status, facets_assessable: tuple[Facet, ...]) -> tuple[FacetMark, ...]:
    """Where nothing is special about a facet: the same for all such cells, so it is made once."""
    return _strip(Decision(status, (), date.min), facets_assessable)


def _strip(decision: Decision, facets_assessable: Collection[Facet]) -> tuple[FacetMark, ...]:
    due = {stale.facet: stale.due_on for stale in decision.stale_facets}
    unasked = {one.facet: one.since for one in decision.unasked_facets}
    marks = []
    for facet in FACETS:
        if facet not in facets_assessable:
            state = FacetState.NOT_ASSESSABLE
        elif facet in due or decision.status is Status.EXPIRED:
            state = FacetState.STALE
        elif facet in unasked:
            state = FacetState.UNASKED
        elif decision.status in IN_FORCE:
            state = FacetState.PROVED
        else:
            state = FacetState.NOT_YET
        since = unasked.get(facet) if state is FacetState.UNASKED else None
        marks.append(FacetMark(facet, state, due.get(facet) if state is FacetState.STALE else None, since))
    return tuple(marks)
