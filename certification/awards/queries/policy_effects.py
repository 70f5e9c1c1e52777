"""Whom a change of the rules touches: every certification whose status it makes another, before anything is written."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from certification.awards.domain.decisions import Decision
from certification.awards.domain.policy import CertificationPolicy
from certification.awards.domain.rows import GRANTING, AwardRow, FacetChange, FacetEvidence
from certification.awards.domain.spreading import NO_SLOTS
from certification.awards.domain.status import certification_status
from certification.awards.models import AwardEntry
from certification.awards.queries.assessable import Assessable, facets_assessable
from certification.awards.queries.offers import Offer
from certification.awards.queries.policies import policy_in_force
from certification.awards.queries.spreading import slots_of
from certification.awards.queries.standings import Pair, award_rows, change_rows, evidence_rows
from courses.domain.facets import ChangeKind, Tier
from courses.models import Matter, Offering
from people.models import Centre, RoleGrant, User


@dataclass(frozen=True, slots=True)
class Effect:
    """One certification, decided by the rules in force and by the proposed ones on the same day."""

    clerk: User
    centre: Centre
    matter: Matter
    now: Decision
    proposed: Decision

    @property
    def changes_status(self) -> bool:
        return self.now.status is not self.proposed.status


@dataclass(frozen=True, slots=True)
class PolicyEffects:
    """`today` is what would change if the rules held today, `later` what changes on the day they take effect.

    `kept` certifications last as long as they were given; of those `shorter` and `longer` would end sooner or later,
    had they been given by the proposed rules. `deadlines_moved` keep their status on the day and get another deadline.
    """

    on: date
    effective_on: date
    today: tuple[Effect, ...]
    later: tuple[Effect, ...]
    deadlines_moved: int
    kept: int
    shorter: int
    longer: int


@dataclass(frozen=True, slots=True)
class _Loaded:
    """The rows of clerks in office; nothing but these can be touched."""

    posts: dict[int, RoleGrant]
    acts: dict[Pair, list[AwardRow]]
    changes: dict[int, list[FacetChange]]
    answers: dict[Pair, list[FacetEvidence]]


def policy_effects(proposed: CertificationPolicy, *, effective_on: date, on: date) -> PolicyEffects:
    """Reckoned from what is recorded on `on`; a constant number of queries.

    The rules of a day decide nothing about an award's own end, which is frozen, but how long a changed facet may stay
    unproved. So only matters that changed materially can bring another status.
    """
    loaded = _load(on)
    today = _effects(loaded, proposed, day=on, known_on=on)
    later = today if effective_on == on else _effects(loaded, proposed, day=effective_on, known_on=effective_on)
    ends = list(_ends(loaded, proposed, on))
    return PolicyEffects(
        on=on,
        effective_on=effective_on,
        today=tuple(one for one in today if one.changes_status),
        later=tuple(one for one in later if one.changes_status),
        deadlines_moved=sum(not one.changes_status for one in later),
        kept=len(ends),
        shorter=sum(would < given for given, would in ends),
        longer=sum(would > given for given, would in ends),
    )


def _load(on: date) -> _Loaded:
    grants = RoleGrant.objects.in_force(on).filter(role=RoleGrant.Role.CLERK).select_related("user", "centre")
    posts = {grant.user_id: grant for grant in grants.order_by("pk")}
    acts = {
        pair: rows
        for pair, rows in award_rows(AwardEntry.objects.filter(clerk__in=posts), known_on=on).items()
        if any(row.kind in GRANTING for row in rows)
    }
    changes = change_rows({matter for _clerk, matter in acts}, known_on=on)
    changed = {matter for matter, rows in changes.items() if any(row.kind is ChangeKind.MATERIAL for row in rows)}
    pairs = [pair for pair in acts if pair[1] in changed]
    return _Loaded(posts, acts, changes, dict(evidence_rows(pairs, known_on=on)))


def _effects(loaded: _Loaded, proposed: CertificationPolicy, *, day: date, known_on: date) -> list[Effect]:
    """Certifications decided otherwise on the day, by centre, clerk and matter."""
    pairs = [
        pair for pair in loaded.acts if any(row.kind is ChangeKind.MATERIAL for row in loaded.changes.get(pair[1], ()))
    ]
    held, standing = _offers(loaded, pairs, day), policy_in_force(day)
    assessable = _assessable(held, day)
    matters = Matter.objects.in_bulk({matter for _clerk, matter in pairs})
    waiting = {
        policy: slots_of(loaded.acts, loaded.changes, policy=policy, on=day, known_on=known_on)
        for policy in (standing, proposed)
    }

    def decide(pair: Pair, policy: CertificationPolicy) -> Decision:
        facets = assessable[pair[1], held[pair].depth]
        return certification_status(
            tier=held[pair].tier,
            facets_assessable=facets,
            assessable_since=facets,
            awards=loaded.acts[pair],
            changes=loaded.changes.get(pair[1], ()),
            evidence=loaded.answers.get(pair, ()),
            policy=policy,
            on=day,
            known_on=known_on,
            slots=waiting[policy].get(pair, NO_SLOTS),
        )

    found = []
    for pair in pairs:
        now, then = decide(pair, standing), decide(pair, proposed)
        if (now.status, now.stale_facets) != (then.status, then.stale_facets):
            post = loaded.posts[pair[0]]
            found.append(Effect(post.user, post.centre, matters[pair[1]], now, then))
    return sorted(found, key=lambda one: (one.centre.code, one.clerk.username, one.matter.code))


def _ends(loaded: _Loaded, proposed: CertificationPolicy, on: date) -> Iterable[tuple[date, date]]:
    """The end each certification in date was given, and the one the proposed rules would have given."""
    held = _offers(loaded, loaded.acts, on)
    for pair, rows in loaded.acts.items():
        given = [(row.expires_on, row.effective_on) for row in rows if row.kind in GRANTING and row.expires_on]
        last, since = max(given)
        if last >= on:
            yield last, proposed.expires_on(since, held[pair].tier)


def _offers(loaded: _Loaded, pairs: Iterable[Pair], day: date) -> dict[Pair, Offer]:
    """As each clerk's own centre handles the matter; one query."""
    wanted = [(pair, loaded.posts[pair[0]].centre_id) for pair in pairs]
    rows = Offering.objects.running_on(day).filter(centre__in={centre for _pair, centre in wanted})
    told = rows.values_list("centre", "matter", "tier", "depth")
    found = {(centre, matter): Offer(Tier(tier), depth) for centre, matter, tier, depth in told}
    return {pair: found.get((centre, pair[1])) or Offer() for pair, centre in wanted}


def _assessable(held: dict[Pair, Offer], day: date) -> dict[tuple[int, str], Assessable]:
    """By matter and depth."""
    by_depth: dict[str, set[int]] = defaultdict(set)
    for (_clerk, matter), offer in held.items():
        by_depth[offer.depth].add(matter)
    return {
        (matter, depth): facets
        for depth, matters in by_depth.items()
        for matter, facets in facets_assessable(dict.fromkeys(matters, depth), on=day).items()
    }
