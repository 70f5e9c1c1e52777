"""What clerks are certified in on a day: ledger rows in, decisions out, a constant number of queries."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from django.db.models import OuterRef, QuerySet, TextField, Value
from django.db.models.functions import Cast, Coalesce, Substr
from django.utils import timezone

from certification.awards.domain.decisions import Decision
from certification.awards.domain.policy import CertificationPolicy
from certification.awards.domain.rows import (
    GRANTING,
    AwardKind,
    AwardRow,
    FacetChange,
    FacetEvidence,
    FacetVersions,
    Regraded,
)
from certification.awards.domain.spreading import NO_SLOTS
from certification.awards.domain.status import certification_status
from certification.awards.models import AwardEntry
from certification.awards.queries.assessable import Assessable, facets_assessable
from certification.awards.queries.offers import Offer, offers
from certification.awards.queries.policies import policy_in_force
from certification.awards.queries.spreading import slots_of
from courses import models as courses
from courses.domain.facets import FACETS, ChangeKind
from courses.moments import end_of
from people.models import User
from people.queries import centre_of
from quizzes.models import Evidence, RegradedOutcome

Pair = tuple[int, int]
HOUR = len("2026-03-09 01")
NOBODY = 0
FACET_OF = {facet.value: facet for facet in FACETS}
KIND_OF = {kind.value: kind for kind in AwardKind}
REGRADED_OF = {regraded.value: regraded for regraded in Regraded}


@dataclass(frozen=True, slots=True)
class Standings:
    """Decisions by (clerk key, matter key), and what they were made from."""

    decisions: dict[Pair, Decision]
    assessable: dict[int, Assessable]
    policy: CertificationPolicy
    on: date

    def of(self, clerk: int, matter: int) -> Decision:
        return self.decisions[clerk, matter]


def standings(clerks: Iterable[int], held: Mapping[int, Offer], *, on: date, known_on: date | None = None) -> Standings:
    """Every clerk × matter of `held` on the day, from what was recorded by `known_on` (default: the day).

    Six queries whatever the numbers: rules, versions, vettings, acts, changes, evidence; a seventh where so much
    changed for somebody that it is spread over weeks: what changed counts in all their matters, asked for here or not.
    """
    people, matters, known = list(clerks), list(held), known_on or on
    policy = policy_in_force(on)
    assessable = facets_assessable({matter: offer.depth for matter, offer in held.items()}, on=on)
    acts = award_rows(AwardEntry.objects.filter(clerk__in=people), known_on=known)
    certified = {pair for pair, rows in acts.items() if any(row.kind in GRANTING for row in rows)}
    changes = change_rows({matter for _clerk, matter in certified}, known_on=known)
    slots = slots_of(acts, changes, policy=policy, on=on, known_on=known)
    granted = {pair for pair in certified if pair[1] in held}

    def decide(pair: Pair, evidence: Iterable[FacetEvidence] = ()) -> Decision:
        return certification_status(
            tier=held[pair[1]].tier,
            facets_assessable=assessable[pair[1]],
            assessable_since=assessable[pair[1]],
            awards=acts.get(pair, ()),
            changes=changes.get(pair[1], ()),
            evidence=evidence,
            policy=policy,
            on=on,
            known_on=known,
            slots=slots.get(pair, NO_SLOTS),
        )

    decisions = {pair: decide(pair, evidence) for pair, evidence in evidence_rows(granted, known_on=known)}
    for matter in matters:
        # whoever has no act at all stands alike in a matter
        nobodys = decide((NOBODY, matter))
        for clerk in people:
            pair = clerk, matter
            if pair not in decisions:
                decisions[pair] = decide(pair) if pair in acts else nobodys
    return Standings(decisions, assessable, policy, on)


def standing_of(clerk: User, matter: courses.Matter, *, on: date, known_on: date | None = None) -> Decision:
    """One clerk in one matter, as their own centre handled it that day."""
    held = offers(centre_of(clerk, on=on), [matter.pk], on=on)
    return standings([clerk.pk], held, on=on, known_on=known_on).of(clerk.pk, matter.pk)


def entries_of(clerk: User, matter: courses.Matter) -> QuerySet[AwardEntry]:
    """All acts on one certification, oldest first."""
    return AwardEntry.objects.filter(clerk=clerk, matter=matter).select_related("by", "outcome", "ground")


def award_rows(entries: QuerySet[AwardEntry], *, known_on: date) -> dict[Pair, list[AwardRow]]:
    """The acts as the domain's rows, by clerk and matter."""
    found = defaultdict(list)
    regrades = RegradedOutcome.objects.filter(outcome=OuterRef("outcome"), recorded_at__lt=end_of(known_on))
    newest = regrades.order_by("-pk")
    acts = entries.filter(recorded_at__lt=end_of(known_on)).annotate(
        regraded=Coalesce(newest.values("decision")[:1], Value("")),
        regraded_at=newest.values("recorded_at")[:1],
        versions_text=Cast("versions", TextField()),
        excluded_text=Cast("excluded", TextField()),
    )
    rows = with_days(acts).values_list(
        "clerk_id", "matter_id", "pk", "kind", "effective_hour", "recorded_hour",
        "policy_version", "expires_on", "versions_text", "excluded_text", "regraded", "regraded_at",
    )  # fmt: skip
    for clerk, matter, pk, kind, effective, recorded, policy, expires, versions, excluded, *regraded in rows.order_by():
        found[clerk, matter].append(
            AwardRow(
                sequence=pk,
                kind=KIND_OF[kind],
                effective_on=day_of_hour(effective),
                recorded_on=day_of_hour(recorded),
                policy_version=policy,
                expires_on=expires,
                versions=_versions(versions),
                excluded=_versions(excluded),
                regraded=REGRADED_OF[regraded[0]],
                regraded_on=day_of(regraded[1]) if regraded[1] else None,
            )
        )
    return found


def change_rows(matters: Iterable[int], *, known_on: date) -> dict[int, list[FacetChange]]:
    """What changed in the facets of matters, people's corrections included, as the domain's rows.

    The house learns of a change when its edition is put in force, however long the departments took to confirm it.
    """
    found = defaultdict(list)
    changes = courses.FacetChange.objects.filter(
        matter__in=list(matters),
        to_version__edition__activation__recorded_at__lt=end_of(known_on),
        recorded_at__lt=end_of(known_on),
    ).annotate(activated_hour=hour_of("to_version__edition__activation__recorded_at"))
    rows = with_days(changes).values_list(
        "matter_id", "pk", "facet", "kind", "to_version__number", "effective_hour", "recorded_hour", "activated_hour"
    )
    for matter, pk, facet, kind, version, effective, recorded, activated in rows.order_by():
        days = day_of_hour(effective), max(day_of_hour(recorded), day_of_hour(activated))
        found[matter].append(FacetChange(pk, FACET_OF[facet], ChangeKind(kind), version, *days))
    return found


def evidence_rows(pairs: Iterable[Pair], *, known_on: date) -> Iterator[tuple[Pair, list[FacetEvidence]]]:
    """Examined evidence of these clerks in these matters as the domain's rows, one pair after the other, as corrected
    by then.

    Practice is never read here. A pair without evidence does not come.
    """
    wanted = set(pairs)
    examined = Evidence.objects.as_corrected(known_before=end_of(known_on)).filter(
        kind=Evidence.Kind.EXAMINED,
        clerk__in={clerk for clerk, _matter in wanted},
        matter__in={matter for _clerk, matter in wanted},
        recorded_at__lt=end_of(known_on),
    )
    rows = with_days(examined).values_list(
        "clerk_id", "matter_id", "pk", "facet", "matter_version__number", "effective_hour", "recorded_hour", "right",
        "corrected",
    )  # fmt: skip
    # Ordered, so that a pair's rows can be let go of as soon as it is decided.
    for pair, own in groupby(rows.order_by("clerk", "matter").iterator(chunk_size=5000), key=itemgetter(0, 1)):
        if pair in wanted:
            yield pair, [_evidence(*row[2:]) for row in own if row[-1] != "void"]


def _evidence(
    pk: int, facet: str, version: int, effective: str, recorded: str, right: bool, corrected: str
) -> FacetEvidence:
    counts = corrected == "right" if corrected else right
    return FacetEvidence(pk, FACET_OF[facet], version, day_of_hour(effective), day_of_hour(recorded), counts)


def with_days(rows: QuerySet) -> QuerySet:
    """Both moments of a ledger row cut to the hour of UTC, as text.

    A centre's board reads a hundred thousand moments and needs only their days; as text they cost a tenth.
    """
    return rows.annotate(effective_hour=hour_of("effective_at"), recorded_hour=hour_of("recorded_at"))


def hour_of(moment: str) -> Substr:
    """The hour of UTC of a column, as text."""
    return Substr(Cast(moment, TextField()), 1, HOUR)


@lru_cache(maxsize=100_000)
def day_of_hour(hour: str) -> date:
    """The day in the house's time zone of an hour of UTC, "2026-03-09 01"."""
    return day_of(datetime.strptime(hour.replace("T", " "), "%Y-%m-%d %H").replace(tzinfo=UTC))


def day_of(moment: datetime) -> date:
    """The day in the house's time zone."""
    return timezone.localdate(moment)


@lru_cache(maxsize=10_000)
def _versions(stored: str) -> FacetVersions:
    """From the text of the column: thousands of acts name the same versions, and each is parsed once."""
    named = json.loads(stored)
    return tuple((facet, named[facet.value]) for facet in FACETS if facet.value in named)
