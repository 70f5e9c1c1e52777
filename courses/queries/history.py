"""A matter through time: its versions, what changed in each and who said how much, and the lesson as it stood."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from wagtail.blocks import StreamValue
from wagtail.models import PageLogEntry

from courses.domain.differences import other_names
from courses.models import CatalogueImport, FacetChange, LessonPage, Matter, MatterRetirement, MatterVersion
from courses.models.lesson import facts_of_every_facet
from courses.moments import end_of


@dataclass(frozen=True, slots=True)
class Change:
    """A facet that changed: how it counts now, and what was said of it before somebody overruled it, oldest first."""

    standing: FacetChange
    overruled: tuple[FacetChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One edition in which the matter appeared, changed, or (`version` is None) was taken off the list.

    `before` is the number of the version it is to be compared with; 0 for the first.
    """

    version: MatterVersion | None
    number: int
    edition: int
    effective_at: datetime
    recorded_at: datetime
    source: CatalogueImport
    before: int = 0
    changes: tuple[Change, ...] = ()
    others: tuple[str, ...] = ()


def history(matter: Matter) -> list[Entry]:
    """Every activated edition that says something about the matter, newest first; three queries.

    Editions that are staged, wait for their review or were withdrawn don't exist here.
    """
    versions = list(versions_of(matter))
    changes = _changes(matter)
    rows = MatterRetirement.objects.activated().filter(matter=matter)
    retired = [
        Entry(None, 0, row.edition.number, *_moments(row), row.edition.catalogue_import)
        for row in rows.select_related("edition__activation", "edition__catalogue_import__by")
    ]
    entries = [*_entries(versions, changes), *retired]
    return sorted(entries, key=lambda entry: -entry.edition)


def versions_of(matter: Matter) -> QuerySet[MatterVersion]:
    """The activated versions of a matter, in force already or still to come, oldest first."""
    found = MatterVersion.objects.activated().filter(matter=matter)
    return found.select_related("matter", "edition__activation", "edition__catalogue_import__by").order_by("number")


def version_as_of(matter: Matter, on: date, *, known_on: date) -> MatterVersion | None:
    """The version that held on the day by what the house knew on the other day."""
    found = MatterVersion.objects.in_force(on, known_on=known_on).filter(matter=matter)
    return found.select_related("matter__catalogue", "edition").first()


def body_as_of(page: LessonPage, on: date) -> StreamValue:
    """What people had written into the lesson by the end of that day: its last publication, at first the bare facts."""
    published = PageLogEntry.objects.filter(
        page=page.pk, action="wagtail.publish", revision__isnull=False, timestamp__lt=end_of(on)
    )
    last = published.select_related("revision").order_by("-timestamp", "-pk").first()
    stored = last.revision.content["body"] if last else facts_of_every_facet()
    return LessonPage._meta.get_field("body").to_python(stored)


def _entries(versions: list[MatterVersion], changes: dict[int, tuple[Change, ...]]) -> Iterator[Entry]:
    before = None
    for version in versions:
        yield Entry(
            version,
            version.number,
            version.edition.number,
            *_moments(version),
            version.edition.catalogue_import,
            before=before.number if before else 0,
            changes=changes.get(version.pk, ()),
            others=other_names(before.facts, version.facts) if before else (),
        )
        before = version


def _changes(matter: Matter) -> dict[int, tuple[Change, ...]]:
    rows: dict[int, dict[str, list[FacetChange]]] = {}
    for row in FacetChange.objects.filter(matter=matter).select_related("decided_by").order_by("pk"):
        rows.setdefault(row.to_version_id, {}).setdefault(row.facet, []).append(row)
    return {
        version: tuple(Change(said[-1], tuple(said[:-1])) for said in facets.values())
        for version, facets in rows.items()
    }


def _moments(row: MatterVersion | MatterRetirement) -> tuple[datetime, datetime]:
    return row.effective_at, row.edition.activation.recorded_at
