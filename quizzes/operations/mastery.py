"""Mastery follows the evidence: step by step as it comes, or from the beginning."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from django.db import transaction

from courses.domain.facets import Facet
from ledger.rebuilds import Pairs, Rebuild
from people.models import User
from quizzes.domain.mastery import FacetEvidence, FacetState, How, advance, replay
from quizzes.models import Evidence, MasteryState

COLUMNS = [*(facet.value for facet in Facet), "due_on"]


def take_in(evidence: Iterable[Evidence]) -> None:
    """Add new evidence of one clerk to their summary, in the transaction that wrote it and holds the clerk: two
    statements, however many matters.

    Evidence older than what was already taken in (a demo year, a late import) replays its facet instead.
    """
    rows = sorted(evidence, key=lambda row: (row.matter_id, row.pk))
    if not rows:
        return
    clerk, matters = rows[0].clerk_id, {row.matter_id for row in rows}
    held = {state.matter_id: state for state in MasteryState.objects.filter(clerk=clerk, matter__in=matters)}
    states = []
    for matter, found in groupby(rows, key=lambda row: row.matter_id):
        news = list(found)
        state = MasteryState(clerk_id=clerk, matter_id=matter)
        facets = held[matter].facet_states() if matter in held else {}
        for facet in {Facet(row.facet) for row in news}:
            own = [row for row in news if row.facet == facet]
            facets[facet] = _after(facets.get(facet, FacetState()), own)
        state.keep(facets)
        states.append(state)
    MasteryState.objects.bulk_create(
        states, update_conflicts=True, unique_fields=["clerk", "matter"], update_fields=COLUMNS
    )


def _after(state: FacetState, news: list[Evidence]) -> FacetState:
    """The facet's state once its new evidence is taken in; the whole ledger is read where any of it comes late."""
    verdicts = sorted(map(_verdict, news), key=lambda one: one.second)
    if state.last_at is not None and verdicts[0].second < state.last_at:
        return _from_ledger(news[0])
    for verdict in verdicts:
        state = advance(state, verdict)
    return state


def _from_ledger(row: Evidence) -> FacetState:
    told = Evidence.objects.standing().filter(clerk=row.clerk_id, matter=row.matter_id, facet=row.facet)
    return replay(map(_verdict, told.select_related("matter_version").order_by("pk")))


def _verdict(row: Evidence) -> FacetEvidence:
    """Of new evidence as it was graded, of read evidence as it stands."""
    right = getattr(row, "is_right", row.right)
    return FacetEvidence(row.effective_at, right, How(row.kind), row.matter_version.number)


def take_anew(clerk: int, matter: int) -> None:
    """Write the clerk's summary of the matter from the ledger, in the transaction that corrected it."""
    MasteryState.objects.filter(clerk=clerk, matter=matter).delete()
    MasteryState.objects.bulk_create(_summaries(clerk, matter))


def _summaries(clerk: int | None = None, matter: int | None = None) -> Iterator[MasteryState]:
    """Every row as the ledger would have it; unsaved."""
    rows = Evidence.objects.standing().select_related("matter_version")
    rows = rows.order_by("clerk", "matter", "pk")
    if clerk is not None:
        rows = rows.filter(clerk=clerk)
    if matter is not None:
        rows = rows.filter(matter=matter)
    for (clerk_id, matter_id), found in groupby(rows.iterator(), key=lambda row: (row.clerk_id, row.matter_id)):
        told: dict[Facet, list[FacetEvidence]] = {}
        for row in found:
            told.setdefault(Facet(row.facet), []).append(_verdict(row))
        state = MasteryState(clerk_id=clerk_id, matter_id=matter_id)
        state.keep({facet: replay(verdicts) for facet, verdicts in told.items()})
        yield state


def _pairs(states: Iterable[MasteryState]) -> Pairs:
    for state in states:
        columns: dict[str, Any] = {name: getattr(state, name) for name in COLUMNS}
        yield f"clerk {state.clerk_id} × matter {state.matter_id}", columns


def replace_summaries() -> int:
    """Write every summary anew, one clerk a transaction, so that nobody's answers wait for the whole."""
    written = 0
    clerks = set(Evidence.objects.values_list("clerk", flat=True).distinct())
    for clerk in sorted(clerks | set(MasteryState.objects.values_list("clerk", flat=True).distinct())):
        with transaction.atomic():
            lock_clerk(clerk)
            MasteryState.objects.filter(clerk=clerk).delete()
            written += len(MasteryState.objects.bulk_create(_summaries(clerk)))
    return written


def lock_clerk(clerk: int) -> None:
    """One writer of a clerk's evidence at a time; call inside a transaction."""
    User.objects.select_for_update(no_key=True).filter(pk=clerk).values_list("pk").get()


REBUILD = Rebuild(
    name="mastery",
    compute=lambda: _pairs(_summaries()),
    stored=lambda: _pairs(MasteryState.objects.iterator()),
    replace=replace_summaries,
)
