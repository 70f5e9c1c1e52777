"""Writes of the staff file: an entry, its correction or withdrawal, the head's word. One transaction, one audit row."""

from datetime import date, datetime
from hashlib import sha256
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction

from certification.staff_file.domain.entries import HEADS_WORD_ALONE, EntryKind, Level, below_standard
from certification.staff_file.models import StaffFileEntry, StaffFileWord
from certification.staff_file.operations.refusals import Refusal, Refused
from courses.moments import start_of
from ledger import audit
from people.models import User

Word = StaffFileWord.Word


@transaction.atomic
def enter(
    clerk: User,
    *,
    kind: str,
    by: User,
    at: datetime,
    replaces: StaffFileEntry | None = None,
    scan: tuple[str, bytes] | None = None,
    word: str = "",
    **said: Any,
) -> StaffFileEntry:
    """Append an entry; `said` are the model's own fields, `scan` a file's name and bytes, `replaces` the row corrected.

    By the clerk it waits for the head. By anybody else it is the head's, who confirms it in the same breath; `word` is
    what they say of an education below the standard. A correction without a scan keeps the one there was.
    """
    own = by.pk == clerk.pk
    if own and EntryKind(kind) in HEADS_WORD_ALONE:
        raise Refused(Refusal.HEADS_WORD_ALONE)
    _free(clerk, replaces)
    entry = StaffFileEntry(clerk=clerk, kind=kind, by=by, replaces=replaces, recorded_at=at, **said)
    entry.effective_at = _since(entry.issued_on, at)
    _keep(entry, scan, replaces)
    entry.save()
    told = {"clerk": clerk.pk, "kind": kind, "replaces": replaces and replaces.pk}
    audit.record("staff_file.entered", entry, by=by, at=at, **told)
    if not own:
        _say(entry, Word.CONFIRMED, word, by=by, at=at)
    return entry


@transaction.atomic
def withdraw(entry: StaffFileEntry, *, reason: str, by: User, at: datetime) -> StaffFileEntry:
    """Append that the entry was no fact. The clerk's withdrawal of what the head confirmed waits for the head."""
    _free(entry.clerk, entry)
    row = StaffFileEntry.objects.create(
        clerk=entry.clerk,
        kind=entry.kind,
        level=entry.level,
        issuer=entry.issuer,
        replaces=entry,
        withdrawn=True,
        # of fitness nothing is kept but that it is met
        remark="" if EntryKind(entry.kind) in HEADS_WORD_ALONE else reason,
        by=by,
        effective_at=at,
        recorded_at=at,
    )
    audit.record("staff_file.withdrawn", row, by=by, at=at, clerk=entry.clerk_id, entry=entry.pk)
    if by.pk != entry.clerk_id:
        _say(row, Word.CONFIRMED, "", by=by, at=at)
    return row


@transaction.atomic
def confirm(entry: StaffFileEntry, *, word: str = "", by: User, at: datetime) -> StaffFileWord:
    """The head says it is so; below 大专 with a `word` on why all the same. Nobody confirms their own."""
    StaffFileEntry.objects.select_for_update(of=("self",)).get(pk=entry.pk)
    return _say(entry, Word.CONFIRMED, word, by=by, at=at)


@transaction.atomic
def refuse(entry: StaffFileEntry, *, reason: str, by: User, at: datetime) -> StaffFileWord:
    """The head says why not; the clerk reads it and may enter it anew."""
    StaffFileEntry.objects.select_for_update(of=("self",)).get(pk=entry.pk)
    return _say(entry, Word.REFUSED, reason, by=by, at=at)


def _say(entry: StaffFileEntry, word: str, reason: str, *, by: User, at: datetime) -> StaffFileWord:
    if entry.clerk_id == by.pk:
        raise Refused(Refusal.ABOUT_ONESELF)
    if StaffFileWord.objects.filter(entry=entry).exists():
        raise Refused(Refusal.ANSWERED_ALREADY)
    if StaffFileEntry.objects.filter(replaces=entry).exists():
        raise Refused(Refusal.CORRECTED_ALREADY)
    below = below_standard(EntryKind(entry.kind), Level(entry.level) if entry.level else None)
    needs = word == Word.REFUSED or (below and not entry.withdrawn)
    if needs and not reason.strip():
        raise Refused(Refusal.WORD_MISSING)
    row = StaffFileWord.objects.create(entry=entry, word=word, reason=reason, by=by, effective_at=at, recorded_at=at)
    audit.record(f"staff_file.{word}", entry, by=by, at=at, clerk=entry.clerk_id)
    return row


def _free(clerk: User, entry: StaffFileEntry | None) -> None:
    """A row is corrected once; who comes second corrects the correction."""
    User.objects.select_for_update(of=("self",)).get(pk=clerk.pk)
    if entry is None:
        return
    if entry.clerk_id != clerk.pk or entry.withdrawn:
        raise Refused(Refusal.NOTHING_TO_ANSWER)
    if StaffFileEntry.objects.filter(replaces=entry).exists():
        raise Refused(Refusal.CORRECTED_ALREADY)


def _keep(entry: StaffFileEntry, scan: tuple[str, bytes] | None, replaces: StaffFileEntry | None) -> None:
    if scan is not None:
        name, data = scan
        entry.name, entry.sha256 = name[:200], sha256(data).hexdigest()
        entry.scan.save(name, ContentFile(data), save=False)
    elif replaces is not None and replaces.scan:
        entry.name, entry.sha256, entry.scan = replaces.name, replaces.sha256, replaces.scan.name


def _since(issued_on: date | None, at: datetime) -> datetime:
    return start_of(issued_on) if issued_on else at
