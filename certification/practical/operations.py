"""Writes about practical assessments: one transaction each, with its audit row."""

from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum

from django.db import transaction
from django.utils import timezone

from certification.practical.domain.checklist import Line, problems
from certification.practical.domain.result import Marked, result
from certification.practical.domain.signing import Signer, SigningRefusal, refused_to_answer, refused_to_observe
from certification.practical.domain.validity import last_valid_day
from certification.practical.models import (
    PracticalAssessment,
    PracticalChecklist,
    PracticalPlan,
    PracticalSignature,
)
from certification.practical.months import months_on
from courses.moments import start_of
from ledger import audit
from people.actor import actor_for
from people.models import Centre, User
from people.queries import clerks_of

Party, Word = PracticalSignature.Party, PracticalSignature.Word


class Refusal(StrEnum):
    """Why a plan, an assessment or a word on it is not taken; who may sign is said by `SigningRefusal`."""

    NOT_IN_USE = "not_in_use"
    NOT_OF_THE_CENTRE = "not_of_the_centre"
    CALLED_OFF = "called_off"
    RECORDED = "recorded"
    NOT_YET = "not_yet"
    SIGNED_ALREADY = "signed_already"


class Refused(Exception):
    """Nothing was written; `reason` says why, `certification.practical.reasons` says it in words."""

    def __init__(self, reason: Refusal | SigningRefusal) -> None:
        super().__init__(reason)
        self.reason = reason


@transaction.atomic
def adopt_checklist(
    centre: Centre,
    *,
    system: str,
    lines: Sequence[Line],
    effective_on: date,
    reason: str,
    by: User | None,
    at: datetime,
    in_use: bool = True,
) -> PracticalChecklist:
    """Append a version for the system, in force from that day. What was assessed by an earlier one stays as it is.

    Lines that make no checklist (`problems`) are a ValueError: the form has said so before.
    """
    if wrong := problems(lines):
        raise ValueError(f"no checklist: {', '.join(wrong)}")
    Centre.objects.select_for_update(of=("self",)).get(pk=centre.pk)
    last = PracticalChecklist.objects.filter(centre=centre, system=system).order_by("number").last()
    row = PracticalChecklist.objects.create(
        centre=centre,
        system=system,
        number=last.number + 1 if last else 1,
        lines=[line.to_json() for line in lines],
        in_use=in_use,
        reason=reason,
        by=by,
        effective_at=start_of(effective_on),
        recorded_at=at,
    )
    audit.record("practical.checklist_adopted", row, by=by, at=at, system=system, number=row.number, in_use=in_use)
    return row


@transaction.atomic
def plan_assessment(
    clerk: User,
    checklist: PracticalChecklist,
    *,
    planned_on: date,
    observer: User | None,
    observer_name: str = "",
    by: User,
    at: datetime,
) -> PracticalPlan:
    """Plan who observes whom. An observer without an account is named, and the head signs what the paper says."""
    centre = checklist.centre
    if not checklist.in_use:
        raise Refused(Refusal.NOT_IN_USE)
    if not clerks_of(centre, on=planned_on).filter(pk=clerk.pk).exists():
        raise Refused(Refusal.NOT_OF_THE_CENTRE)
    signs = observer or by
    named = str(observer.pk) if observer else None
    if refusal := refused_to_observe(_signer(signs, centre, on=planned_on), clerk=str(clerk.pk), named=named):
        raise Refused(refusal)
    plan = PracticalPlan.objects.create(
        centre=centre,
        clerk=clerk,
        checklist=checklist,
        planned_on=planned_on,
        observer=observer,
        observer_name="" if observer else observer_name,
        planned_by=by,
        planned_at=at,
    )
    audit.record("practical.planned", plan, by=by, at=at, clerk=clerk.pk, on=planned_on.isoformat())
    return plan


@transaction.atomic
def call_off(plan: PracticalPlan, *, by: User, at: datetime) -> PracticalPlan:
    """Take the plan back; what was observed can't be called off any more."""
    plan = _open(plan)
    plan.called_off_at = at
    plan.save(update_fields=["called_off_at"])
    audit.record("practical.called_off", plan, by=by, at=at)
    return plan


@transaction.atomic
def record_assessment(
    plan: PracticalPlan, *, marks: Sequence[Marked], assessed_on: date, by: User, at: datetime
) -> PracticalAssessment:
    """Append what was observed, signed for the observing side; the clerk's word follows on their own record."""
    plan = _open(plan)
    if assessed_on > timezone.localdate(at):
        raise Refused(Refusal.NOT_YET)
    named = str(plan.observer_id) if plan.observer_id else None
    signer = _signer(by, plan.centre, on=timezone.localdate(at))
    if refusal := refused_to_observe(signer, clerk=str(plan.clerk_id), named=named):
        raise Refused(refusal)
    found = result(plan.checklist.checklist, marks)
    assessment = PracticalAssessment.objects.create(
        plan=plan,
        clerk=plan.clerk,
        checklist=plan.checklist,
        marks=[mark.to_json() for mark in marks],
        assessed_on=assessed_on,
        expires_on=last_valid_day(assessed_on, months_on(assessed_on)),
        by=by,
        effective_at=start_of(assessed_on),
        recorded_at=at,
    )
    PracticalSignature.objects.create(
        assessment=assessment, party=Party.OBSERVER, word=Word.SIGNED, by=by, effective_at=at, recorded_at=at
    )
    audit.record("practical.recorded", assessment, by=by, at=at, clerk=plan.clerk_id, passed=found.passed)
    return assessment


@transaction.atomic
def sign_assessment(assessment: PracticalAssessment, *, by: User, at: datetime) -> PracticalSignature:
    """The clerk signs, also after having contested; the same again is the first one."""
    return _answer(assessment, Word.SIGNED, "", by=by, at=at)


@transaction.atomic
def contest_assessment(assessment: PracticalAssessment, *, reason: str, by: User, at: datetime) -> PracticalSignature:
    """The clerk says why it was otherwise; the head sees both words side by side. Signed is signed."""
    if assessment.signatures.filter(party=Party.CLERK, word=Word.SIGNED).exists():
        raise Refused(Refusal.SIGNED_ALREADY)
    return _answer(assessment, Word.CONTESTED, reason, by=by, at=at)


def _answer(assessment: PracticalAssessment, word: str, reason: str, *, by: User, at: datetime) -> PracticalSignature:
    if refusal := refused_to_answer(str(by.pk), clerk=str(assessment.clerk_id)):
        raise Refused(refusal)
    row, new = PracticalSignature.objects.get_or_create(
        assessment=assessment,
        party=Party.CLERK,
        word=word,
        defaults={"reason": reason, "by": by, "effective_at": at, "recorded_at": at},
    )
    if new:
        audit.record(f"practical.{word}", assessment, by=by, at=at)
    return row


def _open(plan: PracticalPlan) -> PracticalPlan:
    """The plan, locked, as long as nothing came of it."""
    plan = PracticalPlan.objects.select_for_update(of=("self",)).select_related("checklist", "centre").get(pk=plan.pk)
    if plan.called_off_at:
        raise Refused(Refusal.CALLED_OFF)
    if PracticalAssessment.objects.filter(plan=plan).exists():
        raise Refused(Refusal.RECORDED)
    return plan


def _signer(person: User, centre: Centre, *, on: date) -> Signer:
    actor = actor_for(person, on=on)
    return Signer(
        person=str(person.pk),
        head=actor.is_admin or centre.pk in actor.heads,
        reviewer=any(unit == centre.unit_id for unit, _department in actor.reviews),
    )
