"""What is known today to change later: a matter's facts, that it is handled no more, or that it comes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from certification.awards.domain.decisions import Decision
from certification.matrix.domain.ahead import Ending, Held
from courses.domain.facets import Facet, Tier


class What(StrEnum):
    BEGINS = "begins"
    CHANGES = "changes"
    ENDS = "ends"


@dataclass(frozen=True, slots=True)
class Change:
    """Of a matter on a day: `facets` that change materially for `clerks` certified in it, who have until then."""

    matter: str
    what: What
    on: date
    facets: tuple[Facet, ...] = ()
    clerks: int = 0
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """How a centre handles a matter on [starts_on, ends_on)."""

    starts_on: date
    ends_on: date | None
    tier: Tier
    depth: str = ""


def handled(rows: Sequence[Terms]) -> Terms:
    """From the first of the rows without a break: one that begins where another ends carries it on."""
    first, *others = sorted(rows, key=lambda row: row.starts_on)
    ends_on = first.ends_on
    for row in others:
        if ends_on is not None and row.starts_on == ends_on:
            ends_on = row.ends_on
    return replace(first, ends_on=ends_on)


def shortened(held: Held, decision: Decision, *, on: date) -> Held:
    """A certification of today after what changes on a later day: it holds until the delta check of that is due.
    `decision` is the one of that day by what is known today."""
    if held.until < on:
        return held
    until = until_of(decision) or on - timedelta(days=1)
    if until >= held.until:
        return held
    facets = tuple(one.facet for one in decision.stale_facets if one.since == on)
    return replace(held, until=until, ending=Ending.COMING, changes_on=on, facets=facets)


def until_of(decision: Decision) -> date | None:
    """The last day it holds if nothing is done; None where it doesn't hold on its own day."""
    if not decision.valid or decision.expires_on is None:
        return None
    return min([decision.expires_on, *(one.due_on for one in decision.stale_facets)])
