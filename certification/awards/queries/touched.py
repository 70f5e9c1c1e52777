"""Answers courses' question whom changed facts touch (`courses.consequences`)."""

from collections.abc import Iterable, Mapping
from datetime import date

from certification.awards.domain.decisions import Decision
from certification.awards.domain.rows import GRANTING
from certification.awards.domain.status import certification_status
from certification.awards.models import AwardEntry
from certification.awards.queries.assessable import facets_assessable
from certification.awards.queries.offers import Offer
from certification.awards.queries.policies import policy_in_force
from certification.awards.queries.standings import award_rows, change_rows, evidence_rows
from courses.consequences import Touched
from courses.domain.facets import Facet
from people.models import RoleGrant


def clerks_touched(changes: Mapping[int, Iterable[Facet]], *, on: date, stale: bool = False) -> tuple[Touched, ...]:
    """Clerks in office who hold one of these facets on the day, by centre, clerk and matter; eight queries.

    With `stale` those are found who would hold the facet, had it not changed since they proved it.

    Only certifications that were ever granted are looked at, so a list of thousands costs what is held, not more.
    """
    acts = award_rows(AwardEntry.objects.filter(matter__in=list(changes)), known_on=on)
    in_office = RoleGrant.objects.in_force(on).filter(
        role=RoleGrant.Role.CLERK, user__in={clerk for clerk, _matter in acts}
    )
    posts = {grant.user_id: grant for grant in in_office.select_related("user", "centre")}
    held = {
        (clerk, matter)
        for (clerk, matter), rows in acts.items()
        if clerk in posts and any(row.kind in GRANTING for row in rows)
    }
    matters = {matter for _clerk, matter in held}
    assessable = facets_assessable(dict.fromkeys(matters, ""), on=on)
    earlier, answers = change_rows(matters, known_on=on), dict(evidence_rows(held, known_on=on))
    policy, found = policy_in_force(on), []
    for clerk, matter in held:
        decision = certification_status(
            # the tier only sets until when a stale facet may be proved
            tier=Offer().tier,
            facets_assessable=assessable[matter],
            awards=acts[clerk, matter],
            changes=earlier.get(matter, ()),
            evidence=answers.get((clerk, matter), ()),
            policy=policy,
            on=on,
        )
        covered = _stale(decision) if stale else _fresh(decision, assessable[matter])
        if facets := tuple(facet for facet in covered if facet in set(changes[matter])):
            found.append(Touched(posts[clerk].user, posts[clerk].centre, matter, facets))
    return tuple(sorted(found, key=lambda one: (one.centre.code, one.clerk.username, one.matter)))


def _fresh(decision: Decision, assessable: Iterable[Facet]) -> tuple[Facet, ...]:
    """The facets the certification covers and that aren't stale yet."""
    gone = {*decision.unasked_facets, *_stale(decision)}
    return tuple(facet for facet in assessable if facet not in gone) if decision.valid else ()


def _stale(decision: Decision) -> tuple[Facet, ...]:
    return tuple(stale.facet for stale in decision.stale_facets)
