"""How the questions fare, for those who write the catalogue or answer for it. Nothing here is about a person."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from courses.permissions import to_review
from quizzes.domain.statistics import FEWEST_PEOPLE
from quizzes.domain.statistics.shrinkage import Estimate
from quizzes.domain.statistics.slips import Slip
from quizzes.queries.statistics import DAYS, Measured, statistics
from quizzes.queries.statistics_of import OfMatter, statistics_of
from quizzes.sentences import FLAGS, SLIPS
from quizzes.views.frame import admin_page

OPTIONS = 60
"""So many rows of options at most; those to look at come first."""
SORTS: dict[str, Callable[[Measured], Any]] = {
    "flags": lambda row: (-len(row.flags), row.right.value),
    "template": lambda row: (row.title, row.version),
    "answers": lambda row: -row.answers,
    "right": lambda row: row.right.value,
    "discrimination": lambda row: row.discrimination.value if row.discrimination else 2,
    "time": lambda row: -(row.seconds or 0),
}


@dataclass(frozen=True, slots=True)
class Bar:
    """An estimate as whole hundredths, for a drawing 100 wide: of a share from 0 to 1, or (`around`) from −1 to 1."""

    low: int
    value: int
    high: int

    @classmethod
    def of(cls, estimate: Estimate, *, around: bool = False) -> "Bar":
        place = (lambda x: round((x + 1) * 50)) if around else (lambda x: round(x * 100))
        return cls(place(estimate.low), place(estimate.value), place(estimate.high))

    @property
    def width(self) -> int:
        return max(1, self.high - self.low)


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the table with its drawings."""

    row: Measured
    right: Bar
    guess: int
    apart: Bar | None
    flags: tuple[Any, ...]


def question_statistics(request: HttpRequest) -> HttpResponse:
    """Every version of a template that enough people answered; `sort` by a column."""
    actor = to_review(request)
    found = statistics(actor, on=timezone.localdate())
    sort = request.GET.get("sort", "")
    sort = sort if sort in SORTS else "flags"
    lines = [
        Line(
            row,
            Bar.of(row.right),
            round(row.guess * 100),
            Bar.of(row.discrimination, around=True) if row.discrimination else None,
            tuple(FLAGS[flag] for flag in row.flags),
        )
        for row in sorted(found.rows, key=SORTS[sort])
    ]
    context = {
        "lines": lines,
        "hidden": found.hidden,
        "sort": sort,
        "columns": _columns(),
        "days": DAYS,
        "fewest": FEWEST_PEOPLE,
    }
    return admin_page(request, "statistics", _("How questions fare"), context)


def template_statistics(request: HttpRequest, template: str, version: int) -> HttpResponse:
    """One version: what became of its answers, the matters it is hardest on, its options, and how long it takes."""
    actor = to_review(request)
    found = statistics_of(actor, template, version, on=timezone.localdate())
    if found is None:
        raise Http404
    most = max((n for _seconds, n in found.times), default=1)
    answers = sum(n for _slip, n in found.slips) or 1
    context = {
        "found": found,
        "slips": [(SLIPS[slip], n, round(100 * n / answers), slip == Slip.RIGHT) for slip, n in found.slips],
        "matters": [(one, Bar.of(one.right)) for one in found.matters],
        "options": [(version, use, round(100 * use.share)) for version, use in found.options[:OPTIONS]],
        "more_options": max(0, len(found.options) - OPTIONS),
        "times": [(seconds, n, round(100 * n / most)) for seconds, n in found.times],
        "example": _example(found.matters),
        "days": DAYS,
        "fewest": FEWEST_PEOPLE,
    }
    return admin_page(request, "template_statistics", f"{template} v{version}", context)


def _example(matters: tuple[OfMatter, ...]) -> OfMatter | None:
    """The matter the template is hardest on: where to look first."""
    return matters[0] if matters else None


def _columns() -> list[tuple[str, str]]:
    return [
        ("template", _("Template")),
        ("answers", _("Answers")),
        ("right", _("Right")),
        ("discrimination", _("Tells apart")),
        ("time", _("Time")),
        ("flags", _("Look again")),
    ]
