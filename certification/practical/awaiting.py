"""What of practical assessments waits: to be observed, to be signed by the clerk, and words that differ."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from certification.practical.models import PracticalAssessment, PracticalPlan
from certification.practical.queries import open_plans, unsettled, words_of
from people.actor import Actor, Role
from people.awaiting import Waiting


def practicals_to_sign(actor: Actor, *, on: date) -> Iterator[Waiting]:
    """Two queries for a clerk, one for an observer, two for a head."""
    if actor.clerk_of is not None:
        own = PracticalAssessment.objects.filter(clerk=actor.user).exclude(signatures__party="clerk")
        for words in words_of(own):
            yield _told(_("Practical assessment: your signature"), words.assessment)
    if Role.REVIEWER in actor.roles or actor.heads:
        mine = Q(observer=actor.user) | Q(observer=None, centre__in=actor.heads)
        for plan in open_plans(PracticalPlan.objects.filter(mine, planned_on__lte=on).exclude(clerk=actor.user)):
            about = f"{plan.clerk} · {plan.checklist.system}"
            yield Waiting(_("Practical assessment: to observe"), about, _plan(plan.pk), due_on=plan.planned_on)
    if actor.heads:
        for words in unsettled(PracticalAssessment.objects.filter(plan__centre__in=actor.heads)):
            yield _told(_("Practical assessment: the two sides differ"), words.assessment)


def _told(what: object, row: PracticalAssessment) -> Waiting:
    since, about = timezone.localdate(row.recorded_at), f"{row.clerk} · {row.checklist.system}"
    return Waiting(what, about, reverse("practical_assessment", args=[row.pk]), since)


def _plan(pk: int) -> str:
    return reverse("practical_plan", args=[pk])
