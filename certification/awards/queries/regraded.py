"""Answers quizzes' question what a regrading would change in certifications (`quizzes.consequences`)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from certification.awards.domain.decisions import Decision
from certification.awards.domain.eligibility import Eligibility
from certification.awards.domain.rows import AwardKind, AwardRow, FacetEvidence, Regraded
from certification.awards.domain.status import certification_status
from certification.awards.models import AwardEntry, Certificate
from certification.awards.queries.assessable import facets_assessable
from certification.awards.queries.earned import earned
from certification.awards.queries.offers import Offer, offers
from certification.awards.queries.policies import policy_in_force
from certification.awards.queries.standings import Pair, award_rows, change_rows, day_of, evidence_rows
from certification.awards.reasons import STATUSES
from people.models import Centre, RoleGrant
from quizzes.consequences import Consequence
from quizzes.domain.regrading.plan import RegradePlan, VerdictChange
from quizzes.domain.regrading.scores import Verdict
from quizzes.models import CheckOutcome, Evidence

TO_COME = 2**62
"""The running number of rows that would be written; after every row there is."""


def certifications_after(plan: RegradePlan, *, on: date) -> tuple[Consequence, ...]:
    """Every certification whose status becomes another, as each clerk's own centre handles the matter."""
    pairs = {(change.clerk, change.matter) for change in plan.verdicts if change.examined}
    if not pairs:
        return ()
    matters = {matter for _clerk, matter in pairs}
    centres = _centres({clerk for clerk, _matter in pairs}, on=on)
    held = _offers(pairs, centres, on=on)
    entries = AwardEntry.objects.filter(clerk__in={clerk for clerk, _matter in pairs}, matter__in=matters)
    acts, outcomes = award_rows(entries, known_on=on), _outcomes(plan)
    stands_on = dict(entries.exclude(outcome=None).values_list("outcome", "pk"))
    changes, answers = change_rows(matters, known_on=on), dict(evidence_rows(pairs, known_on=on))
    versions, papers = _versions(plan), _papers(pairs, on=on)
    by_depth = {
        depth: facets_assessable(dict.fromkeys(matters, depth), on=on) for depth in {o.depth for o in held.values()}
    }
    policy, found = policy_in_force(on), []

    def decide(pair: Pair, awards: Iterable[AwardRow], evidence: Iterable[FacetEvidence]) -> Decision:
        assessable = by_depth[held[pair].depth][pair[1]]
        return certification_status(
            tier=held[pair].tier,
            facets_assessable=assessable,
            assessable_since=assessable,
            awards=awards,
            changes=changes.get(pair[1], ()),
            evidence=evidence,
            policy=policy,
            on=on,
        )

    for pair in sorted(pairs):
        own, evidence = acts.get(pair, []), answers.get(pair, [])
        before = decide(pair, own, evidence)
        own_changes = [change for change in plan.verdicts if change.examined and (change.clerk, change.matter) == pair]
        evidence = _corrected(evidence, own_changes, versions, on)
        awards = _awards(pair, plan, own, evidence, outcomes, stands_on, held[pair], on)
        after = decide(pair, awards, evidence)
        if before.status is not after.status:
            centre = centres.get(pair[0])
            found.append(
                Consequence(
                    *(pair[0], centre.pk if centre else None, pair[1], before.status.value, after.status.value),
                    *(STATUSES[before.status], STATUSES[after.status], papers[pair]),
                )
            )
    return tuple(found)


def _awards(
    pair: Pair,
    plan: RegradePlan,
    rows: list[AwardRow],
    evidence: list[FacetEvidence],
    outcomes: dict[int, CheckOutcome],
    stands_on: dict[int, int],
    held: Offer,
    on: date,
) -> list[AwardRow]:
    """The acts with what the plan makes of the checks under them, and the awards it earns."""
    by_entry = {row.sequence: row for row in rows}
    for change in plan.scores:
        if (change.clerk, change.matter) != pair:
            continue
        entry, outcome = stands_on.get(change.outcome), outcomes[change.outcome]
        if entry is not None:
            by_entry[entry] = replace(by_entry[entry], regraded=Regraded(change.after.decision.value), regraded_on=on)
        elif change.after.decision is Verdict.PASSED and not outcome.scope:
            told = earned(outcome, tier=held.tier, acts=rows, evidence=evidence, known_on=on)
            if told.eligibility is Eligibility.READY:
                by_entry[TO_COME + change.outcome] = AwardRow(
                    sequence=TO_COME + change.outcome,
                    kind=AwardKind.AWARD,
                    effective_on=day_of(outcome.effective_at),
                    recorded_on=on,
                    expires_on=told.expires_on,
                    versions=told.versions,
                    excluded=told.excluded,
                    regraded=Regraded.PASSED,
                    regraded_on=on,
                )
    return list(by_entry.values())


def _corrected(
    rows: list[FacetEvidence], changes: list[VerdictChange], versions: dict[Pair, tuple[int, date]], on: date
) -> list[FacetEvidence]:
    """The evidence as the plan leaves it: verdicts replaced, taken out, or said for the first time. One that counted
    for nothing and counts now was not loaded, so it is said like a new one."""
    after = {change.evidence: change.after for change in changes if change.evidence is not None}
    loaded = {row.sequence for row in rows}
    kept = [
        replace(row, right=bool(after.get(row.sequence, row.right)))
        for row in rows
        if after.get(row.sequence, row.right) is not None
    ]
    for n, change in enumerate(changes):
        if change.after is not None and change.evidence not in loaded:
            version, day = versions[change.response, change.matter]
            kept.append(FacetEvidence(TO_COME + n, change.facet, version, day, on, change.after))
    return kept


def _outcomes(plan: RegradePlan) -> dict[int, CheckOutcome]:
    keys = [change.outcome for change in plan.scores]
    return CheckOutcome.objects.select_related("matter_version").in_bulk(keys)


def _versions(plan: RegradePlan) -> dict[Pair, tuple[int, date]]:
    """By answer and matter, the version it speaks of and the day."""
    responses = {change.response for change in plan.verdicts if change.examined}
    rows = Evidence.objects.filter(response__in=responses)
    told = rows.values_list("response", "matter", "matter_version__number", "effective_at")
    return {(response, matter): (number, day_of(at)) for response, matter, number, at in told}


def _centres(clerks: Iterable[int], *, on: date) -> dict[int, Centre]:
    grants = RoleGrant.objects.in_force(on).filter(role=RoleGrant.Role.CLERK, user__in=list(clerks))
    return {grant.user_id: grant.centre for grant in grants.select_related("centre").order_by("-pk")}


def _offers(pairs: Iterable[Pair], centres: dict[int, Centre], *, on: date) -> dict[Pair, Offer]:
    """One query a centre."""
    by_centre: dict[int | None, set[int]] = defaultdict(set)
    for clerk, matter in pairs:
        by_centre[centres[clerk].pk if clerk in centres else None].add(matter)
    named = {centre.pk: centre for centre in centres.values()}
    told = {key: offers(named[key] if key else None, matters, on=on) for key, matters in by_centre.items()}
    return {(clerk, matter): told[centres[clerk].pk if clerk in centres else None][matter] for clerk, matter in pairs}


def _papers(pairs: Iterable[Pair], *, on: date) -> dict[Pair, int]:
    """How many certificates still in date name the matter."""
    found: dict[Pair, int] = defaultdict(int)
    rows = Certificate.objects.filter(clerk__in={clerk for clerk, _matter in pairs}, expires_on__gte=on)
    for clerk, content in rows.values_list("clerk", "content"):
        for matter in content["matters"]:
            found[clerk, matter["key"]] += 1
    return found
