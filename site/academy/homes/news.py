"""Today's changes (今天变了什么) on every home page: which matters are the reader's, and how much is shown at once."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from certification.matrix.queries.record import Record
from courses.permissions import answers_for_matter, catalogues_in_reach, catalogues_reviewed, edits, notes_to_review
from courses.queries.acknowledgements import unread_changes
from courses.queries.todays import Happening, Todays, matters_of_catalogues, matters_of_centre, todays_changes
from people.actor import Actor
from people.models import Centre

SHOWN, MOST = 6, 60


@dataclass(frozen=True, slots=True)
class Part:
    """Rows shown at once, rows behind a fold, and how many there is no room for."""

    first: tuple[Happening, ...]
    more: tuple[Happening, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class NewsToday:
    """`now` holds since `since`, `coming` by `until`.

    `unread`: changed matters the clerk has still to read;
    `to_reread`: notes written before their facts changed; `oversees`: the centre of which the reader may see who has
    read what.
    """

    since: date
    until: date
    now: Part
    coming: Part
    unread: int = 0
    to_reread: int = 0
    oversees: Centre | None = None


def news_of_clerk(record: Record, *, on: date) -> NewsToday:
    """The matters of the clerk's centre, the required ones first."""
    own = {standing.matter.pk for group in record.groups for standing in group.standings if standing.cell.required}
    unread = len(unread_changes(record.clerk, on=on))
    found = todays_changes(matters_of_centre(record.centre or 0, on), on=on, own=own)
    return replace(_shown(found), unread=unread)


def news_of_centre(centre: Centre, *, on: date) -> NewsToday:
    """The matters of a centre, for whoever oversees it."""
    return replace(_shown(todays_changes(matters_of_centre(centre, on), on=on)), oversees=centre)


def news_of_catalogues(actor: Actor, *, on: date) -> NewsToday:
    """What the actor edits, and of what they review the matters they answer for."""
    catalogues = catalogues_in_reach(actor) | catalogues_reviewed(actor)
    found = todays_changes(matters_of_catalogues(catalogues), on=on)
    by_key = {catalogue.pk: catalogue for catalogue in catalogues}

    def is_theirs(row: Happening) -> bool:
        matter, catalogue = row.matter, by_key[row.matter.catalogue_id]
        return edits(actor, catalogue) or answers_for_matter(
            actor, catalogue, named=matter.department, category=matter.category
        )

    return replace(_shown(found, keep=is_theirs), to_reread=len(notes_to_review(actor, on=on)))


def _shown(found: Todays, *, keep: Callable[[Happening], bool] = lambda row: True) -> NewsToday:
    now, coming = ([row for row in rows if keep(row)] for rows in (found.now, found.coming))
    return NewsToday(found.since, found.until, _part(now), _part(coming))


def _part(rows: list[Happening]) -> Part:
    return Part(tuple(rows[:SHOWN]), tuple(rows[SHOWN:MOST]), max(0, len(rows) - MOST))
