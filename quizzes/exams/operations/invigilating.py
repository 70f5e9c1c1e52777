"""What an invigilator does to sittings: time on top, the clock stopped and started again, a closed one opened again."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from ledger import audit
from people.models import User
from quizzes.exams.models import Paper, SittingAct
from quizzes.exams.operations.sitting import hold_sitting
from quizzes.exams.queries.sitting import limit_of_sitting
from quizzes.models import Attempt

Kind = SittingAct.Kind


class ActRefused(Exception):
    """Nothing was written; `code` says why (`sentences.ACT_REFUSED`)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@transaction.atomic
def give_extra_time(attempt: Attempt, *, minutes: int, reason: str, by: User, at: datetime) -> SittingAct:
    """Time on top for one person, also ahead of the start. Raises ActRefused of a closed sitting."""
    attempt = hold_sitting(attempt.pk)
    if attempt.state == Attempt.State.FINISHED:
        raise ActRefused("closed")
    return _act(attempt, Kind.EXTRA_TIME, minutes=minutes, reason=reason, by=by, at=at)


@transaction.atomic
def pause(attempts: Iterable[Attempt], *, reason: str, by: User, at: datetime) -> list[SittingAct]:
    """Stop the clock of those that run; of the others nothing. Who starts during a pause of all isn't paused."""
    return [
        _act(attempt, Kind.PAUSED, reason=reason, by=by, at=at)
        for attempt in _held(attempts)
        if (limit := limit_of_sitting(attempt)) and not limit.paused and not limit.is_over(at)
    ]


@transaction.atomic
def resume(attempts: Iterable[Attempt], *, reason: str, by: User, at: datetime) -> list[SittingAct]:
    """Let the clock of those that were stopped go on, with the time they had left."""
    return [
        _act(attempt, Kind.RESUMED, reason=reason, by=by, at=at)
        for attempt in _held(attempts)
        if (limit := limit_of_sitting(attempt)) and limit.paused
    ]


@transaction.atomic
def reopen(attempt: Attempt, *, minutes: int, reason: str, by: User, at: datetime) -> SittingAct:
    """Open a closed sitting again: it goes on where it was, with these minutes on top; its result stays until it is
    closed again. Raises ActRefused where it isn't closed, or another sitting of the paper lies ready or runs."""
    attempt = hold_sitting(attempt.pk)
    if attempt.state != Attempt.State.FINISHED:
        raise ActRefused("not_closed")
    if attempt.on_paper:
        raise ActRefused("on_paper")
    others = Attempt.objects.filter(clerk=attempt.clerk_id, paper=attempt.paper_id)
    if others.exclude(state=Attempt.State.FINISHED).exists():
        raise ActRefused("another_runs")
    attempt.state, attempt.finished_at = Attempt.State.OPEN, None
    attempt.save(update_fields=["state", "finished_at"])
    return _act(attempt, Kind.REOPENED, minutes=minutes, reason=reason, by=by, at=at)


def running(paper: Paper) -> list[Attempt]:
    """The sittings of the paper whose clock was started and that aren't closed: whom a pause of all is about."""
    return list(paper.attempts.filter(state=Attempt.State.OPEN).order_by("pk"))


def _held(attempts: Iterable[Attempt]) -> list[Attempt]:
    """Their rows, locked in one order, with their acts; only those that run."""
    rows = Attempt.objects.select_for_update(of=("self",)).prefetch_related("acts")
    named = [attempt.pk for attempt in attempts]
    return list(rows.filter(pk__in=named, kind=Attempt.Kind.EXAM, state=Attempt.State.OPEN).order_by("pk"))


def _act(attempt: Attempt, kind: str, *, reason: str, by: User, at: datetime, minutes: int | None = None) -> SittingAct:
    told = {"kind": kind, "minutes": minutes, "reason": reason}
    audit.record(f"exam.{kind}", attempt, by=by, at=at, **told)
    return SittingAct.objects.create(attempt=attempt, by=by, effective_at=at, recorded_at=at, **told)
