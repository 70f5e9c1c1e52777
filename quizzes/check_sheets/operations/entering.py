"""Entering sheets exactly as planned: the sitting is made from them, as of when they were handed in."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from courses.domain.problems import Problem
from courses.readers import read_file
from people.models import User
from quizzes.check_sheets.domain.plan import Action, CheckLine, CheckPlan, plan_checks
from quizzes.check_sheets.operations.printing import act_on
from quizzes.check_sheets.queries.sheets import printed_checks, with_questions
from quizzes.domain.grading import grade
from quizzes.domain.on_paper.answer_list import Filled, read_answer_list
from quizzes.domain.on_paper.codes import Series
from quizzes.domain.on_paper.entries import Entry, Sat
from quizzes.exams.domain.marking import is_answered
from quizzes.models import (
    Attempt,
    CheckSheet,
    CorrectedVerdict,
    Draw,
    Evidence,
    RegradedOutcome,
    Response,
    SheetAct,
)
from quizzes.operations.answers import receipt_for
from quizzes.operations.checks import close_check
from quizzes.operations.mastery import lock_clerk, take_anew, take_in
from quizzes.operations.settling import evidence_of


class CheckPlanOutdated(Exception):
    """The plan somebody agreed to is no longer what would happen; `plan` is. Nothing was written."""

    def __init__(self, plan: CheckPlan) -> None:
        self.plan = plan
        super().__init__("a sheet has changed since")


def read_sheets(sheets: QuerySet[CheckSheet], data: bytes) -> tuple[tuple[Filled, ...], tuple[Problem, ...]]:
    """What a list says of these sheets; raises Refusal where it is no such list. Writes nothing."""
    found = with_questions(sheets)
    questions = {one.sheet.pk: [item.position for item in one.items] for one in found}
    names = {one.sheet.pk: one.name for one in found}
    return read_answer_list(read_file(data).sheets, questions, names, series=Series.CHECK)


def plan_sheets(
    sheets: QuerySet[CheckSheet],
    filled: Collection[Filled],
    sat: Sat,
    *,
    at: datetime,
    problems: Iterable[Problem] = (),
) -> CheckPlan:
    """What entering these would write. Writes nothing."""
    named = sheets.filter(pk__in=[one.sitting for one in filled])
    return plan_checks(filled, printed_checks(named, sat, on=timezone.localdate(at)), sat, problems=problems)


@transaction.atomic
def enter_sheets(
    sheets: QuerySet[CheckSheet],
    filled: Collection[Filled],
    sat: Sat,
    *,
    reason: str,
    agreed: str,
    by: User,
    at: datetime,
) -> CheckPlan:
    """Enter exactly what the plan with the digest `agreed` says. `sheets` are those `by` may enter.

    Of every sheet a closed sitting is made of the questions the rule came to, with answers, evidence and outcome of the
    time it was handed in, recorded now; whoever waits for a finished check hears of it. `reason` says who compared the
    list with the sheets and where they are kept. Raises CheckPlanOutdated.
    """
    named = sheets.filter(pk__in=[one.sitting for one in filled]).order_by("clerk", "pk")
    for clerk in dict.fromkeys(named.values_list("clerk", flat=True)):
        lock_clerk(clerk)
    held = {one.pk: one for one in named.select_for_update(of=("self",))}
    plan = plan_sheets(sheets, filled, sat, at=at)
    if plan.digest != agreed:
        raise CheckPlanOutdated(plan)
    for line in plan.changes:
        _enter(held[line.sheet], line, sat, reason=reason, by=by, at=at)
    return plan


def _enter(sheet: CheckSheet, line: CheckLine, sat: Sat, *, reason: str, by: User, at: datetime) -> None:
    former, attempt = sheet.attempt, _sitting(sheet, sat)
    answers = {entry.position: entry for entry in line.entries}
    _settle(attempt, sheet, [answers[position] for position in line.ended.taken], sat, at=at)
    sheet.state, sheet.attempt = CheckSheet.State.ENTERED, attempt
    sheet.save(update_fields=["state", "attempt"])
    kind = SheetAct.Kind.ENTERED if line.action is Action.ENTER else SheetAct.Kind.CORRECTED
    typed = {str(entry.position): entry.text for entry in line.entries}
    act = act_on(sheet, kind, reason=reason, by=by, at=at, since=sat.ended_at, typed=typed, attempt=attempt)
    if former is not None:
        _set_aside(former, act, at=at)
    close_check(attempt, line.ended.state, line.ended.decision, by=by, at=at, ended_at=sat.ended_at)


def _set_aside(former: Attempt, act: SheetAct, *, at: datetime) -> None:
    """The sitting of a sheet that was typed wrongly stays readable and counts for nothing: neither its answers, nor how
    it ended, nor as a try."""
    outcome, dated = former.outcome, {"sheet_act": act, "effective_at": at, "recorded_at": at}
    Said = CorrectedVerdict.Said
    CorrectedVerdict.objects.bulk_create(
        CorrectedVerdict(evidence=row, before=Said.RIGHT if row.is_right else Said.WRONG, verdict=Said.VOID, **dated)
        for row in Evidence.objects.standing().filter(response__draw__attempt=former)
    )
    RegradedOutcome.objects.create(
        outcome=outcome,
        was={"decision": outcome.decision, "asked": outcome.asked, "right": outcome.right},
        decision=RegradedOutcome.Decision.FAILED,
        reasons=[],
        asked=0,
        right=0,
        **dated,
    )
    take_anew(former.clerk_id, former.matter_id)


def _sitting(sheet: CheckSheet, sat: Sat) -> Attempt:
    return Attempt.objects.create(
        clerk_id=sheet.clerk_id,
        kind=Attempt.Kind.CHECK,
        matter_id=sheet.matter_id,
        matter_version_id=sheet.matter_version_id,
        facets=sheet.facets,
        plan=sheet.plan,
        policy=sheet.policy,
        bank=sheet.bank,
        seed=sheet.seed,
        state=Attempt.State.FINISHED,
        on_paper=True,
        started_at=sat.began_at,
        finished_at=sat.ended_at,
    )


def _settle(attempt: Attempt, sheet: CheckSheet, taken: Iterable[Entry], sat: Sat, *, at: datetime) -> None:
    """Questions, answers and evidence of what the rule came to, in its order. Half an answer is none, as it is on a
    screen; the line itself stays in the act."""
    items = {one.position: one for one in sheet.items.select_related("snapshot__matter_version")}
    evidence: list[Evidence] = []
    for position, entry in enumerate(taken, 1):
        printed = items[entry.position]
        draw = Draw.objects.create(
            attempt=attempt, position=position, snapshot=printed.snapshot, facet=printed.facet, drawn_at=sheet.made_at
        )
        answer = entry.answer if is_answered(entry.answer) else {}
        response = Response.objects.create(
            draw=draw,
            sequence=1,
            answer=answer,
            receipt=receipt_for(draw, sequence=1, answer=answer, at=sat.ended_at),
            effective_at=sat.ended_at,
            recorded_at=at,
        )
        verdicts = grade(printed.snapshot.item, answer).verdicts
        told = {"kind": Evidence.Kind.EXAMINED, "at": sat.ended_at, "recorded_at": at}
        evidence += evidence_of(draw, response, verdicts, **told)
    take_in(Evidence.objects.bulk_create(evidence))
