"""Storing a plan as lines, in pieces; what people decided about single changes is kept through every new reading."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from time import perf_counter
from typing import Any

from django.db import transaction

from courses.chunks import Pace, breathe, uncollected
from courses.domain.facets import Facet
from courses.domain.fingerprint import facet_digest
from courses.domain.plan import Action, Plan, PlanLine
from courses.domain.problems import Problem, Severity
from courses.models import CatalogueImport, ImportLine
from ledger import audit

State = CatalogueImport.State
Weight = ImportLine.Weight
BY_WEIGHT = (Severity.NOTICE, Severity.WARNING, Severity.ERROR)
Row = tuple[str, int | None]


@dataclass(frozen=True, slots=True)
class Findings:
    """A plan, the edition it was made against, and what else the import is to say of itself."""

    plan: Plan
    base: int
    told: dict[str, Any] = field(default_factory=dict)


def storing(found: CatalogueImport, findings: Findings, *, at: datetime) -> Iterator[tuple[int, int]]:
    """Store the plan piece by piece, yielding (done, total) lines; then the import leaves "being read".

    A killed worker's lines are gone on with, unless the catalogue has changed meanwhile. Lines of earlier readings go
    first. Somebody who gives the import up meanwhile ends it: nothing more is stored.
    """
    lines, flags, pace = findings.plan.lines, _flags(findings.plan.problems), Pace()
    if not _begun(found, findings, at=at):
        return
    while _old_lines_deleted(found, pace):
        yield 0, len(lines)
    pace = Pace()
    while True:
        began = perf_counter()
        with uncollected(), transaction.atomic():
            done = _next_piece(found, lines, flags, rows=pace.rows, at=at)
        if done is None or done >= len(lines):
            break
        seconds = perf_counter() - began
        pace.took(seconds, pace.rows)
        breathe(seconds)
        yield done, len(lines)
    if done is not None:
        _settled(found, findings, at=at)
        yield len(lines), len(lines)


@transaction.atomic
def _begun(found: CatalogueImport, findings: Findings, *, at: datetime) -> bool:
    """Whether there is anything to store. Lines made against another edition than this plan are begun anew."""
    locked = CatalogueImport.objects.select_for_update().get(pk=found.pk)
    if locked.state != State.READING or locked.readings != found.readings:
        return False
    if locked.base != findings.base and locked.lines.filter(reading=locked.readings).exists():
        locked.readings += 1
    locked.base, locked.touched_at = findings.base, at
    locked.save(update_fields=["base", "readings", "touched_at"])
    found.readings, found.base = locked.readings, locked.base
    return True


def _old_lines_deleted(found: CatalogueImport, pace: Pace) -> int:
    began = perf_counter()
    old = list(found.lines.exclude(reading=found.readings).values_list("pk", flat=True)[: pace.rows])
    ImportLine.objects.filter(pk__in=old).delete()
    seconds = perf_counter() - began
    pace.took(seconds, pace.rows)
    breathe(seconds)
    return len(old)


def _next_piece(
    found: CatalogueImport, lines: Sequence[PlanLine], flags: dict[Row, Severity], *, rows: int, at: datetime
) -> int | None:
    """Store the next lines and return how many are stored now; None where the import no longer waits for them."""
    locked = CatalogueImport.objects.select_for_update().only("state", "readings", "decisions").get(pk=found.pk)
    if (locked.state, locked.readings) != (State.READING, found.readings):
        return None
    done = found.lines.filter(reading=found.readings).count()
    piece = lines[done : done + rows]
    ImportLine.objects.bulk_create(
        stored(found, position, line, flags, locked.decisions) for position, line in enumerate(piece, done + 1)
    )
    CatalogueImport.objects.filter(pk=found.pk).update(touched_at=at)
    return done + len(piece)


@transaction.atomic
def _settled(found: CatalogueImport, findings: Findings, *, at: datetime) -> None:
    locked = CatalogueImport.objects.select_for_update().get(pk=found.pk)
    if (locked.state, locked.readings) != (State.READING, found.readings):
        return
    plan = findings.plan
    locked.state = State.REFUSED if plan.has_errors else State.PLANNED
    locked.plan = {action.value: plan.count(action) for action in Action}
    locked.problems = [problem.to_json() for problem in plan.problems]
    locked.questions = [asdict(question) for question in plan.possible_renames]
    locked.refusal, locked.touched_at = None, at
    for name, value in findings.told.items():
        setattr(locked, name, value)
    locked.save()
    audit.record("catalogue.staged", locked, by=locked.by, at=at, sha256=locked.sha256, plan=locked.plan)
    found.refresh_from_db()


def stored(
    found: CatalogueImport,
    position: int,
    line: PlanLine,
    flags: dict[Row, Severity],
    decisions: dict[str, dict[str, Any]],
) -> ImportLine:
    """A line of the plan as a row, with what people have said about its changes before."""
    record = line.record
    kept = ImportLine(
        catalogue_import=found,
        reading=found.readings,
        position=position,
        row=record.row if record else None,
        sheet=record.sheet[:120] if record else "",
        code=line.code,
        was=line.was,
        name=line.name,
        category=record.elements.category if record else "",
        action=line.action,
        changes=[asdict(change) for change in line.changes],
        others=list(line.others),
        elements=record.elements.to_json() if record and line.writes_version else None,
        cells=record.cells if record and line.writes_version else {},
        depth=(record.depth if record else None) or "",
        tier=(record.tier if record else None) or "",
        flag=flags.get((record.sheet, record.row), "") if record else "",
    )
    kept.decisions = _still_about(line, decisions.get(line.code, {}))
    kept.weight = weight_of(kept)
    return kept


def weight_of(line: ImportLine) -> str:
    """Whether applying a changed matter asks clerks again, as it stands after decisions."""
    if line.action != Action.UPDATE:
        return ""
    return Weight.FACTS if line.facets_asked_again else Weight.REST


def _still_about(line: PlanLine, said: dict[str, Any]) -> dict[str, Any]:
    """Decisions about the very change that is planned now: the new facts are the same and the rule says otherwise."""
    ruled = {change.facet.value: change.kind.value for change in line.changes}
    return {
        facet: decision
        for facet, decision in said.items()
        if facet in ruled
        and decision["kind"] != ruled[facet]
        and line.record
        and decision["facts"] == facet_digest(line.record.elements, Facet(facet))
    }


def _flags(problems: Iterable[Problem]) -> dict[Row, Severity]:
    """The worst problem of every row."""
    found: dict[Row, Severity] = {}
    for problem in problems:
        if problem.row is not None:
            place = (problem.sheet, problem.row)
            found[place] = max(found.get(place, problem.severity), problem.severity, key=BY_WEIGHT.index)
    return found
