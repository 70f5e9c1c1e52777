"""Making a sitting: one person's questions, drawn and frozen, ahead of the start or at it."""

from datetime import datetime
from typing import Any

from django.db import transaction

from ledger import audit
from people.models import User
from quizzes.domain.exposure import Exposure, most_given
from quizzes.domain.item import Kind
from quizzes.exams.domain.blueprint import Wanted, draw_form, read_rows
from quizzes.exams.models import Paper
from quizzes.exams.queries.papers import PaperBank, drawn_on, examined_before, given_in, paper_bank, worn_items
from quizzes.exams.queries.short import wanted
from quizzes.models import Attempt
from quizzes.operations.drawing import draw_item
from quizzes.operations.mastery import lock_clerk

SHOWN_TO_PERCENT = 50
"""From this share of a paper's people on, a cell is only asked where no other is left."""
OTHER_KINDS = frozenset(Kind) - {Kind.CASE}


class NothingToAsk(Exception):
    """Not one question of the paper can be drawn today; nothing was written."""


@transaction.atomic
def prepare_sitting(
    paper: Paper, clerk: User, *, seed: int, by: User, at: datetime, bank: PaperBank | None = None
) -> Attempt:
    """The sitting that lies ready or runs, or a new one with every question drawn; its numbers are frozen with it.

    Questions come from the lists in force on the day the paper opens, or today where that is later. Raises
    NothingToAsk; what the bank can't fill any more is left out, and the sitting says so. `bank` saves reading it again
    for everybody.
    """
    lock_clerk(clerk.pk)
    unfinished = [Attempt.State.PREPARED, Attempt.State.OPEN]
    if found := paper.attempts.filter(clerk=clerk, state__in=unfinished).first():
        return found
    bank = bank or paper_bank(paper.centre, on=drawn_on(paper, at=at), by_volume=paper.by_volume)
    given, people = given_in(paper), paper.people.count()
    form = draw_form(
        read_rows(paper.cells)[0],
        bank.askable,
        case_percent=paper.case_percent,
        seed=seed,
        examined=examined_before(clerk),
        shown=given.cells,
        most_shown=most_given(people, SHOWN_TO_PERCENT),
    )
    attempt = Attempt.objects.create(
        clerk=clerk,
        kind=Attempt.Kind.EXAM,
        paper=paper,
        policy=frozen(paper),
        seed=seed,
        state=Attempt.State.PREPARED,
    )
    most, worn = most_given(people, paper.item_percent), worn_items(paper, bank, at=at)
    exposure = Exposure(given.items, given.templates, most, worn)
    position = 0
    for one in form.wanted:
        position += _draw(attempt, one, bank, exposure, position=position + 1, at=at)
    if not position:
        raise NothingToAsk
    told = {"questions": position, "wanted": attempt.policy["wanted"]}
    audit.record("exam.prepared", attempt, by=by, at=at, paper=paper.pk, **told)
    return attempt


def frozen(paper: Paper) -> dict[str, Any]:
    """The numbers a sitting goes by, whatever becomes of the paper. `wanted` questions the paper asks for: a sitting
    made after the lists changed may have fewer, which is told to whoever sits and invigilates it."""
    return {
        "wanted": wanted(paper),
        "minutes": paper.minutes,
        "grace_seconds": paper.grace_seconds,
        "pass_percent": paper.pass_percent,
        "closes_at": paper.closes_at.isoformat(),
        "tries": paper.tries,
        "hours_apart": paper.hours_apart,
    }


def _draw(
    attempt: Attempt, wanted: Wanted, bank: PaperBank, exposure: Exposure, *, position: int, at: datetime
) -> bool:
    """Whether a question could be drawn; a counter case that can't be made is another question instead."""
    version, found = bank.versions[wanted.matter], bank.of(wanted.matter)
    told = {"facet": wanted.facet, "version": version, "bank": found, "position": position, "at": at}
    told["exposure"] = exposure
    if wanted.case and draw_item(attempt, **told, kinds={Kind.CASE}):
        return True
    return bool(draw_item(attempt, **told, kinds=OTHER_KINDS) or draw_item(attempt, **told))
