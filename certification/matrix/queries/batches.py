"""Who of a centre would get a paper now, who not and why, and who has one that says the very same."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256

from certification.awards.models import Certificate
from certification.awards.operations.papers import saying, says_the_same
from certification.awards.queries import CertificatePlan
from certification.matrix.queries.papers import CentrePlans, centre_plans
from courses.queries import versions_in_force
from people.models import Centre, User


class Lot(StrEnum):
    """What the round holds for a clerk."""

    NEW = "new"
    RENEWED = "renewed"  # what stands differs from the paper there is, which the new one ends
    HAS_IT = "has_it"
    MISSING = "missing"
    NOT_REQUIRED = "not_required"  # held to no matter of the category


@dataclass(frozen=True, slots=True)
class BatchLine:
    """`paper` is the newest about the same, where there is one."""

    clerk: User
    plan: CertificatePlan
    lot: Lot
    paper: Certificate | None


@dataclass(frozen=True, slots=True)
class BatchPlan:
    """Clerks by account name. `digest` stands for who gets one: what was looked at is what is issued."""

    centre: Centre
    category: str
    on: date
    lines: tuple[BatchLine, ...]

    @property
    def getting(self) -> tuple[BatchLine, ...]:
        return tuple(line for line in self.lines if line.lot in (Lot.NEW, Lot.RENEWED))

    @property
    def digest(self) -> str:
        said = [self.centre.pk, self.category, [(line.clerk.pk, line.lot.value) for line in self.lines]]
        return sha256(repr(said).encode()).hexdigest()


def batch_plan(plans: CentrePlans, category: str) -> BatchPlan:
    """Of the plans of a day; two queries for any number of clerks."""
    rows = Certificate.objects.filter(
        centre=plans.centre, clerk__in=plans.clerks, category=category, scope=plans.scope(category)
    )
    newest = {paper.clerk_id: paper for paper in rows.order_by("effective_at", "pk")}
    own = {clerk.pk: plans.of(clerk, category) for clerk in plans.clerks}
    named = {matter.pk for plan in own.values() if plan.ready for matter, _decision in plan.matters}
    versions = versions_in_force(named, plans.on)

    def lot(clerk: User) -> Lot:
        plan, paper = own[clerk.pk], newest.get(clerk.pk)
        if not plan.ready:
            return Lot.MISSING if plan.matters else Lot.NOT_REQUIRED
        if paper is None:
            return Lot.NEW
        same = says_the_same(paper, saying(clerk, plans.centre, plan, plans.found, versions))
        return Lot.HAS_IT if same else Lot.RENEWED

    lines = (BatchLine(clerk, own[clerk.pk], lot(clerk), newest.get(clerk.pk)) for clerk in plans.clerks)
    return BatchPlan(plans.centre, category, plans.on, tuple(lines))


def batch_plan_of(centre: Centre, category: str, *, on: date) -> BatchPlan:
    """The same from nothing loaded."""
    return batch_plan(centre_plans(centre, on=on), category)
