"""应知应会矩阵 at the end of the period: every clerk × every matter, with cover and sums."""

from collections.abc import Iterator

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from certification.inspection.parts.base import Asked, Held, Made, Missing, PackPart, table
from certification.matrix.domain.coverage import Cover
from certification.matrix.domain.seals import SYMBOLS
from certification.matrix.reasons import COVERS, STATES
from certification.matrix.sheet import Row, Sheet, sheet
from certification.matrix.workbook import workbook
from courses.documents.parts import Pairs, Section, Words
from people.models import User

A_SHEET = 12
"""So many clerks fit across an A4 sheet; the others follow in a table of their own."""


def _hold(asked: Asked) -> Held:
    found = asked.board
    shown = sheet(found)
    legend = "　".join(f"{SYMBOLS[state]} {words}" for state, words in STATES.items())
    sums = Section(
        _("Matrix of %(day)s") % {"day": date_format(found.on)},
        (
            Pairs(
                (
                    (_("Matters"), str(shown.matters)),
                    (_("Clerks"), str(len(found.clerks))),
                    (_("Short of clerks"), str(len(found.coverage.short))),
                    (_("One clerk alone"), str(len(found.coverage.single_points))),
                    (_("Rules"), found.policy.version),
                )
            ),
            Words(legend, quiet=True),
        ),
    )
    return Held(
        rows=shown.matters,
        sections=(sums, *_grids(shown)),
        missing=tuple(_lacking(shown, asked)),
        made=(Made(".xlsx", lambda: workbook(shown)),),
        across=True,
    )


def _grids(shown: Sheet) -> Iterator[Section]:
    clerks = list(enumerate(shown.board.clerks))
    for first in range(0, max(len(clerks), 1), A_SHEET):
        lot = clerks[first : first + A_SHEET]
        names = [str(clerk) for _place, clerk in lot]
        heads = [_("Category"), _("Matter"), _("Tier"), *names, _("Certified"), _("Needed")]
        rows = [_row(group.category, row, lot) for group in shown.groups for row in group.rows]
        title = f"{names[0]} – {names[-1]}" if len(clerks) > A_SHEET else _("Clerk by clerk")
        widths = [4, 8, 1, *(2 for _name in names), 2, 2]
        yield table(title, heads, rows, widths, none=_("The centre handles no matter, or has no clerk."))


def _row(category: str, row: Row, lot: list[tuple[int, User]]) -> tuple[str, ...]:
    return (
        category,
        row.matter.name,
        row.cover.tier.value,
        *(row.cells[place].seal.symbol for place, _clerk in lot),
        str(len(row.cover.clerks)),
        str(row.cover.k),
    )


def _lacking(shown: Sheet, asked: Asked) -> Iterator[Missing]:
    screen = asked.screen("coverage")
    sentence = _("%(matter)s: %(cover)s (%(certified)d of %(needed)d).")
    for group in shown.groups:
        for row in group.rows:
            if row.cover.cover in (Cover.NONE, Cover.SINGLE):
                names = {"matter": row.matter.name, "cover": COVERS[row.cover.cover]}
                told = sentence % {**names, "certified": len(row.cover.clerks), "needed": row.cover.k}
                yield Missing(told, screen)


MATRIX = PackPart("matrix", "应知应会矩阵", lambda asked: asked.screen("matrix"), _hold)
