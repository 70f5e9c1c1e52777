"""Regradings, the rules that are approved, and what one of them changes."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from django.db.models import QuerySet

from courses.domain.facets import Facet
from quizzes.domain.mastery import FacetEvidence, How, replay
from quizzes.domain.regrading.plan import CellChange, RegradePlan, ScoreChange, VerdictChange
from quizzes.domain.regrading.rules import Rule, differences, governing, regraded
from quizzes.domain.regrading.scores import Score, Verdict, score
from quizzes.models import Attempt, CheckOutcome, Evidence, ItemSnapshot, Regrading
from quizzes.queries.checks import TOLD, Told, answered, before_first, policy_of
from quizzes.queries.regraded_exams import exam_changes

NEWEST = 2**62
"""The place of a proposal among the rules: after every approved one."""
Key = tuple[int, str]
"""(response, facet)"""
SILENT = (Attempt.Kind.CHECK, Attempt.Kind.SHORT)
"""Sittings that tell nothing before they are closed."""


def approved_rules() -> list[Rule]:
    """In the order of their approval; one query."""
    rows = Regrading.objects.filter(decision__approved=True).select_related("decision", "snapshot")
    return [row.rule(row.decision.pk) for row in rows.order_by("decision__pk")]


def in_scope(regrading: Regrading) -> QuerySet[Evidence]:
    """Evidence of the template's version a regrading may speak of. A check that is still open is not touched: it is
    regraded once it is closed; nor is a sheet of paper as it was typed wrongly at first, for it counts no more."""
    found = Evidence.objects.filter(
        snapshot__template=regrading.template, snapshot__template_version=regrading.template_version
    ).exclude(response__draw__attempt__kind__in=SILENT, response__draw__attempt__state=Attempt.State.OPEN)
    found = found.exclude(response__draw__attempt__in=Attempt.objects.filter(kind="check", on_paper=True, sheet=None))
    if regrading.matter_version_id is not None:
        found = found.filter(snapshot__matter_version=regrading.matter_version_id)
    return found


def plan_of(regrading: Regrading, *, pair: tuple[int, int] | None = None, clerk: int | None = None) -> RegradePlan:
    """What carrying it out changes now, of everybody, of one `clerk` or (`pair`) of one clerk in one matter; nine
    queries whatever the numbers, and three more where exams are touched. What was carried out already, or falls under a
    newer regrading, changes no more."""
    rules = approved_rules()
    decision = getattr(regrading, "decision", None)
    own = regrading.rule(decision.pk if decision else NEWEST)
    rules = [*(rule for rule in rules if rule.sequence != own.sequence), own]
    scope = in_scope(regrading)
    if pair is not None:
        scope = scope.filter(clerk=pair[0], matter=pair[1])
    if clerk is not None:
        scope = scope.filter(clerk=clerk)
    rows = list(scope.as_corrected().select_related("response").order_by("response", "pk"))
    snapshots = ItemSnapshot.objects.in_bulk({row.snapshot_id for row in rows})
    by_response: dict[tuple[int, int], list[Evidence]] = defaultdict(list)
    for row in rows:
        by_response[row.response_id, row.matter_id].append(row)
    answers, verdicts = set(), []
    for (response, _matter), said in by_response.items():
        snapshot = snapshots[said[0].snapshot_id]
        if governing(rules, snapshot.item, snapshot.matter_version_id) is not own:
            continue
        answers.add(response)
        wanted = regraded(snapshot.item, said[0].response.answer, rules, snapshot.matter_version_id)
        if said[0].matter_version_id != snapshot.matter_version_id:
            # of a matter that shares the change only what was carried over can change
            wanted = [one for one in wanted if one[0] in {row.facet for row in said}]
        verdicts += _changes(response, said, wanted)
    corrected = {(change.response, change.facet.value): change.after for change in verdicts}
    return RegradePlan(
        len(answers),
        tuple(verdicts),
        _scores(verdicts, corrected),
        _cells(verdicts, corrected),
        exam_changes(regrading, rules, own, pair=pair, clerk=clerk),
    )


def _changes(response: int, said: list[Evidence], wanted: Iterable[tuple[Facet, bool]]) -> list[VerdictChange]:
    rows = {Facet(row.facet): row for row in said}
    standing = {facet: stands(row.right, row.corrected) for facet, row in rows.items()}
    first = said[0]
    return [
        VerdictChange(
            response=response,
            evidence=rows[facet].pk if facet in rows else None,
            clerk=first.clerk_id,
            matter=first.matter_id,
            facet=facet,
            before=standing.get(facet),
            after=after,
            examined=first.kind == Evidence.Kind.EXAMINED,
        )
        for facet, after in differences(standing, tuple(wanted))
    ]


def stands(right: bool, corrected: str) -> bool | None:
    """What a verdict is worth now; None where it doesn't count."""
    return {"": right, "right": True, "wrong": False, "void": None}[corrected]


@dataclass(slots=True)
class _Sitting:
    """The verdicts of one sitting, as they stand and as they would."""

    before: list[Told] = field(default_factory=list)
    after: list[Told] = field(default_factory=list)


def _scores(verdicts: Collection[VerdictChange], corrected: dict[Key, bool | None]) -> tuple[ScoreChange, ...]:
    touched = {change.response for change in verdicts if change.examined}
    if not touched:
        return ()
    outcomes = (
        CheckOutcome.objects.filter(attempt__draws__responses__in=touched)
        .distinct()
        .select_related("attempt__matter_version")
        .prefetch_related("regrades")
        .order_by("pk")
    )
    found = {outcome.attempt_id: outcome for outcome in outcomes}
    sittings = _sittings(found, corrected)
    changes = []
    for attempt, outcome in found.items():
        before, after = (_score(outcome.attempt, told) for told in (sittings[attempt].before, sittings[attempt].after))
        if before != after:
            changes.append(ScoreChange(outcome.pk, outcome.clerk_id, outcome.matter_id, _standing(outcome), after))
    return tuple(changes)


def _sittings(attempts: Iterable[int], corrected: dict[Key, bool | None]) -> dict[int, _Sitting]:
    found: dict[int, _Sitting] = defaultdict(_Sitting)
    rows = Evidence.objects.of_the_draw().as_corrected().filter(response__draw__attempt__in=list(attempts))
    rows = rows.order_by("pk")
    places: dict[int, tuple[int, tuple[int, str, str]]] = {}
    told: set[Key] = set()
    for attempt, response, right, was, *place, facet in rows.values_list(
        "response__draw__attempt", "response", "right", "corrected", *TOLD
    ):
        places[response] = attempt, tuple(place)
        told.add((response, facet))
        before = stands(right, was)
        after = corrected.get((response, facet), before)
        if before is not None:
            found[attempt].before.append(Told(*place, facet, before))
        if after is not None:
            found[attempt].after.append(Told(*place, facet, after))
    for (response, facet), after in corrected.items():
        if response in places and (response, facet) not in told and after is not None:
            attempt, place = places[response]
            found[attempt].after.append(Told(*place, facet, after))
    return found


def _score(attempt: Attempt, told: list[Told]) -> Score:
    assessable = [Facet(name) for name in attempt.plan]
    return score(answered(attempt, told), policy_of(attempt), assessable, before_first(attempt))


def _standing(outcome: CheckOutcome) -> Score:
    row = next(reversed(outcome.regrades.all()), outcome)
    return Score(Verdict(row.decision), row.asked, row.right, tuple(row.reasons))


def _cells(verdicts: Collection[VerdictChange], corrected: dict[Key, bool | None]) -> tuple[CellChange, ...]:
    touched = {(change.clerk, change.matter, change.facet) for change in verdicts}
    if not touched:
        return ()
    rows = Evidence.objects.as_corrected().filter(
        clerk__in={clerk for clerk, _matter, _facet in touched}, matter__in={matter for _clerk, matter, _ in touched}
    )
    before: dict[tuple[int, int, Facet], list[FacetEvidence]] = defaultdict(list)
    after: dict[tuple[int, int, Facet], list[FacetEvidence]] = defaultdict(list)
    asked: dict[tuple[int, int], Evidence] = {}
    told: set[Key] = set()
    for row in rows.select_related("matter_version").defer("matter_version__elements").order_by("effective_at", "pk"):
        cell, key = (row.clerk_id, row.matter_id, Facet(row.facet)), (row.response_id, row.facet)
        asked[row.response_id, row.matter_id] = row
        told.add(key)
        was = stands(row.right, row.corrected)
        _note(before[cell], row, was)
        _note(after[cell], row, corrected.get(key, was))
    for change in verdicts:
        if (change.response, change.facet.value) not in told:
            _note(after[change.clerk, change.matter, change.facet], asked[change.response, change.matter], change.after)
    changes = (CellChange(*cell, replay(before[cell]), replay(after[cell])) for cell in sorted(touched))
    return tuple(change for change in changes if change.before != change.after)


def _note(told: list[FacetEvidence], row: Evidence, right: bool | None) -> None:
    if right is not None:
        told.append(FacetEvidence(row.effective_at, right, How(row.kind), row.matter_version.number))
