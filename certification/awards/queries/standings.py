"""What clerks are certified in on a day: ledger rows in, decisions out, a constant number of queries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from django.db.models import QuerySet
from django.utils import timezone

from certification.awards.domain.decisions import Decision
from certification.awards.domain.policy import CertificationPolicy
from certification.awards.domain.rows import GRANTING, AwardKind, AwardRow, FacetChange, FacetEvidence, FacetVersions
from certification.awards.domain.status import certification_status
from certification.awards.models import AwardEntry
from certification.awards.queries.assessable import facets_assessable
from certification.awards.queries.policies import policy_in_force
from courses import models as courses
from courses.domain.facets import FACETS, ChangeKind, Facet, Tier
from courses.moments import end_of
from people.models import User
from quizzes.models import Evidence

Pair = tuple[int, int]
FACET_OF = {facet.value: facet for facet in FACETS}


@dataclass(frozen=True, slots=True)
class Standings:
    """Decisions by (clerk key, matter key), and what they were made from."""

    decisions: dict[Pair, Decision]
    assessable: dict[int, tuple[Facet, ...]]
    policy: CertificationPolicy
    on: date

    def of(self, clerk: int, matter: int) -> Decision:
        return self.decisions[clerk, matter]


def standings(clerks: Iterable[int], tiers: Mapping[int, Tier], *, on: date, known_on: date | None = None) -> Standings:
    """Every clerk × matter of `tiers` on the day, from what was recorded by `known_on` (default: the day).

    Six queries whatever the numbers: rules, versions, outcomes, acts, changes, evidence.
    """
    people, matters, known = list(clerks), list(tiers), known_on or on
    policy = policy_in_force(on)
    assessable = facets_assessable(matters, on=on)
    acts = award_rows(AwardEntry.objects.filter(clerk__in=people, matter__in=matters), known_on=known)
    granted = {pair for pair, rows in acts.items() if any(row.kind in GRANTING for row in rows)}
    changes = change_rows({matter for _clerk, matter in granted}, known_on=known)
    evidence = evidence_rows(granted, known_on=known)
    decisions = {
        (clerk, matter): certification_status(
            tier=tiers[matter],
            facets_assessable=assessable[matter],
            awards=acts.get((clerk, matter), ()),
            changes=changes.get(matter, ()),
            evidence=evidence.get((clerk, matter), ()),
            policy=policy,
            on=on,
            known_on=known,
        )
        for clerk in people
        for matter in matters
    }
    return Standings(decisions, assessable, policy, on)


def standing_of(clerk: User, matter: courses.Matter, *, tier: Tier, on: date) -> Decision:
    """One clerk in one matter."""
    return standings([clerk.pk], {matter.pk: tier}, on=on).of(clerk.pk, matter.pk)


def entries_of(clerk: User, matter: courses.Matter) -> QuerySet[AwardEntry]:
    """All acts on one certification, oldest first."""
    return AwardEntry.objects.filter(clerk=clerk, matter=matter).select_related("by", "outcome")


def award_rows(entries: QuerySet[AwardEntry], *, known_on: date) -> dict[Pair, list[AwardRow]]:
    """The acts as the domain's rows, by clerk and matter."""
    found = defaultdict(list)
    rows = entries.filter(recorded_at__lt=end_of(known_on)).values_list(
        "clerk_id", "matter_id", "pk", "kind", "effective_at", "recorded_at",
        "policy_version", "expires_on", "versions", "excluded",
    )  # fmt: skip
    for clerk, matter, pk, kind, effective, recorded, policy, expires, versions, excluded in rows:
        found[clerk, matter].append(
            AwardRow(
                sequence=pk,
                kind=AwardKind(kind),
                effective_on=day_of(effective),
                recorded_on=day_of(recorded),
                policy_version=policy,
                expires_on=expires,
                versions=_versions(versions),
                excluded=_versions(excluded),
            )
        )
    return found


def change_rows(matters: Iterable[int], *, known_on: date) -> dict[int, list[FacetChange]]:
    """What changed in the facets of matters, people's corrections included, as the domain's rows."""
    found = defaultdict(list)
    rows = courses.FacetChange.objects.filter(
        matter__in=list(matters), to_version__edition__activation__isnull=False, recorded_at__lt=end_of(known_on)
    ).values_list("matter_id", "pk", "facet", "kind", "to_version__number", "effective_at", "recorded_at")
    for matter, pk, facet, kind, version, effective, recorded in rows:
        found[matter].append(
            FacetChange(pk, FACET_OF[facet], ChangeKind(kind), version, day_of(effective), day_of(recorded))
        )
    return found


def evidence_rows(pairs: Iterable[Pair], *, known_on: date) -> dict[Pair, list[FacetEvidence]]:
    """Examined evidence of these clerks in these matters as the domain's rows. Practice is never read here."""
    wanted = set(pairs)
    found = defaultdict(list)
    rows = Evidence.objects.filter(
        kind=Evidence.Kind.EXAMINED,
        clerk__in={clerk for clerk, _matter in wanted},
        matter__in={matter for _clerk, matter in wanted},
        recorded_at__lt=end_of(known_on),
    ).values_list(
        "clerk_id", "matter_id", "pk", "facet", "matter_version__number", "effective_at", "recorded_at", "right"
    )  # fmt: skip
    for clerk, matter, pk, facet, version, effective, recorded, right in rows.order_by().iterator(chunk_size=5000):
        if (clerk, matter) in wanted:
            found[clerk, matter].append(
                FacetEvidence(pk, FACET_OF[facet], version, day_of(effective), day_of(recorded), right)
            )
    return found


@lru_cache(maxsize=50_000)
def day_of(moment: datetime) -> date:
    """The day in the house's time zone."""
    return timezone.localdate(moment)


def _versions(stored: dict[str, int]) -> FacetVersions:
    return tuple((facet, stored[facet.value]) for facet in FACETS if facet.value in stored)
