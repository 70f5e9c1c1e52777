"""The curves of the rules of the check: what becomes of clerks who know half to all of a matter."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from quizzes.charts import Axis, Chart, Series, chart
from quizzes.domain.check_rules import CheckRules
from quizzes.domain.curves import LEAST, MOST, CurvePoint, curve
from quizzes.domain.guesses import GUESSES, Draw

USUAL = GUESSES[Draw.USUAL]
FINE = 2
"""Per cent between two points of a drawn curve; the tables go by fives."""
KNOWLEDGE = Axis(LEAST, MOST, range(LEAST, MOST + 1, 10), "%")
CHANCES = Axis(0, 100, range(0, 101, 25), "%")


def charts_of(rules: CheckRules) -> tuple[Chart, Chart, Chart]:
    """Certified and questions of the full check, certified of the open-book check."""
    tries = rules.tries.tries
    full = curve(rules.full, USUAL, tries=tries, step=FINE)
    book = curve(rules.open_book, tries=tries, step=FINE)
    return (
        _certified("full", _("Full check: chance of being certified"), _once_and_again(full, tries)),
        _items("items", _("Full check: questions on average"), [Series("once", _("questions"), _lengths(full))], full),
        _certified("book", _("Open-book check: chance of being certified"), _once_and_again(book, tries)),
    )


def charts_between(now: CheckRules, proposed: CheckRules) -> tuple[Chart, Chart, Chart]:
    """One try, all tries, and questions: the rules in force and the proposed ones."""
    both = [curve(rules.full, USUAL, tries=rules.tries.tries, step=FINE) for rules in (now, proposed)]
    kinds = (("now", _("in force")), ("proposed", _("proposed")))

    def drawn(attribute: str, scale: int) -> list[Series]:
        return [
            Series(kind, label, [(one.knows, getattr(one, attribute) * scale) for one in points])
            for (kind, label), points in zip(kinds, both, strict=True)
        ]

    return (
        _certified("once", _("Certified with one try"), drawn("once", 100)),
        _certified("tries", _("Certified with all tries"), drawn("in_tries", 100)),
        _items("items", _("Questions on average"), drawn("items", 1), [*both[0], *both[1]]),
    )


def _once_and_again(points: Sequence[CurvePoint], tries: int) -> list[Series]:
    again = ngettext("%(tries)d try", "%(tries)d tries", tries) % {"tries": tries}
    return [
        Series("once", _("one try"), [(one.knows, one.once * 100) for one in points]),
        Series("tries", again, [(one.knows, one.in_tries * 100) for one in points]),
    ]


def _lengths(points: Sequence[CurvePoint]) -> list[tuple[float, float]]:
    return [(one.knows, one.items) for one in points]


def _certified(name: str, title: str, series: list[Series]) -> Chart:
    about = _("Across: what a clerk knows, from 50 to 100 per cent. Upward: chance of being certified.")
    return chart(name, title, f"{about}{_told(series)}", series, across=KNOWLEDGE, upward=CHANCES)


def _items(name: str, title: str, series: list[Series], points: Sequence[CurvePoint]) -> Chart:
    most = 5 * (int(max(one.items for one in points)) // 5 + 1)
    about = _("Across: what a clerk knows, from 50 to 100 per cent. Upward: questions on average.")
    upward = Axis(0, most, range(0, most + 1, 5))
    return chart(name, title, f"{about}{_told(series)}", series, across=KNOWLEDGE, upward=upward)


def _told(series: list[Series]) -> str:
    """Ends of every curve, for whoever hears the drawing; the table below says all of it."""
    ends = (f"{one.label} {one.points[0][1]:.0f} → {one.points[-1][1]:.0f}" for one in series)
    return " " + "; ".join(ends) + "."


@dataclass(frozen=True, slots=True)
class TableRow:
    """What a clerk knows, and the figures of the columns as they are written."""

    knows: str
    cells: tuple[str, ...]


def table_of(rules: CheckRules) -> list[TableRow]:
    """By fives: one try, all tries and questions, of the full check and then of the open-book check."""
    return _rows(curve(policy, USUAL, tries=rules.tries.tries) for policy in (rules.full, rules.open_book))


def table_between(now: CheckRules, proposed: CheckRules) -> list[TableRow]:
    """The same of the full check: under the rules in force, then under the proposed ones."""
    return _rows(curve(rules.full, USUAL, tries=rules.tries.tries) for rules in (now, proposed))


def _rows(curves: Iterable[tuple[CurvePoint, ...]]) -> list[TableRow]:
    return [
        TableRow(f"{points[0].knows} %", tuple(cell for point in points for cell in _cells(point)))
        for points in zip(*curves, strict=True)
    ]


def _cells(point: CurvePoint) -> tuple[str, str, str]:
    return f"{point.once * 100:.1f} %", f"{point.in_tries * 100:.1f} %", f"{point.items:.1f}"
