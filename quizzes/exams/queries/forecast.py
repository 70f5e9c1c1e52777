"""What a paper's page tells before it is published: whether the bank can fill it, and what it will be like."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from statistics import median_low

from django.db.models import Count, Q

from courses.domain.facets import FACETS, Facet
from courses.models.matter import FACET_LABELS
from quizzes.domain.item import Kind
from quizzes.domain.registry import templates_for
from quizzes.domain.statistics import FEWEST_PEOPLE
from quizzes.exams.domain.blueprint import Cell, Form, Row, available, draw_form, read_rows, thin_cells
from quizzes.exams.domain.forecast import Outlook, expected_right, outlook
from quizzes.exams.models import Paper
from quizzes.exams.queries.papers import PaperBank, drawn_on, paper_bank, worn_items
from quizzes.models import Evidence
from quizzes.queries.times import seconds_of, typical_seconds

SAMPLES = 20
"""Sample forms a forecast is made from, always of the same seeds."""


@dataclass(frozen=True, slots=True)
class RowForecast:
    """One row: cells it asks and cells there are, and what of it can't be asked: {facet: matters}. `thin` cells have
    too few kinds of questions for the share of people one question may go to."""

    row: Row
    scope: str
    available: int
    thin: int
    lacking: tuple[tuple[str, int], ...]

    @property
    def can_be_filled(self) -> bool:
        return self.available >= self.row.count


@dataclass(frozen=True, slots=True)
class Forecast:
    """`outlook` is None while there is nothing to draw; `missing` questions of the sample forms found no cell left,
    `cases_missing` counter cases had to be other questions (of the worst form). `measured` of six facets have measured
    times; the rest is reckoned by first guesses. `worn` questions were shown so often lately that they come last."""

    rows: tuple[RowForecast, ...]
    questions: int
    missing: int
    cases_missing: int
    outlook: Outlook | None
    measured: int
    worn: int
    matters: int
    cells: int

    @property
    def can_be_filled(self) -> bool:
        return bool(self.rows) and not self.missing

    @property
    def thin(self) -> int:
        return sum(row.thin for row in self.rows)

    @property
    def minutes(self) -> int:
        return -(-self.outlook.seconds // 60) if self.outlook else 0

    @property
    def longest_minutes(self) -> int:
        return -(-self.outlook.longest_seconds // 60) if self.outlook else 0


def forecast(paper: Paper, *, at: datetime) -> Forecast:
    """Eight queries, however large the paper."""
    bank = paper_bank(paper.centre, on=drawn_on(paper, at=at), by_volume=paper.by_volume)
    rows, _troubles = read_rows(paper.cells)
    forms = _samples(paper, rows, bank)
    seconds, measured = _seconds()
    drawn = any(form.wanted for form in forms)
    return Forecast(
        rows=tuple(
            _row(row, bank, count, thin=thin_cells(row, bank.askable, percent=paper.item_percent))
            for row, count in zip(rows, available(rows, bank.askable), strict=True)
        ),
        questions=sum(row.count for row in rows),
        missing=max((sum(form.missing.values()) for form in forms), default=0),
        cases_missing=max((form.cases_missing for form in forms), default=0),
        outlook=outlook(forms, seconds=seconds, right=_expected(bank)) if drawn else None,
        measured=measured,
        worn=len(worn_items(paper, bank, at=at)),
        matters=len(bank.askable),
        cells=sum(len(matter.facets) for matter in bank.askable),
    )


def _samples(paper: Paper, rows: tuple[Row, ...], bank: PaperBank) -> list[Form]:
    shown: Counter[Cell] = Counter()
    forms = []
    for seed in range(SAMPLES if rows else 0):
        form = draw_form(
            rows, bank.askable, case_percent=paper.case_percent, seed=seed, shown=shown, most_shown=SAMPLES // 2
        )
        shown.update(one.cell for one in form.wanted)
        forms.append(form)
    return forms


def _row(row: Row, bank: PaperBank, count: int, *, thin: int) -> RowForecast:
    meant = [matter for matter in bank.askable if any(row.covers(matter, facet) for facet in FACETS)]
    facets = row.facets or FACETS
    lacking = [(facet, sum(facet not in matter.facets for matter in meant)) for facet in facets]
    scope = "、".join(row.categories or [bank.names[key] for key in row.matters if key in bank.names])
    told = tuple((str(FACET_LABELS[facet]), number) for facet, number in lacking if number)
    return RowForecast(row, scope, count, thin, told)


def _seconds() -> tuple[dict[bool, dict[str, int]], int]:
    """Seconds by (is a case, facet) from the anonymous times of templates, and how many facets are measured."""
    typical = typical_seconds()
    found: dict[bool, dict[str, int]] = {False: {}, True: {}}
    measured = 0
    for facet in Facet:
        templates = templates_for(facet, certifying=True)
        others = [one for one in templates if one.kind is not Kind.CASE]
        cases = [one for one in templates if one.kind is Kind.CASE] or others
        measured += any(one.name in typical for one in others)
        for case, some in ((False, others), (True, cases)):
            found[case][facet.value] = median_low([seconds_of(one.name, typical) for one in some])
    return found, measured


def _expected(bank: PaperBank) -> dict[Cell, float]:
    """From examined answers of everybody; a cell fewer than FEWEST_PEOPLE have answered counts as its facet does."""
    rows = Evidence.objects.standing().filter(kind=Evidence.Kind.EXAMINED, matter__in=bank.versions).order_by()
    told = rows.values_list("matter", "facet").annotate(
        n=Count("pk"), good=Count("pk", filter=Q(is_right=True)), people=Count("clerk", distinct=True)
    )
    own: dict[Cell, tuple[int, int]] = {}
    totals: dict[Facet, tuple[int, int]] = {}
    for matter, name, n, good, people in told:
        facet = Facet(name)
        before = totals.get(facet, (0, 0))
        totals[facet] = before[0] + good, before[1] + n
        if people >= FEWEST_PEOPLE:
            own[matter, facet] = good, n
    found = {}
    for matter in bank.askable:
        for facet in matter.facets:
            share = expected_right(own.get((matter.key, facet), (0, 0)), totals.get(facet, (0, 0)))
            if share is not None:
                found[matter.key, facet] = share
    return found
