"""Starting a sitting, and holding its row while it changes."""

from datetime import datetime
from unicodedata import normalize

from django.db import transaction

from ledger import audit
from people.models import User
from quizzes.exams.models import Paper
from quizzes.exams.operations.preparing import prepare_sitting
from quizzes.exams.queries.papers import Admission, AdmissionReason, admission
from quizzes.models import Attempt
from quizzes.operations.mastery import lock_clerk


class SittingRefused(Exception):
    """The sitting can't start: `admission` says why and from when it may. Nothing was written."""

    def __init__(self, admission: Admission) -> None:
        self.admission = admission
        super().__init__(admission.reason)


class WrongRoomCode(Exception):
    """Not the code that was told in the room. Nothing was written."""


class SittingPaused(Exception):
    """The invigilator has stopped the clock; nothing was written, and what is sent again later counts."""


class SittingNotBegun(Exception):
    """The sitting lies ready, but nobody has started it; nothing was written."""


def hold_sitting(pk: int) -> Attempt:
    """The sitting of an exam, its row locked: saving, closing and invigilating one sitting wait for each other."""
    return Attempt.objects.select_for_update(of=("self",)).get(pk=pk, kind=Attempt.Kind.EXAM)


@transaction.atomic
def start_sitting(paper: Paper, clerk: User, *, room_code: str = "", seed: int, by: User, at: datetime) -> Attempt:
    """Start the clerk's sitting, drawing its questions first where that wasn't done ahead; one that runs goes on,
    without the code. Width, case and blanks of the code don't matter.

    Raises SittingRefused, WrongRoomCode and preparing.NothingToAsk.
    """
    lock_clerk(clerk.pk)
    found = admission(paper, clerk, at=at)
    if not found.allowed:
        raise SittingRefused(found)
    if found.attempt is not None and found.reason is AdmissionReason.RUNNING:
        return found.attempt
    if found.needs_code and _plain(room_code) != _plain(paper.room_code):
        raise WrongRoomCode
    ready = found.attempt or prepare_sitting(paper, clerk, seed=seed, by=by, at=at)
    return open_sitting(ready, by=by, at=at)


@transaction.atomic(savepoint=False)
def open_sitting(attempt: Attempt, *, by: User, at: datetime) -> Attempt:
    """Start the clock of a prepared sitting; one that runs goes on, one that is closed or on paper stays as it is."""
    attempt = hold_sitting(attempt.pk)
    if attempt.state == Attempt.State.PREPARED and not attempt.on_paper:
        attempt.state, attempt.started_at = Attempt.State.OPEN, at
        attempt.save(update_fields=["state", "started_at"])
        audit.record("exam.started", attempt, by=by, at=at, paper=attempt.paper_id)
    return attempt


def _plain(code: str) -> str:
    return "".join(normalize("NFKC", code).casefold().split())
