"""Keeping against which version each note of a lesson was written, and rereading one."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from courses.domain.notes import Note, notes_of
from courses.models import LessonPage, Matter, MatterVersion, NoteReading
from courses.queries.notes import last_readings
from courses.queries.versions import version_in_force
from ledger import audit
from people.models import User


class NoteGone(Exception):
    """The note is no longer in the published lesson; nothing was written."""


@transaction.atomic
def keep_notes(page: LessonPage, *, by: User | None, at: datetime) -> list[NoteReading]:
    """After a lesson was published: every note that is new, says something else or stands elsewhere is written anew.

    What nobody touched keeps the version it was written against, so an editor who mends another paragraph doesn't
    vouch for it.
    """
    known = last_readings([page.matter_id])
    new = [
        note
        for note in notes_of(page.body.get_prep_value())
        if not _is_kept(known.get((page.matter_id, note.block)), note)
    ]
    version = _version(page.matter, at) if new else None
    if version is None:
        return []
    return [_append(page.matter, note, version, by=by, at=at) for note in new]


@transaction.atomic
def confirm_note(page: LessonPage, block: str, *, by: User, at: datetime) -> NoteReading:
    """Somebody has read the note against the version in force and leaves it as it is. Raises NoteGone."""
    note = next((one for one in notes_of(page.body.get_prep_value()) if one.block == block), None)
    version = _version(page.matter, at)
    if note is None or version is None:
        raise NoteGone
    reading = _append(page.matter, note, version, by=by, at=at)
    audit.record("note.confirmed", reading, by=by, at=at, matter=page.matter_id, version=version.number)
    return reading


def _is_kept(reading: NoteReading | None, note: Note) -> bool:
    return reading is not None and (reading.digest, reading.facet) == (note.digest, note.facet)


def _version(matter: Matter, at: datetime) -> MatterVersion | None:
    """The version in force; before the first and after the last one what was said last."""
    found = version_in_force(matter, timezone.localdate(at))
    return found or MatterVersion.objects.newest().filter(matter=matter).first()


def _append(matter: Matter, note: Note, version: MatterVersion, *, by: User | None, at: datetime) -> NoteReading:
    return NoteReading.objects.create(
        matter=matter,
        block=note.block,
        digest=note.digest,
        facet=note.facet,
        version=version,
        by=by,
        effective_at=at,
        recorded_at=at,
    )
