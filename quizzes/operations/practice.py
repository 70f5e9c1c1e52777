"""Practice: a short sitting of what is needed most, feedback at once, never over the week's budget."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from courses.domain.facets import Facet
from courses.models import Matter
from courses.queries import version_in_force
from ledger import audit
from people.models import User
from quizzes.domain.burden import Urgency
from quizzes.models import Attempt, Draw, Response
from quizzes.models.item import ABOUT
from quizzes.operations.answers import SittingClosed, save_answer
from quizzes.operations.drawing import draw_item
from quizzes.operations.mastery import lock_clerk
from quizzes.operations.settling import is_settled, settle
from quizzes.queries.banks import bank_for, depth_for
from quizzes.queries.practice import PracticePlan, PracticeState, open_practice, practice_plan
from quizzes.queries.times import typical_seconds, week_of


class NothingToPractise(Exception):
    """There is nothing to ask now; `plan.state` says why. Nothing was written."""

    def __init__(self, plan: PracticePlan) -> None:
        self.plan = plan
        super().__init__(plan.state)


@transaction.atomic
def start_practice(clerk: User, *, seed: int, by: User, at: datetime) -> Attempt:
    """Open a sitting with its list of what to ask; an open one is continued. Raises NothingToPractise."""
    lock_clerk(clerk.pk)
    if found := open_practice(clerk):
        return found
    plan = practice_plan(clerk, on=timezone.localdate(at))
    if plan.state is not PracticeState.READY:
        raise NothingToPractise(plan)
    listed = [[entry.matter.pk, entry.facet.value, entry.urgency.name.lower()] for entry in plan.chosen]
    attempt = Attempt.objects.create(
        clerk=clerk,
        kind=Attempt.Kind.PRACTICE,
        plan=listed + ([[plan.about.pk, "", ABOUT]] if plan.about else []),
        policy={"kept": plan.week.kept},
        seed=seed,
        started_at=at,
    )
    audit.record("practice.started", attempt, by=by, at=at)
    return attempt


@transaction.atomic
def next_practice_item(attempt: Attempt, *, by: User, at: datetime) -> Draw | None:
    """The item to answer: the unanswered one, else the next of the list; None when the sitting is over.

    Facets no item can be made of are struck off the list. The sitting ends early where the next item would
    not fit into the week, whose time for checks that were due when the sitting began stays kept.
    """
    attempt = _locked(attempt)
    if not attempt.is_open:
        return None
    draws = list(attempt.draws.select_related("snapshot__matter_version"))
    if draws and not is_settled(draws[-1]):
        return draws[-1]
    asked = {(draw.snapshot.matter_version.matter_id, draw.facet) for draw in draws}
    for entry in list(attempt.plan):
        if (entry[0], entry[1]) in asked:
            continue
        facet = Facet(entry[1]) if entry[1] else None
        if draw := _draw(attempt, entry[0], facet, position=len(draws) + 1, at=at):
            attempt.save(update_fields=["plan"])
            return draw
        attempt.plan.remove(entry)
    attempt.save(update_fields=["plan"])
    _finish(attempt, by=by, at=at)
    return None


@transaction.atomic
def answer_practice_item(draw: Draw, *, sequence: int, answer: Any, at: datetime) -> Response:
    """Save and grade; the same answer again changes nothing. Raises AnswerConflict, SittingClosed and BadAnswer."""
    draw.attempt = _locked(draw.attempt)
    settled = is_settled(draw)
    if settled and not draw.responses.filter(sequence=sequence).exists():
        raise SittingClosed
    response = save_answer(draw, sequence=sequence, answer=answer, at=at)
    if not settled:
        settle(draw, response, at=at)
    return response


@transaction.atomic
def end_practice(attempt: Attempt, *, by: User, at: datetime) -> Attempt:
    """Close the sitting before its list is done; ending twice is ending once."""
    attempt = _locked(attempt)
    if attempt.is_open:
        _finish(attempt, by=by, at=at)
    return attempt


def urgency_of(draw: Draw) -> Urgency | None:
    """Why this item was asked in this practice; None of what bears on no facet, for which there is no need."""
    if not draw.facet:
        return None
    matter = draw.snapshot.matter_version.matter_id
    for entry in draw.attempt.plan:
        if entry[0] == matter and entry[1] == draw.facet:
            return Urgency[entry[2].upper()]
    return None


def _draw(attempt: Attempt, matter_id: int, facet: Facet | None, *, position: int, at: datetime) -> Draw | None:
    on = timezone.localdate(at)
    matter = Matter.objects.get(pk=matter_id)
    version = version_in_force(matter, on)
    if version is None:
        return None
    week = week_of(attempt.clerk, on=on, typical=typical_seconds())
    return draw_item(
        attempt,
        facet=facet,
        version=version,
        bank=bank_for(version, on=on, depth=depth_for(attempt.clerk, matter, on=on)),
        position=position,
        at=at,
        longest=replace(week, kept=attempt.policy.get("kept", 0)).room,
    )


def _finish(attempt: Attempt, *, by: User, at: datetime) -> None:
    attempt.state, attempt.finished_at = Attempt.State.FINISHED, at
    attempt.save(update_fields=["state", "finished_at"])
    audit.record("practice.finished", attempt, by=by, at=at)


def _locked(attempt: Attempt) -> Attempt:
    return Attempt.objects.select_for_update(of=("self",)).select_related("clerk").get(pk=attempt.pk)
