"""An exam on paper: sittings are given to paper for good, and the answers of their sheets entered as planned."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from courses.domain.problems import Problem
from courses.readers import read_file
from ledger import audit
from people.models import User
from quizzes.domain.on_paper.answer_list import Filled, read_answer_list
from quizzes.domain.on_paper.entries import Entry, Sat
from quizzes.exams.domain.on_paper.plan import Action, EntryPlan, SheetLine, plan_entries
from quizzes.exams.models import ExamResult, Paper, SittingAct
from quizzes.exams.operations.closing import grade_sitting
from quizzes.exams.operations.results import append_result, tell
from quizzes.exams.queries.on_paper import printed_sheets, sits_it
from quizzes.models import Attempt, Response
from quizzes.operations.answers import receipt_for
from quizzes.operations.mastery import lock_clerk
from quizzes.operations.regrading import regrade_sitting


class OnPaperRefused(Exception):
    """Nothing was written; `code` says why (`quizzes.exams.sentences.ON_PAPER_REFUSED`)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class EntryPlanOutdated(Exception):
    """The plan somebody agreed to is no longer what would happen; `plan` is. Nothing was written."""

    def __init__(self, plan: EntryPlan) -> None:
        self.plan = plan
        super().__init__("a sitting of the exam has changed since")


@transaction.atomic
def give_to_paper(
    paper: Paper, sittings: Collection[Attempt], *, reason: str, by: User, at: datetime
) -> list[SittingAct]:
    """From now on these sittings can be sat on paper only, and their key may be printed; the same again does nothing.

    Raises OnPaperRefused where one was begun on a screen, and of somebody who sits the paper.
    """
    refuse_candidates(paper, by)
    held = _held(paper, [one.pk for one in sittings])
    if any(not one.on_paper and one.state != Attempt.State.PREPARED for one in held):
        raise OnPaperRefused("begun_on_screen")
    return [_give(one, reason=reason, by=by, at=at) for one in held if not one.on_paper]


def read_answers(paper: Paper, data: bytes) -> tuple[tuple[Filled, ...], tuple[Problem, ...]]:
    """What a list says of the paper's sheets; raises Refusal where it is no such list. Writes nothing."""
    sheets = printed_sheets(paper)
    questions = {key: [position for position, _item in one.questions] for key, one in sheets.items()}
    names = {key: one.name for key, one in sheets.items()}
    return read_answer_list(read_file(data).sheets, questions, names)


def plan_answers(paper: Paper, filled: Iterable[Filled], sat: Sat, *, problems: Iterable[Problem] = ()) -> EntryPlan:
    """What entering these sheets would write, and the score each comes to. Writes nothing."""
    return plan_entries(filled, printed_sheets(paper), sat, problems=problems)


@transaction.atomic
def enter_answers(
    paper: Paper, filled: Collection[Filled], sat: Sat, *, reason: str, agreed: str, by: User, at: datetime
) -> EntryPlan:
    """Enter exactly what the plan with the digest `agreed` says: every answer becomes a response, the sitting is graded
    and closed as of when the sheet was handed in, and never opens on a screen.

    `reason` says who looked over it and where the signed sheets are kept. Raises EntryPlanOutdated, and OnPaperRefused
    of somebody who sits the paper.
    """
    refuse_candidates(paper, by)
    held = {one.pk: one for one in _held(paper, [one.sitting for one in filled])}
    plan = plan_answers(paper, filled, sat)
    if plan.digest != agreed:
        raise EntryPlanOutdated(plan)
    for line in plan.changes:
        _enter(held[line.sitting], line, sat, reason=reason, by=by, at=at)
    return plan


def refuse_candidates(paper: Paper, by: User) -> None:
    """Who sits a paper neither sees its sheets before nor its key. Raises OnPaperRefused."""
    if sits_it(paper, by):
        raise OnPaperRefused("sits_it")


def _give(attempt: Attempt, *, reason: str, by: User, at: datetime) -> SittingAct:
    attempt.on_paper = True
    attempt.save(update_fields=["on_paper"])
    return _act(attempt, SittingAct.Kind.KEY_OPENED, reason=reason, by=by, since=at, at=at)


def _held(paper: Paper, sittings: Collection[int]) -> list[Attempt]:
    """Their rows, locked in the order a start locks them: first the person, then the sitting."""
    named = Attempt.objects.filter(paper=paper, pk__in=sittings).order_by("clerk", "pk")
    for clerk in dict.fromkeys(named.values_list("clerk", flat=True)):
        lock_clerk(clerk)
    return list(named.select_for_update(of=("self",)))


def _enter(attempt: Attempt, line: SheetLine, sat: Sat, *, reason: str, by: User, at: datetime) -> None:
    """Close the sitting with these answers. Of one entered before only what changed is written, above what stood; the
    times of the first entry and the evidence of what stood stay, as with late answers."""
    if line.action is Action.ENTER:
        attempt.on_paper, attempt.state = True, Attempt.State.FINISHED
        attempt.started_at, attempt.finished_at = sat.began_at, sat.ended_at
        attempt.save(update_fields=["on_paper", "state", "started_at", "finished_at"])
    ended_at = attempt.finished_at
    assert ended_at is not None
    _write(
        attempt,
        [one for one in line.entries if one.position in line.changed or line.action is Action.ENTER],
        ended_at,
        at,
    )
    marks = grade_sitting(attempt, ended_at=ended_at, at=at)
    result = append_result(attempt, ExamResult.Cause.ON_PAPER, marks, ended_at=ended_at, at=at)
    _act(attempt, SittingAct.Kind.ENTERED, reason=reason, by=by, since=ended_at, at=at)
    tell(result, at=at)
    regrade_sitting(attempt, at=at)


def _write(attempt: Attempt, entries: Iterable[Entry], ended_at: datetime, at: datetime) -> None:
    """A response for each; a question left open has one only where it takes an answer back."""
    draws = {draw.position: draw for draw in attempt.draws.annotate(last=Max("responses__sequence"))}
    rows = []
    for entry in entries:
        draw = draws[entry.position]
        sequence = (draw.last or 0) + 1
        if entry.answer or draw.last:
            receipt = receipt_for(draw, sequence=sequence, answer=entry.answer, at=ended_at)
            told = {"effective_at": ended_at, "recorded_at": at}
            rows.append(Response(draw=draw, sequence=sequence, answer=entry.answer, receipt=receipt, **told))
    Response.objects.bulk_create(rows)


def _act(attempt: Attempt, kind: str, *, reason: str, by: User, since: datetime, at: datetime) -> SittingAct:
    audit.record(f"exam.{kind}", attempt, by=by, at=at, reason=reason)
    return SittingAct.objects.create(
        attempt=attempt, kind=kind, reason=reason, by=by, effective_at=since, recorded_at=at
    )
