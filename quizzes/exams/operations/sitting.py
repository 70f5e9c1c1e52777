"""Starting a sitting that lies ready, and holding its row while it changes."""

from datetime import datetime

from django.db import transaction

from ledger import audit
from people.models import User
from quizzes.models import Attempt


class SittingPaused(Exception):
    """The invigilator has stopped the clock; nothing was written, and what is sent again later counts."""


class SittingNotBegun(Exception):
    """The sitting lies ready, but nobody has started it; nothing was written."""


def hold_sitting(pk: int) -> Attempt:
    """The sitting of an exam, its row locked: saving, closing and invigilating one sitting wait for each other."""
    return Attempt.objects.select_for_update(of=("self",)).get(pk=pk, kind=Attempt.Kind.EXAM)


@transaction.atomic
def open_sitting(attempt: Attempt, *, by: User, at: datetime) -> Attempt:
    """Start the clock of a prepared sitting; one that runs goes on, one that is closed stays closed."""
    attempt = hold_sitting(attempt.pk)
    if attempt.state == Attempt.State.PREPARED:
        attempt.state, attempt.started_at = Attempt.State.OPEN, at
        attempt.save(update_fields=["state", "started_at"])
        audit.record("exam.started", attempt, by=by, at=at, paper=attempt.paper_id)
    return attempt
