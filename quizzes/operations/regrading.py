"""Grading answers anew: somebody proposes it, a second person approves the plan, and it is done clerk by clerk."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django_q.tasks import async_task

from courses.models import MatterVersion
from ledger import audit, outbox
from people.models import User
from quizzes import consequences
from quizzes.domain.grading import grade
from quizzes.domain.regrading.keys import is_key, named
from quizzes.domain.regrading.plan import RegradePlan, VerdictChange
from quizzes.domain.regrading.rules import as_graded
from quizzes.exams.operations.results import append_result, tell
from quizzes.models import (
    Attempt,
    CorrectedVerdict,
    Draw,
    Evidence,
    ExamResult,
    ItemSnapshot,
    RegradedOutcome,
    Regrading,
    RegradingDecision,
)
from quizzes.operations.mastery import lock_clerk, take_anew
from quizzes.operations.quarantine import drawn_as, lift_quarantine, quarantine_template
from quizzes.queries.regrading import approved_rules, plan_of

TOPIC = "check.regraded"


class RegradeRefused(Exception):
    """Nothing was written; `code` says why (`sentences.REGRADE_REFUSED`)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@transaction.atomic
def propose_key(snapshot: ItemSnapshot, answer: dict[str, Any], *, reason: str, by: User, at: datetime) -> Regrading:
    """Propose that `answer` (in the shape `grade` takes) is right for this question in whatever order it was shown.

    Nothing more is drawn of its template on this version of the matter, for it would be made with the same key. Raises
    RegradeRefused where the answer is no key or is the key already, and grading.BadAnswer.
    """
    item = snapshot.item
    grade(item, answer)
    if not is_key(item, answer):
        raise RegradeRefused("no_key")
    standing = as_graded(item, approved_rules(), snapshot.matter_version_id)
    if standing is not None and grade(standing, answer).right:
        raise RegradeRefused("same_key")
    found = _propose(
        Regrading(
            kind=Regrading.Kind.KEY,
            template=snapshot.template,
            template_version=snapshot.template_version,
            matter_version=snapshot.matter_version,
            snapshot=snapshot,
            key=named(item, answer),
        ),
        reason=reason,
        by=by,
        at=at,
    )
    _shut_out(found, seed=snapshot.seed, by=by, at=at)
    return found


@transaction.atomic
def propose_withdrawal(
    template: str, template_version: int, version: MatterVersion | None, *, reason: str, by: User, at: datetime
) -> Regrading:
    """Propose that nothing asked by this version of a template counts, on one version of a matter or (None) on any.

    It is drawn no more from now on. Raises RegradeRefused where the same proposal waits already.
    """
    waiting = Regrading.objects.filter(
        kind=Regrading.Kind.WITHDRAW,
        template=template,
        template_version=template_version,
        matter_version=version,
        decision=None,
    )
    if waiting.exists():
        raise RegradeRefused("waits_already")
    found = _propose(
        Regrading(
            kind=Regrading.Kind.WITHDRAW,
            template=template,
            template_version=template_version,
            matter_version=version,
        ),
        reason=reason,
        by=by,
        at=at,
    )
    if version is not None:
        _shut_out(found, seed=0, by=by, at=at)
    else:
        _vet_again()
    return found


@transaction.atomic
def propose_restoration(withdrawal: Regrading, *, reason: str, by: User, at: datetime) -> Regrading:
    """Propose that what a withdrawal took out counts again as it did before, and may be drawn once that is approved.

    Raises RegradeRefused where nothing is out: the withdrawal waits, was refused, or what it took out is back already
    (or is to come back by a proposal that waits).
    """
    named = {name: getattr(withdrawal, name) for name in ("template", "template_version", "matter_version")}
    since = Regrading.objects.filter(**named).exclude(kind=Regrading.Kind.KEY).order_by("-pk")
    newest = since.exclude(decision__approved=False).select_related("decision").first()
    if newest is not None and newest.kind == Regrading.Kind.RESTORE:
        raise RegradeRefused("back_already" if hasattr(newest, "decision") else "waits_already")
    if newest is None or not hasattr(newest, "decision"):
        raise RegradeRefused("not_out")
    return _propose(Regrading(kind=Regrading.Kind.RESTORE, **named), reason=reason, by=by, at=at)


@transaction.atomic
def decide_regrading(
    regrading: Regrading, *, approved: bool, reason: str, digest: str, by: User, at: datetime
) -> RegradingDecision:
    """Approve the plan whose digest was on the page, or refuse it. Raises RegradeRefused where it is the proposer who
    decides, it is decided already, or the plan has become another one meanwhile."""
    regrading = Regrading.objects.select_for_update(of=("self",)).get(pk=regrading.pk)
    if RegradingDecision.objects.filter(regrading=regrading).exists():
        raise RegradeRefused("decided_already")
    if regrading.by_id == by.pk:
        raise RegradeRefused("own_proposal")
    plan = plan_of(regrading)
    if approved and plan.digest != digest:
        raise RegradeRefused("plan_changed")
    decision = RegradingDecision.objects.create(
        regrading=regrading,
        proposer_id=regrading.by_id,
        by=by,
        approved=approved,
        reason=reason,
        touched=touched(plan, at=at) if approved else {},
        effective_at=at,
        recorded_at=at,
    )
    audit.record("regrading.approved" if approved else "regrading.refused", regrading, by=by, at=at, reason=reason)
    if approved and regrading.kind == Regrading.Kind.RESTORE:
        _let_in(regrading, by=by, at=at)
    elif not approved and regrading.kind == Regrading.Kind.WITHDRAW and regrading.matter_version_id is None:
        _vet_again()
    return decision


def carrying_out(regrading: Regrading, *, at: datetime) -> Iterator[tuple[int, int]]:
    """Carry an approved regrading out, one clerk in one matter a transaction, so that nobody's answers wait; yields
    how many of them are done and how many there are. Doing it again does what has come since: a check that was open
    then, an answer that was on its way."""
    if not RegradingDecision.objects.filter(regrading=regrading, approved=True).exists():
        raise ValueError(f"regrading {regrading.pk} is not approved")
    pairs = plan_of(regrading).pairs
    for done, (clerk, matter) in enumerate(pairs, 1):
        regrade_clerk(regrading, clerk, matter, at=at)
        yield done, len(pairs)


@transaction.atomic
def regrade_clerk(regrading: Regrading, clerk: int, matter: int, *, at: datetime) -> RegradePlan:
    """Append what the regrading changes of one clerk in one matter, and bring the summary after it."""
    lock_clerk(clerk)
    plan = plan_of(regrading, pair=(clerk, matter))
    for exam in plan.exams:
        attempt = Attempt.objects.get(pk=exam.attempt)
        ended_at = attempt.finished_at or at
        tell(append_result(attempt, ExamResult.Cause.REGRADED, exam.marks, ended_at=ended_at, at=at), at=at)
    if not plan.verdicts:
        return plan
    CorrectedVerdict.objects.bulk_create(
        CorrectedVerdict(
            regrading=regrading,
            evidence_id=change.evidence,
            before=_said(change.before),
            verdict=_said(change.after),
            effective_at=at,
            recorded_at=at,
        )
        for change in plan.verdicts
        if change.evidence is not None
    )
    _say_more([change for change in plan.verdicts if change.evidence is None], at=at)
    take_anew(clerk, matter)
    for change in plan.scores:
        was = dict(zip(("decision", "asked", "right"), change.before.figures, strict=True))
        RegradedOutcome.objects.create(
            regrading=regrading,
            outcome_id=change.outcome,
            was=was,
            decision=change.after.decision.value,
            reasons=list(change.after.reasons),
            asked=change.after.asked,
            right=change.after.right,
            effective_at=at,
            recorded_at=at,
        )
        key = f"{TOPIC}:{regrading.pk}:{change.outcome}"
        outbox.publish(TOPIC, {"outcome": change.outcome, "regrading": regrading.pk}, key=key, at=at)
    return plan


def regrade_sitting(attempt: Attempt, *, at: datetime) -> None:
    """What was approved already speaks of an exam that closes (again) or takes late answers in, in the transaction that
    graded it: nobody waits for the night to read the score that stands. One query where nothing was regraded."""
    asked = Draw.objects.filter(attempt=attempt).values("snapshot__template")
    approved = Regrading.objects.filter(decision__approved=True, template__in=asked).order_by("decision__pk")
    for regrading in approved:
        for clerk, matter in plan_of(regrading, clerk=attempt.clerk_id).pairs:
            regrade_clerk(regrading, clerk, matter, at=at)


def touched(plan: RegradePlan, *, at: datetime) -> dict[str, int]:
    """The plan in figures, as the decision keeps it."""
    found = consequences.certifications_after(plan, on=timezone.localdate(at)) or ()
    return {
        "answers": plan.changed_answers,
        "people": len(plan.people),
        "checks": len(plan.scores),
        "exams": len(plan.exams),
        "cells": len(plan.cells),
        "certifications": len(found),
    }


def _propose(regrading: Regrading, *, reason: str, by: User, at: datetime) -> Regrading:
    regrading.reason, regrading.by, regrading.effective_at, regrading.recorded_at = reason, by, at, at
    regrading.save()
    audit.record("regrading.proposed", regrading, by=by, at=at, kind=regrading.kind, template=regrading.template)
    return regrading


def _shut_out(regrading: Regrading, *, seed: int, by: User, at: datetime) -> None:
    """A template that has moved on to another version isn't drawn in this one any more."""
    with suppress(KeyError):  # gone from the house, so nothing is drawn of it
        _facet, number = drawn_as(regrading.template)
        if number == regrading.template_version:
            told = {"seed": seed, "reason": regrading.reason, "by": by, "at": at}
            quarantine_template(regrading.matter_version, regrading.template, **told)


def _let_in(regrading: Regrading, *, by: User, at: datetime) -> None:
    """It may be drawn again: of the matter at once, of every matter once they are vetted anew."""
    if regrading.matter_version is None:
        _vet_again()
        return
    with suppress(KeyError):
        _facet, number = drawn_as(regrading.template)
        if number == regrading.template_version:
            told = {"reason": regrading.reason, "by": by, "at": at}
            lift_quarantine(regrading.matter_version, regrading.template, **told)


def _vet_again() -> None:
    """What can be asked of every matter is found anew, in the background."""
    transaction.on_commit(lambda: async_task("quizzes.tasks.vet_everything"))


def _say_more(changes: list[VerdictChange], *, at: datetime) -> None:
    """Verdicts on facets the answer had said nothing of: evidence of the day it was given, recorded now."""
    rows = Evidence.objects.of_the_draw().filter(response__in=[change.response for change in changes])
    asked = {row.response_id: row for row in rows}
    Evidence.objects.bulk_create(
        Evidence(
            clerk_id=change.clerk,
            matter_id=change.matter,
            matter_version_id=asked[change.response].matter_version_id,
            facet=change.facet.value,
            kind=asked[change.response].kind,
            right=bool(change.after),
            snapshot_id=asked[change.response].snapshot_id,
            response_id=change.response,
            effective_at=asked[change.response].effective_at,
            recorded_at=at,
        )
        for change in changes
    )


def _said(right: bool | None) -> str:
    Said = CorrectedVerdict.Said
    return Said.VOID if right is None else Said.RIGHT if right else Said.WRONG
