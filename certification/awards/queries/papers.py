"""Which certificates a clerk could be given today, which were issued, and what is true of those today."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from certification.awards.domain.decisions import Decision, Status
from certification.awards.models import AwardEntry, Certificate
from certification.awards.queries.offers import offers, offers_in
from certification.awards.queries.standings import Standings, award_rows, day_of, standings
from certification.awards.systems import Lacking, uncovered_systems
from certification.awards.verification import Named, PaperStanding, standing
from courses.models import Matter, Offering
from courses.moments import end_of
from courses.queries import matters_offered
from people.models import Centre, User

Scope = Certificate.Scope


@dataclass(frozen=True, slots=True)
class SystemProof:
    """An intake system with the assessment in date that a paper about all matters names."""

    name: str
    assessed_on: date
    expires_on: date


@dataclass(frozen=True, slots=True)
class CertificatePlan:
    """What a paper would name, and what stands in its way. Without a category it is about all the centre's matters, and
    every intake system needs its practical assessment as well."""

    category: str
    matters: tuple[tuple[Matter, Decision], ...]
    systems: tuple[SystemProof, ...] = ()
    systems_missing: tuple[str, ...] = ()

    @property
    def scope(self) -> str:
        return Scope.CATEGORY if self.category else Scope.WHOLE

    @property
    def missing(self) -> tuple[tuple[Matter, Decision], ...]:
        return tuple((matter, decision) for matter, decision in self.matters if not counts(decision))

    @property
    def ready(self) -> bool:
        return bool(self.matters) and not self.missing and not self.systems_missing

    @property
    def expires_on(self) -> date | None:
        """The last day the whole paper is true: the earliest end among its matters and assessments."""
        ends = [decision.expires_on for _matter, decision in self.matters if decision.expires_on]
        return min([*ends, *(system.expires_on for system in self.systems)], default=None)


def counts(decision: Decision) -> bool:
    """A paper names only what is certified without exception; a matter nobody can be asked about is left out."""
    return decision.status is Status.CERTIFIED


def assessable(matters: Iterable[Matter], clerk: User, found: Standings) -> list[tuple[Matter, Decision]]:
    """Those somebody can be asked about, with the clerk's decision."""
    rows = [(matter, found.of(clerk.pk, matter.pk)) for matter in matters]
    return [(matter, decision) for matter, decision in rows if decision.status is not Status.NOT_ASSESSABLE]


def planned(matters: Iterable[Matter], clerk: User, found: Standings) -> list[CertificatePlan]:
    """A plan per category of these matters, in their order. A paper needs a name: matters without a category have none
    but the one about all."""
    by_category = defaultdict(list)
    for matter, decision in assessable(matters, clerk, found):
        if matter.category:
            by_category[matter.category].append((matter, decision))
    return [CertificatePlan(category, tuple(rows)) for category, rows in by_category.items()]


def certificates_of(clerk: User) -> QuerySet[Certificate]:
    """Papers issued to a clerk, newest first."""
    return clerk.certificates.select_related("centre", "issued_by")


def certificates_issued(centre: Centre, *, text: str = "", scope: str = "") -> QuerySet[Certificate]:
    """Papers of a centre, newest first, with this in their number, their category or the clerk's name."""
    rows = centre.certificates.select_related("clerk", "centre", "issued_by")
    if scope:
        rows = rows.filter(scope=scope)
    if text:
        here = Q(serial__icontains=text) | Q(category__icontains=text) | Q(clerk__name__icontains=text)
        rows = rows.filter(here)
    return rows


def standing_of_paper(certificate: Certificate, *, on: date) -> PaperStanding:
    """What is true of an issued paper on the day."""
    return standings_of_papers(certificate.centre, [certificate], on=on)[certificate.pk]


def standings_of_papers(centre: Centre, papers: Collection[Certificate], *, on: date) -> dict[int, PaperStanding]:
    """The same of many papers of one centre, by key; a constant number of queries."""
    clerks = {paper.clerk_id for paper in papers}
    named = {matter["key"] for paper in papers for matter in paper.content["matters"]}
    held, since, lacking = offers(centre, named, on=on), {}, {}
    if whole := {paper.clerk_id: paper.clerk for paper in papers if paper.scope == Scope.WHOLE}:
        lacking = uncovered_systems(whole.values(), centre, on=on)
        held |= offers_in(matters_offered(centre, on))
        rows = Offering.objects.running_on(on).filter(centre=centre)
        since = dict(rows.values_list("matter", "starts_on"))
    found = standings(clerks, held, on=on)
    acts = award_rows(AwardEntry.objects.filter(clerk__in=clerks, matter__in=named), known_on=on)
    replaced = _replaced(centre, clerks, on)
    return {
        paper.pk: standing(
            [
                Named(
                    matter["name"],
                    found.of(paper.clerk_id, matter["key"]),
                    tuple(acts.get((paper.clerk_id, matter["key"]), ())),
                )
                for matter in paper.content["matters"]
            ],
            expires_on=paper.expires_on,
            on=on,
            replaced_on=replaced.get(paper.pk),
            grew_on=_grew(paper, since, lacking, found) if paper.scope == Scope.WHOLE else None,
        )
        for paper in papers
    }


def _replaced(centre: Centre, clerks: Iterable[int], on: date) -> dict[int, date]:
    """The day each paper was followed by a newer one about the same."""
    rows = Certificate.objects.filter(centre=centre, clerk__in=clerks, effective_at__lt=end_of(on))
    newest: dict[tuple[int, str, str], int] = {}
    found = {}
    for pk, clerk, scope, category, at in rows.order_by("effective_at", "pk").values_list(
        "pk", "clerk", "scope", "category", "effective_at"
    ):
        if earlier := newest.get((clerk, scope, category)):
            found[earlier] = day_of(at)
        newest[clerk, scope, category] = pk
    return found


def _grew(paper: Certificate, since: dict[int, date], lacking: Lacking, found: Standings) -> date | None:
    """The first day on which the centre handled a matter, or worked with a system, that the paper doesn't name and the
    clerk hasn't proved since."""
    names = {matter["key"] for matter in paper.content["matters"]}
    systems = {system["name"] for system in paper.content["systems"]}
    days = [
        day
        for matter, day in since.items()
        if matter not in names
        and (paper.clerk_id, matter) in found.decisions
        and _lacks(found.of(paper.clerk_id, matter))
    ]
    days += [day for system, day in lacking.get(paper.clerk_id, {}).items() if system not in systems]
    return min(days, default=None)


def _lacks(decision: Decision) -> bool:
    return decision.status is not Status.NOT_ASSESSABLE and not decision.valid
