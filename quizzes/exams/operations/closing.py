"""Closing a sitting: what stands is graded once, the result appended, and whoever listens told."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Min

from ledger import audit
from people.models import User
from quizzes.exams.domain.marking import Mark, mark
from quizzes.exams.domain.pace import seconds_taken
from quizzes.exams.models import ExamResult, Paper
from quizzes.exams.operations.results import append_result, tell
from quizzes.exams.operations.sitting import SittingNotBegun, SittingPaused, hold_sitting
from quizzes.exams.queries.sheet import UNREAD
from quizzes.exams.queries.sitting import SittingPolicy, limit_of_sitting, standing_answers
from quizzes.models import Attempt, Draw, Evidence, Response
from quizzes.operations.mastery import lock_clerk, take_in
from quizzes.operations.regrading import regrade_sitting
from quizzes.operations.settling import evidence_of
from quizzes.operations.timing import note_times

WAITING = timedelta(seconds=30)
"""How much longer than limit and grace nobody else closes a sitting: an answer that arrived in time may still wait for
the database (20 s at most)."""


@transaction.atomic
def submit(attempt: Attempt, *, by: User | None, at: datetime) -> ExamResult:
    """Hand in: what was saved by now is graded. Handing in twice gives the one result.

    Raises SittingPaused and SittingNotBegun.
    """
    attempt = hold_sitting(attempt.pk)
    if attempt.state == Attempt.State.PREPARED:
        raise SittingNotBegun
    if attempt.state == Attempt.State.FINISHED:
        return attempt.results.latest("number")
    limit = limit_of_sitting(attempt)
    assert limit is not None
    if limit.paused:
        raise SittingPaused
    if limit.is_over(at):
        return _close(attempt, ExamResult.Cause.TIME_UP, ended_at=limit.when, by=by, at=at)
    return _close(attempt, ExamResult.Cause.SUBMITTED, ended_at=at, by=by, at=at)


def close_if_over(attempt: Attempt, *, at: datetime) -> bool:
    """Close a sitting whose time, grace and waiting are past; by whoever looks, and by the timetable."""
    if not _is_overdue(attempt, at=at):
        return False
    with transaction.atomic():
        held = hold_sitting(attempt.pk)
        if not _is_overdue(held, at=at):
            return False
        limit = limit_of_sitting(held)
        assert limit is not None
        _close(held, ExamResult.Cause.TIME_UP, ended_at=limit.when, by=None, at=at)
    attempt.refresh_from_db(fields=["state", "finished_at"])
    return True


def close_overdue(*, at: datetime, paper: Paper | None = None) -> int:
    """Close whatever is over (of one paper), each in a transaction of its own; returns how many there were. One that
    can't be closed doesn't keep the others open: its error is raised once they are done."""
    running = Attempt.objects.filter(kind=Attempt.Kind.EXAM, state=Attempt.State.OPEN).prefetch_related("acts")
    if paper is not None:
        running = running.filter(paper=paper)
    closed, failure = 0, None
    for attempt in running.order_by("pk"):
        try:
            closed += close_if_over(attempt, at=at)
        except Exception as error:  # raised below
            failure = error
    if failure:
        raise failure
    return closed


def grade_sitting(attempt: Attempt, *, ended_at: datetime, at: datetime) -> list[Mark]:
    """Mark every item by the answer that stands, and append the evidence of answers that had none yet."""
    draws = list(attempt.draws.select_related("snapshot__matter_version").defer(*UNREAD).order_by("position"))
    standing = standing_answers(attempt)
    graded = set(Evidence.objects.filter(response__in=standing.values()).values_list("response", flat=True))
    marks, rows = [], []
    for draw in draws:
        response = standing.get(draw.position)
        given = mark(draw.position, draw.snapshot.item, response.answer if response else None)
        marks.append(given)
        if response is not None and response.pk not in graded:
            draw.attempt = attempt
            told = {"kind": Evidence.Kind.EXAMINED, "at": ended_at, "recorded_at": at}
            rows += evidence_of(draw, response, given.verdicts, **told)
    lock_clerk(attempt.clerk_id)
    take_in(Evidence.objects.bulk_create(rows))
    return marks


def _is_overdue(attempt: Attempt, *, at: datetime) -> bool:
    if not attempt.is_open:
        return False
    limit = limit_of_sitting(attempt)
    return limit is not None and limit.is_over(at, grace=SittingPolicy.of(attempt).grace + WAITING)


def _close(attempt: Attempt, cause: str, *, ended_at: datetime, by: User | None, at: datetime) -> ExamResult:
    first = not attempt.results.exists()
    marks = grade_sitting(attempt, ended_at=ended_at, at=at)
    result = append_result(attempt, cause, marks, ended_at=ended_at, at=at)
    if first:
        _note_times(attempt)
    attempt.state, attempt.finished_at = Attempt.State.FINISHED, ended_at
    attempt.save(update_fields=["state", "finished_at"])
    audit.record("exam.finished", attempt, by=by, at=at, cause=cause, number=result.number)
    tell(result, at=at)
    regrade_sitting(attempt, at=at)
    return attempt.results.latest("number")


def _note_times(attempt: Attempt) -> None:
    """Count how long the items took, with nobody's name."""
    assert attempt.started_at is not None
    answered = Response.objects.filter(draw__attempt=attempt)
    first = dict(answered.values_list("draw__position").annotate(first=Min("effective_at")).order_by())
    breaks = [act.effective_at for act in attempt.acts.all()]
    taken = seconds_taken(attempt.started_at, first, breaks=breaks)
    templates = Draw.objects.filter(attempt=attempt, position__in=taken)
    told = templates.order_by("position").values_list("snapshot__template", "position")
    note_times((template, taken[position]) for template, position in told)
