"""Reading a stored file into a plan, in the worker; and everything that makes a plan be read again.

What a person has said (columns, completeness, renames, decisions) stays with the import, so that reading it again
against a newer edition loses nothing.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db import transaction

from courses.domain.problems import Problem, Refusal
from courses.domain.reading import Mapping, Reading, Scope, is_our_own, read_source
from courses.domain.source import Source
from courses.models import CatalogueImport, SourceMapping
from courses.operations.receiving import keep_beginning
from courses.operations.restoring import restoring_plan
from courses.operations.staging import planned_against, scope_of, told_of
from courses.operations.storing import Findings, storing
from courses.readers import read_file
from ledger import audit
from people.models import User

State = CatalogueImport.State


class ReadingRefused(Exception):
    """The import can't be read again as it stands; `code` is one of courses.sentences.READING_REFUSALS."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


def reading(found: CatalogueImport, *, at: datetime) -> Iterator[tuple[int, int]]:
    """Read what waits to be read, yielding (done, total) lines as they are stored; safe to stop and begin again.

    Ends with a plan, with columns for a person to check, or with the reason why the file can't be read. An import that
    waits for nothing is left alone.
    """
    found.refresh_from_db()
    if found.state != State.READING:
        return
    try:
        findings = restoring_plan(found) if found.file is None else _findings(found, at=at)
    except Refusal as refusal:
        _unreadable(found, refusal.problem, at=at)
        return
    if findings:
        yield from storing(found, findings, at=at)


@transaction.atomic
def read_again(found: CatalogueImport, *, by: User, at: datetime, **said: Any) -> CatalogueImport:
    """Let the stored file be read once more, against the catalogue as it stands, with what was `said` about it.

    `said` are fields of the import. Raises ReadingRefused.
    """
    locked = CatalogueImport.objects.select_for_update(of=("self",)).select_related("file").get(pk=found.pk)
    if locked.state not in CatalogueImport.OPEN:
        raise ReadingRefused("not_open")
    if locked.file and locked.file.deleted_at:
        raise ReadingRefused("file_gone")
    for name, value in said.items():
        setattr(locked, name, value)
    locked.state, locked.readings, locked.touched_at = State.READING, locked.readings + 1, at
    locked.save()
    audit.record("catalogue.read_again", locked, by=by, at=at, said=said)
    return locked


@transaction.atomic
def choose_columns(
    found: CatalogueImport, mapping: Mapping, *, scope: Scope, remember: bool, by: User, at: datetime
) -> CatalogueImport:
    """A person says which column is what; kept for the sender's next list where they want it."""
    locked = read_again(found, by=by, at=at, mapping=mapping.to_json(), is_mapped=True, scope=scope.value)
    if remember and locked.source:
        SourceMapping.objects.update_or_create(
            catalogue=locked.catalogue,
            source=locked.source,
            defaults={"mapping": mapping.to_json(), "by": by, "at": at},
        )
    return locked


@transaction.atomic
def answer_renames(found: CatalogueImport, answers: dict[str, str], *, by: User, at: datetime) -> CatalogueImport:
    """A person says which new matters are known ones: new code → known code, or "" for another matter.

    Only what is asked is answered. Raises ReadingRefused.
    """
    asked = {question["new_code"]: question["old_code"] for question in found.questions}
    given = {new: old for new, old in answers.items() if new in asked and old in ("", asked[new])}
    if not given:
        raise ReadingRefused("nothing_answered")
    return read_again(found, by=by, at=at, answers={**found.answers, **given})


@transaction.atomic
def abandon(found: CatalogueImport, *, by: User, at: datetime) -> CatalogueImport:
    """Give an import up before anything of it was applied; again changes nothing. Raises ReadingRefused."""
    locked = CatalogueImport.objects.select_for_update().get(pk=found.pk)
    if locked.state == State.ABANDONED:
        return locked
    if locked.state not in (State.READING, *CatalogueImport.OPEN):
        raise ReadingRefused("not_open")
    locked.state, locked.touched_at = State.ABANDONED, at
    locked.save(update_fields=["state", "touched_at"])
    audit.record("catalogue.abandoned", locked, by=by, at=at)
    return locked


def _findings(found: CatalogueImport, *, at: datetime) -> Findings | None:
    """The plan of the file; None where a person is to check the columns first. Raises Refusal."""
    with found.file.file.open("rb") as file:
        source = read_file(file.read())
    keep_beginning(found.file, source)
    if found.is_mapped:
        return _plan_of(found, source, read_source(source, mapping=found.how_read))
    guess, remembered = read_source(source), _remembered(found, source)
    if is_our_own(guess):
        return _plan_of(found, source, guess)
    _ask(found, source, remembered or guess, as_last_time=remembered is not None, at=at)
    return None


def _plan_of(found: CatalogueImport, source: Source, read: Reading) -> Findings:
    renames = {new: old for new, old in found.answers.items() if old}
    scope = scope_of(read, Scope(found.scope or read.scope))
    plan, base = planned_against(found.catalogue, read, scope=scope, renames=renames)
    return Findings(plan, base, told_of(read, scope=scope, format=source.format, encoding=source.encoding))


def _remembered(found: CatalogueImport, source: Source) -> Reading | None:
    """The file read as the sender's last one was, where its columns still fit."""
    last = SourceMapping.objects.filter(catalogue=found.catalogue_id, source=found.source).first()
    try:
        return read_source(source, mapping=Mapping.from_json(last.mapping)) if last and found.source else None
    except Refusal:
        return None


@transaction.atomic
def _ask(found: CatalogueImport, source: Source, read: Reading, *, as_last_time: bool, at: datetime) -> None:
    """Keep the guess and let a person check the columns."""
    locked = CatalogueImport.objects.select_for_update().get(pk=found.pk)
    if (locked.state, locked.readings) != (State.READING, found.readings):
        return
    scope = scope_of(read, Scope(found.scope or read.scope))
    told = told_of(read, scope=scope, format=source.format, encoding=source.encoding)
    for name, value in told.items():
        setattr(locked, name, value)
    locked.recognised["as_last_time"] = as_last_time
    locked.state, locked.touched_at = State.MAPPING, at
    locked.save()
    audit.record("catalogue.columns_asked", locked, by=locked.by, at=at, confidence=read.confidence)


def give_up_reading(found: CatalogueImport, *, at: datetime) -> None:
    """A fault of ours: the import says so instead of seeming to be read for ever."""
    found.refresh_from_db()
    _unreadable(found, Refusal("file_unreadable").problem, at=at)


@transaction.atomic
def _unreadable(found: CatalogueImport, problem: Problem, *, at: datetime) -> None:
    locked = CatalogueImport.objects.select_for_update().get(pk=found.pk)
    if (locked.state, locked.readings) != (State.READING, found.readings):
        return
    locked.state, locked.refusal, locked.touched_at = State.UNREADABLE, problem.to_json(), at
    locked.save(update_fields=["state", "refusal", "touched_at"])
    audit.record("catalogue.unreadable", locked, by=locked.by, at=at, code=problem.code)
