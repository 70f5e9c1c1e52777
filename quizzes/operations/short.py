"""The short check: every question drawn at the start, answered one by one, graded in silence until the last."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from courses.domain.facets import Facet
from courses.models import Matter, MatterVersion
from courses.queries import version_in_force
from ledger import audit
from people.models import User
from quizzes.domain.dice import Dice
from quizzes.domain.short import LENGTH, PERCENT, turns
from quizzes.models import Attempt, Draw
from quizzes.operations.answers import SittingClosed, save_answer
from quizzes.operations.checks import NothingAssessable
from quizzes.operations.drawing import draw_item
from quizzes.operations.mastery import lock_clerk
from quizzes.operations.settling import is_settled, settle
from quizzes.queries.banks import bank_for, depth_for
from quizzes.queries.coverage import facets_assessable
from quizzes.queries.short import open_short_check, waiting_draw

Cells = Mapping[int, tuple[MatterVersion, str, tuple[Facet, ...]]]


@transaction.atomic
def start_short_check(clerk: User, matters: Sequence[Matter], *, seed: int, by: User, at: datetime) -> Attempt:
    """Draw its questions from these matters; an open one is continued, whatever it is about.

    A matter without an item is left out (`Attempt.plan` says which were asked); raises NothingAssessable where none is
    left. What it finds counts as practised: it never certifies.
    """
    lock_clerk(clerk.pk)
    if running := open_short_check(clerk):
        return running
    on = timezone.localdate(at)
    cells = _askable(clerk, matters, on=on)
    attempt = Attempt.objects.create(
        clerk=clerk, kind=Attempt.Kind.SHORT, policy={"percent": PERCENT}, seed=seed, started_at=at
    )
    position = 0
    for matter, facet in turns({key: facets for key, (_v, _d, facets) in cells.items()}, Dice("short", seed)):
        version, depth, _facets = cells[matter]
        bank = bank_for(version, on=on, depth=depth)
        if draw_item(attempt, facet=facet, version=version, bank=bank, position=position + 1, at=at):
            position += 1
            attempt.plan.append([matter, facet.value])
        if position == LENGTH:
            break
    if not position:
        raise NothingAssessable
    attempt.save(update_fields=["plan"])
    audit.record("short_check.started", attempt, by=by, at=at, matters=sorted({matter for matter, _f in attempt.plan}))
    return attempt


@transaction.atomic
def answer_short_item(draw: Draw, *, sequence: int, answer: Any, by: User, at: datetime) -> Attempt:
    """Save and grade the answer; the last one closes the sitting. The same answer again changes nothing.

    Raises AnswerConflict, SittingClosed and grading.BadAnswer.
    """
    attempt = Attempt.objects.select_for_update(of=("self",)).get(pk=draw.attempt_id)
    draw.attempt = attempt
    settled = is_settled(draw)
    if settled and not draw.responses.filter(sequence=sequence).exists():
        raise SittingClosed
    response = save_answer(draw, sequence=sequence, answer=answer, at=at)
    if settled:
        return attempt
    settle(draw, response, at=at)
    if waiting_draw(attempt) is None:
        attempt.state, attempt.finished_at = Attempt.State.FINISHED, at
        attempt.save(update_fields=["state", "finished_at"])
        audit.record("short_check.finished", attempt, by=by, at=at)
    return attempt


def _askable(clerk: User, matters: Sequence[Matter], *, on: date) -> Cells:
    """Of each matter in force its version, what the clerk's centre may do for it, and the facets that can be asked."""
    found = {}
    for matter in matters:
        if version := version_in_force(matter, on):
            depth = depth_for(clerk, matter, on=on)
            found[matter.pk] = (version, depth, facets_assessable(version, depth=depth))
    return found
