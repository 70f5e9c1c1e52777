"""Which papers the clerks of a centre could be given: a plan a category, and one about all its matters (全科).

The paper about all matters stands on certifications and on practical assessments, two rooms that don't know each other;
this one is above both.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from certification.awards.queries import CertificatePlan, Standings, standings
from certification.awards.queries.offers import offers_in
from certification.awards.queries.papers import SystemProof, assessable, planned
from certification.practical.domain.validity import PracticalDecision
from certification.practical.queries import checklists_in_force, practical_standings
from courses.models import Matter
from courses.queries import matter_ids_required, matters_offered
from courses.queries.matters import with_offering
from people.models import Centre, User
from people.queries import clerks_of


@dataclass(frozen=True, slots=True)
class CentrePlans:
    """The plans of each clerk, by key: `by_category` of what is required of them, `whole` of all the centre handles."""

    centre: Centre
    on: date
    clerks: tuple[User, ...]
    by_category: Mapping[int, tuple[CertificatePlan, ...]]
    whole: Mapping[int, CertificatePlan]
    found: Standings

    @property
    def categories(self) -> list[str]:
        """Every category somebody is held to, in order of the list."""
        return list(dict.fromkeys(plan.category for plans in self.by_category.values() for plan in plans))

    def scope(self, category: str) -> str:
        """What a paper about this is: one of a category, or of all matters where none is named."""
        return CertificatePlan(category, ()).scope

    def of(self, clerk: User, category: str) -> CertificatePlan:
        """The clerk's plan of a category, or of all matters where none is named; an unknown one has no matters."""
        if not category:
            return self.whole[clerk.pk]
        own = self.by_category[clerk.pk]
        return next((plan for plan in own if plan.category == category), CertificatePlan(category, ()))


def centre_plans(centre: Centre, *, on: date, clerks: Iterable[User] | None = None) -> CentrePlans:
    """Of these clerks, or of all the centre has; a constant number of queries."""
    people = tuple(clerks_of(centre, on=on) if clerks is None else clerks)
    required = matter_ids_required(people, on)
    matters = _matters(centre, frozenset().union(*required.values()), on)
    found = standings([clerk.pk for clerk in people], offers_in(matters), on=on)
    systems = [row.system for row in checklists_in_force(centre, on=on)]
    practicals = practical_standings(people, systems, on=on)
    offered = [matter for matter in matters if matter.tier]
    return CentrePlans(
        centre=centre,
        on=on,
        clerks=people,
        by_category={
            clerk.pk: tuple(planned((one for one in matters if one.pk in required[clerk.pk]), clerk, found))
            for clerk in people
        },
        whole={
            clerk.pk: _whole(offered, clerk, found, {system: practicals[clerk.pk, system] for system in systems})
            for clerk in people
        },
        found=found,
    )


def _matters(centre: Centre, required: frozenset[int], on: date) -> list[Matter]:
    """What the centre handles that day, and what is required of its clerks, by category and code."""
    offered = matters_offered(centre, on).values("pk")
    rows = with_offering(Matter.objects.filter(pk__in=required) | Matter.objects.filter(pk__in=offered), centre, on)
    return list(rows.select_related("catalogue").order_by("category", "code"))


def _whole(
    offered: Iterable[Matter], clerk: User, found: Standings, practicals: Mapping[str, PracticalDecision]
) -> CertificatePlan:
    in_date = {system: one for system, one in practicals.items() if one.in_date}
    return CertificatePlan(
        category="",
        matters=tuple(assessable(offered, clerk, found)),
        systems=tuple(SystemProof(system, one.assessed_on, one.expires_on) for system, one in in_date.items()),
        systems_missing=tuple(system for system in practicals if system not in in_date),
    )
