"""Notes that were written before the facts they are about changed."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from courses.domain.acknowledging import PartChange
from courses.domain.facets import ChangeKind
from courses.domain.notes import Note, changes_since, notes_of
from courses.models import Catalogue, LessonPage, NoteReading
from courses.queries.changes import facet_changes


@dataclass(frozen=True, slots=True)
class Outdated:
    """A note and what changed of its facet since: to be reviewed by an editor, and shown as such until then."""

    page: LessonPage
    note: Note
    changes: tuple[PartChange, ...]

    @property
    def facets(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(change.part for change in self.changes))

    @property
    def day(self) -> date:
        return max(change.effective_on for change in self.changes)


def outdated_in(page: LessonPage, *, on: date) -> dict[str, Outdated]:
    """The outdated notes of a lesson by their block; two queries, none for a lesson nobody wrote into."""
    if not notes_of(page.body.get_prep_value()):
        return {}
    return {one.note.block: one for one in _outdated([page], on=on)}


def outdated_notes(catalogues: QuerySet[Catalogue], *, on: date) -> list[Outdated]:
    """Every outdated note in the published lessons of these catalogues, the latest change first; three queries."""
    written = NoteReading.objects.values("matter")
    pages = LessonPage.objects.live().filter(matter__catalogue__in=catalogues, matter__in=written)
    found = _outdated(pages.select_related("matter__catalogue"), on=on)
    return sorted(found, key=lambda one: (-one.day.toordinal(), one.page.pk, one.note.block))


def last_readings(matters: Iterable[int]) -> dict[tuple[int, str], NoteReading]:
    """The newest reading of each note, by matter and block; one query."""
    newer = NoteReading.objects.filter(matter=OuterRef("matter"), block=OuterRef("block"), pk__gt=OuterRef("pk"))
    rows = NoteReading.objects.filter(~Exists(newer), matter__in=list(matters)).select_related("version")
    return {(row.matter_id, row.block): row for row in rows.defer("version__elements", "version__cells")}


def _outdated(pages: Iterable[LessonPage], *, on: date) -> list[Outdated]:
    by_matter = {page.matter_id: page for page in pages}
    readings, changes = last_readings(by_matter), _material(by_matter, on=on)
    found = []
    for matter, page in by_matter.items():
        for note in notes_of(page.body.get_prep_value()):
            reading = readings.get((matter, note.block))
            if reading and (since := changes_since(note, reading.version.number, changes.get(matter, ()))):
                found.append(Outdated(page, note, since))
    return found


def _material(matters: Iterable[int], *, on: date) -> dict[int, list[PartChange]]:
    rows = facet_changes(matters, on=on).filter(kind=ChangeKind.MATERIAL)
    found = defaultdict(list)
    for matter, facet, number, effective, recorded in rows.values_list(
        "matter", "facet", "to_version__number", "effective_at", "recorded_at"
    ):
        found[matter].append(PartChange(facet, number, timezone.localdate(effective), timezone.localdate(recorded)))
    return dict(found)
