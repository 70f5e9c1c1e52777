"""Results of exams: one sitting to the person who sat it, and a paper to who sees its people.

What was asked is shown once nobody can be asked it any more: the window is closed and no sitting of the paper runs.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from courses.domain.facets import FACETS, Facet
from courses.models import Matter
from people.models import User
from quizzes.exams.domain.tallies import Band, Fared, Marked, bands, fared, percent
from quizzes.exams.models import ExamResult, Paper
from quizzes.exams.queries.sheet import UNREAD
from quizzes.exams.queries.short import wanted_in
from quizzes.feedback import Feedback, feedback_for
from quizzes.models import Attempt, Draw
from quizzes.models.facets import FACET_LABELS
from quizzes.queries.regraded import RegradeNote, notes_on


@dataclass(frozen=True, slots=True)
class Tally:
    """`right` of `asked` about one thing."""

    about: str
    right: int
    asked: int


@dataclass(frozen=True, slots=True)
class Told:
    """One question of a closed sitting. `counts` is False of a withdrawn one, whatever was answered."""

    feedback: Feedback
    note: RegradeNote | None
    counts: bool


@dataclass(frozen=True, slots=True)
class SittingResult:
    """`result` is the one that counts, `earlier` those before it. `questions` is None until they may be shown."""

    attempt: Attempt
    result: ExamResult
    earlier: tuple[ExamResult, ...]
    by_facet: tuple[Tally, ...]
    by_matter: tuple[Tally, ...]
    to_read: tuple[Matter, ...]
    questions: tuple[Told, ...] | None
    drawn: int
    wanted: int

    @property
    def short(self) -> bool:
        """Whether it had fewer questions than the paper asks for."""
        return self.drawn < self.wanted

    @property
    def percent(self) -> int:
        return percent(self.result.right, self.result.asked)


def questions_may_be_shown(paper: Paper, *, at: datetime) -> bool:
    """Whether nobody can be asked them any more; one query once the window is closed."""
    running = paper.attempts.filter(state=Attempt.State.OPEN)
    return at >= paper.closes_at and not running.exists()


def sitting_result(attempt: Attempt, *, at: datetime) -> SittingResult | None:
    """None while there is no result. Seven queries, however many questions."""
    results = list(attempt.results.order_by("number"))
    if not results:
        return None
    shown = questions_may_be_shown(attempt.paper, at=at)
    draws = list(
        attempt.draws.select_related("attempt", "snapshot__matter_version__matter__lesson")
        .defer(*(() if shown else (*UNREAD, "snapshot__content")))
        .order_by("position")
    )
    rights = {position: right for position, right, _answered in results[-1].marks}
    facets: dict[Facet, list[bool]] = defaultdict(list)
    matters: dict[Matter, list[bool]] = defaultdict(list)
    for draw in draws:
        if draw.position in rights:
            facets[Facet(draw.facet)].append(rights[draw.position])
            matters[draw.snapshot.matter_version.matter].append(rights[draw.position])
    return SittingResult(
        attempt=attempt,
        result=results[-1],
        earlier=tuple(results[:-1]),
        by_facet=tuple(_tally(str(FACET_LABELS[facet]), facets[facet]) for facet in FACETS if facet in facets),
        by_matter=tuple(_tally(matter.name, told) for matter, told in matters.items()),
        to_read=tuple(matter for matter, told in matters.items() if not all(told)),
        questions=_questions(draws, set(rights)) if shown else None,
        drawn=len(draws),
        wanted=wanted_in(attempt, asked=len(draws)),
    )


def _tally(about: str, rights: list[bool]) -> Tally:
    return Tally(about, sum(rights), len(rights))


def _questions(draws: list[Draw], counting: set[int]) -> tuple[Told, ...]:
    notes = notes_on(draws)
    return tuple(
        Told(one, notes.get(one.draw.pk), one.draw.position in counting)
        for one in feedback_for(draws, unanswered=True)
        if one.draw is not None
    )


@dataclass(frozen=True, slots=True)
class Sat:
    """One closed sitting with the result that counts; `results` is how many there were."""

    attempt: Attempt
    result: ExamResult
    results: int

    @property
    def percent(self) -> int:
        return percent(self.result.right, self.result.asked)


@dataclass(frozen=True, slots=True)
class FaredCell:
    """How a facet of a matter fared; of a facet as a whole `matter` is empty."""

    matter: str
    facet: str
    told: Fared


@dataclass(frozen=True, slots=True)
class PaperResults:
    """`sat` by name, then by start; each person's newest sitting makes the bands. `absent` are named and have no closed
    sitting. `hidden` cells fewer than five people were asked."""

    sat: tuple[Sat, ...]
    absent: tuple[User, ...]
    bands: tuple[Band, ...]
    people: int
    passed: int
    facets: tuple[FaredCell, ...]
    cells: tuple[FaredCell, ...]
    hidden: int


def paper_results(paper: Paper) -> PaperResults:
    """Five queries, however many sat it."""
    closed = paper.attempts.filter(state=Attempt.State.FINISHED).select_related("clerk")
    sittings = list(closed.order_by("clerk__username", "started_at", "pk"))
    results: dict[int, list[ExamResult]] = defaultdict(list)
    for result in ExamResult.objects.filter(attempt__in=sittings).order_by("number"):
        results[result.attempt_id].append(result)
    sat = [Sat(one, results[one.pk][-1], len(results[one.pk])) for one in sittings if results[one.pk]]
    newest = {one.attempt.clerk_id: one for one in sat}
    facets, cells, hidden, names = _how_cells_fared(sat)
    return PaperResults(
        sat=tuple(sat),
        absent=tuple(paper.people.exclude(pk__in=newest).order_by("username")),
        bands=bands(one.percent for one in newest.values()),
        people=len(newest),
        passed=sum(one.result.passed for one in newest.values()),
        facets=tuple(FaredCell("", str(FACET_LABELS[one.about]), one) for one in facets),
        cells=tuple(FaredCell(names[one.about[0]], str(FACET_LABELS[one.about[1]]), one) for one in cells),
        hidden=hidden,
    )


def _how_cells_fared(sat: list[Sat]) -> tuple[tuple[Fared, ...], tuple[Fared, ...], int, dict[int, str]]:
    places: dict[int, list[tuple[int, int, Facet]]] = defaultdict(list)
    drawn = Draw.objects.filter(attempt__in=[one.attempt.pk for one in sat]).exclude(facet="").order_by("position")
    for attempt, position, matter, facet in drawn.values_list(
        "attempt", "position", "snapshot__matter_version__matter", "facet"
    ):
        places[attempt].append((position, matter, Facet(facet)))
    by_facet, by_cell = [], []
    for one in sat:
        rights = {position: right for position, right, _answered in one.result.marks}
        counted = [place for place in places[one.attempt.pk] if place[0] in rights]
        person = one.attempt.clerk_id
        by_facet.append(Marked(person, tuple((facet, rights[at]) for at, _matter, facet in counted)))
        by_cell.append(Marked(person, tuple(((matter, facet), rights[at]) for at, matter, facet in counted)))
    cells, hidden = fared(by_cell)
    matters = {matter for found in places.values() for _at, matter, _facet in found}
    names = dict(Matter.objects.filter(pk__in=matters).values_list("pk", "name"))
    return fared(by_facet)[0], cells, hidden, names
