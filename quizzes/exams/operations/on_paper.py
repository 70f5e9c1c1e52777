"""An exam on paper: sittings are given to paper for good, and what leaves the house is noted."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from ledger import audit
from people.models import User
from quizzes.exams.models import Paper, SittingAct
from quizzes.exams.queries.on_paper import sits_it
from quizzes.models import Attempt


class OnPaperRefused(Exception):
    """Nothing was written; `code` says why (`quizzes.exams.sentences.ON_PAPER_REFUSED`)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@transaction.atomic
def give_to_paper(
    paper: Paper, sittings: Collection[Attempt], *, reason: str, by: User, at: datetime
) -> list[SittingAct]:
    """From now on these sittings can be sat on paper only, and their key may be printed; the same again does nothing.

    Raises OnPaperRefused where one was begun on a screen, and of somebody who sits the paper.
    """
    refuse_candidates(paper, by)
    rows = Attempt.objects.select_for_update(of=("self",)).filter(paper=paper, pk__in=[one.pk for one in sittings])
    held = list(rows.order_by("pk"))
    if any(not one.on_paper and one.state != Attempt.State.PREPARED for one in held):
        raise OnPaperRefused("begun_on_screen")
    return [_give(one, reason=reason, by=by, at=at) for one in held if not one.on_paper]


def refuse_candidates(paper: Paper, by: User) -> None:
    """Who sits a paper neither sees its sheets before nor its key. Raises OnPaperRefused."""
    if sits_it(paper, by):
        raise OnPaperRefused("sits_it")


def _give(attempt: Attempt, *, reason: str, by: User, at: datetime) -> SittingAct:
    attempt.on_paper = True
    attempt.save(update_fields=["on_paper"])
    audit.record("exam.key_opened", attempt, by=by, at=at, reason=reason)
    kind = SittingAct.Kind.KEY_OPENED
    return SittingAct.objects.create(attempt=attempt, kind=kind, reason=reason, by=by, effective_at=at, recorded_at=at)
