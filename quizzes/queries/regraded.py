"""What became of a clerk's answers and checks that were graded anew."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from courses.models import Matter
from people.models import User
from quizzes.models import CorrectedVerdict, Draw, Evidence, RegradedOutcome, Regrading

Said = CorrectedVerdict.Said


@dataclass(frozen=True, slots=True)
class RegradeNote:
    """Why one answer counts otherwise than it was graded first, and how it counts since."""

    at: datetime
    reason: str
    verdict: str


@dataclass(slots=True)
class Touched:
    """One regrading as it touched one clerk in one matter: answers by what they became, and checks."""

    regrading: Regrading
    matter: Matter
    at: datetime
    answers: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    outcomes: list[RegradedOutcome] = field(default_factory=list)

    @property
    def counts(self) -> list[tuple[str, int]]:
        """(what they count as now, how many answers), in words."""
        return [(str(Said(verdict).label), len(found)) for verdict, found in sorted(self.answers.items())]


def regraded_of(clerk: User, *, examined_only: bool = False, matter: Matter | None = None) -> list[Touched]:
    """Newest first; one query, and a second where there is any. For anybody but the clerk pass `examined_only`:
    practice is nobody else's."""
    found: dict[tuple[int, int], Touched] = {}
    rows = CorrectedVerdict.objects.filter(evidence__clerk=clerk, sheet_act=None)
    outcomes = RegradedOutcome.objects.filter(outcome__clerk=clerk, sheet_act=None)
    if examined_only:
        rows = rows.filter(evidence__kind=Evidence.Kind.EXAMINED)
    if matter is not None:
        rows, outcomes = rows.filter(evidence__matter=matter), outcomes.filter(outcome__matter=matter)
    related = ("regrading__by", "regrading__decision__by")
    for row in rows.select_related("evidence__matter", *related).order_by("pk"):
        key = (row.regrading_id, row.evidence.matter_id)
        told = found.setdefault(key, Touched(row.regrading, row.evidence.matter, row.recorded_at))
        told.answers[row.verdict].add(row.evidence.response_id)
    if not found:
        return []
    for outcome in outcomes.select_related("outcome__matter", "regrading__decision").order_by("pk"):
        if told := found.get((outcome.regrading_id, outcome.outcome.matter_id)):
            told.outcomes.append(outcome)
    return sorted(found.values(), key=lambda one: (one.at, one.regrading.pk), reverse=True)


def notes_on(draws: Iterable[Draw]) -> dict[int, RegradeNote]:
    """By draw, what became of its answer; one query. Of a case the worst that is said of a facet."""
    order = [Said.RIGHT, Said.VOID, Said.WRONG]
    newest: dict[tuple[int, str], CorrectedVerdict] = {}
    rows = CorrectedVerdict.objects.filter(evidence__response__draw__in=list(draws))
    for row in rows.select_related("regrading", "sheet_act", "evidence__response").order_by("pk"):
        newest[row.evidence.response.draw_id, row.evidence.facet] = row
    found: dict[int, RegradeNote] = {}
    for (draw, _facet), row in sorted(newest.items(), key=lambda one: order.index(Said(one[1].verdict))):
        found[draw] = RegradeNote(
            row.recorded_at, (row.regrading or row.sheet_act).reason, str(row.get_verdict_display())
        )
    return found
