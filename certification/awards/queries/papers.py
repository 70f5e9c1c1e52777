"""Which certificates a clerk could be given today, and which were issued."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from certification.awards.domain.decisions import Decision, Status
from certification.awards.models import AwardEntry, Certificate
from certification.awards.queries.offers import offers, offers_in
from certification.awards.queries.standings import Standings, award_rows, standings
from certification.awards.verification import Named, PaperStanding, standing
from courses.models import Matter
from courses.queries import matters_required
from people.models import User


@dataclass(frozen=True, slots=True)
class CertificatePlan:
    """What a paper about one category would name, and what stands in its way."""

    category: str
    matters: tuple[tuple[Matter, Decision], ...]

    @property
    def missing(self) -> tuple[tuple[Matter, Decision], ...]:
        return tuple((matter, decision) for matter, decision in self.matters if not counts(decision))

    @property
    def ready(self) -> bool:
        return bool(self.matters) and not self.missing

    @property
    def expires_on(self) -> date | None:
        """The last day the whole paper is true: the earliest end among its matters."""
        ends = [decision.expires_on for _matter, decision in self.matters if decision.expires_on]
        return min(ends, default=None)


def counts(decision: Decision) -> bool:
    """A paper names only what is certified without exception; a matter nobody can be asked about is left out."""
    return decision.status is Status.CERTIFIED


def plans_of(clerk: User, *, on: date) -> tuple[list[CertificatePlan], Standings]:
    """A plan per category of the matters required of the clerk that day, in order of the list."""
    required = matters_required(clerk, on).select_related("catalogue")
    matters = list(required)
    found = standings([clerk.pk], offers_in(matters), on=on)
    by_category = defaultdict(list)
    for matter in matters:
        decision = found.of(clerk.pk, matter.pk)
        if decision.status is not Status.NOT_ASSESSABLE:
            by_category[matter.category].append((matter, decision))
    return [CertificatePlan(category, tuple(rows)) for category, rows in by_category.items()], found


def plan_certificate(clerk: User, category: str, *, on: date) -> tuple[CertificatePlan, Standings]:
    """The plan of one category; an unknown one has no matters and is not ready."""
    plans, found = plans_of(clerk, on=on)
    return next((plan for plan in plans if plan.category == category), CertificatePlan(category, ())), found


def certificates_of(clerk: User) -> QuerySet[Certificate]:
    """Papers issued to a clerk, newest first."""
    return clerk.certificates.select_related("centre", "issued_by")


def standing_of_paper(certificate: Certificate, *, on: date) -> PaperStanding:
    """What is true of an issued paper on the day."""
    matters = certificate.content["matters"]
    keys = [matter["key"] for matter in matters]
    found = standings([certificate.clerk_id], offers(certificate.centre, keys, on=on), on=on)
    acts = award_rows(AwardEntry.objects.filter(clerk=certificate.clerk_id, matter__in=keys), known_on=on)
    named = [
        Named(
            matter["name"],
            found.of(certificate.clerk_id, matter["key"]),
            tuple(acts.get((certificate.clerk_id, matter["key"]), ())),
        )
        for matter in matters
    ]
    return standing(named, expires_on=certificate.expires_on, on=on)
