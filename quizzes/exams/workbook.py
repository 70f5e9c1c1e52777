"""The results of a paper as a workbook: people, facets, what was asked. Names and titles are never a formula."""

from collections.abc import Iterable

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from courses.writers.xlsx import add_notes, add_table
from quizzes.exams.models import Paper
from quizzes.exams.queries.results import FaredCell, PaperResults, Sat


def results(paper: Paper, found: PaperResults) -> Workbook:
    """Sheets in the order of the page; people by name, nobody ranked."""
    book = Workbook()
    book.remove(book.active)
    people = [
        (_("Clerk"), 18),
        (pgettext("exam sitting", "Started"), 20),
        (pgettext("exam sitting", "Ended"), 20),
        (pgettext("answers", "Right"), 10),
        (pgettext("questions", "Asked"), 10),
        (_("Percent"), 10),
        (pgettext("of an exam", "Result"), 14),
        (pgettext("of an exam result", "Counts since"), 20),
    ]
    lines_of_people = [*map(_sat, found.sat), *([_clean(str(one))] for one in found.absent)]
    add_table(book, pgettext("people in a list", "People"), people, lines_of_people)
    fared = [(_("Matter"), 40), (_("Facet"), 16), (pgettext("questions", "Asked"), 10)]
    fared += [(pgettext("answers", "Right"), 10), (_("Percent"), 10), (_("Told apart"), 14)]
    add_table(book, _("Facets"), fared[1:], (row[1:] for row in _fared(found.facets)))
    add_table(book, _("What was asked"), fared, _fared(found.cells))
    window = f"{_moment(paper.opens_at)} – {_moment(paper.closes_at)}"
    lines = [
        (_("Paper"), _clean(paper.title)),
        (pgettext("exam", "Window"), window),
        (_("Pass mark"), f"{paper.pass_percent}%"),
        (_("Not told"), _("Facets of matters that fewer than five people were asked: %(n)d") % {"n": found.hidden}),
    ]
    add_notes(book, _("About"), lines)
    return book


def _sat(one: Sat) -> list[object]:
    result, attempt = one.result, one.attempt
    passed = pgettext("exam", "passed") if result.passed else pgettext("exam", "not passed")
    times = [_moment(moment) if moment else "" for moment in (attempt.started_at, attempt.finished_at)]
    since = [_moment(result.recorded_at)]
    return [_clean(str(attempt.clerk)), *times, result.right, result.asked, one.percent, passed, *since]


def _fared(rows: Iterable[FaredCell]) -> list[list[object]]:
    return [
        [
            _clean(row.matter),
            row.facet,
            row.told.asked,
            row.told.right,
            row.told.percent,
            f"{row.told.discrimination.value:.2f}" if row.told.discrimination else "",
        ]
        for row in rows
    ]


def _moment(moment: object) -> str:
    return date_format(timezone.localtime(moment), "DATETIME_FORMAT")  # type: ignore[arg-type]


def _clean(text: str) -> str:
    return ILLEGAL_CHARACTERS_RE.sub("", text)
