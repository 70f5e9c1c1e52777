"""The matrix as a table, written as joined strings: 15,000 cells through the template engine take fifty times as long.

Everything that comes from people or lists passes `escape`; classes are those of css/matrix.css. A cell is one link with
its words in it, drawn as a shape; the days and facets that js/matrix.js shows beside it are a few letters
(domain/strips.py). Whoever may see a centre's matrix may open every cell of it, so nothing is told here in advance.
"""

from collections.abc import Callable, Collection, Iterator
from datetime import date

from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from certification.matrix.domain.cells import Cell
from certification.matrix.domain.strips import askable, day_that_counts, letters, usual
from certification.matrix.reasons import COVERS, LABEL_SHAPES, LABELS
from certification.matrix.sheet import Group, Row, Sheet
from courses.script import in_script

Folding = Callable[[int], str]
"""The address of the page with the category at this place opened, or closed if it is open."""


def table(sheet: Sheet, *, opened: Collection[int], folding: Folding, query: str = "") -> SafeString:
    """The table element: a body per category with its sums, its matters below where it is `opened`, clerks across,
    totals at the edges. `query` goes with the address of every cell."""
    query = escape(query)
    parts = ['<table class="matrix">', *_head(sheet)]
    labels = {code: str(escape(words)) for code, words in LABELS.items()}
    for group in sheet.groups:
        is_open = group.place in opened
        parts.append("<tbody>")
        parts.extend(_sums(group, is_open=is_open, address=folding(group.place)))
        if is_open:
            for row in group.rows:
                parts.extend(_row(row, sheet, labels, query))
        parts.append("</tbody>")
    parts += [*_foot(sheet), "</table>"]
    return mark_safe("".join(parts))


def _head(sheet: Sheet) -> Iterator[str]:
    yield f'<thead><tr><th scope="col">{escape(_("Matter"))}</th>'
    for clerk in sheet.clerks:
        address = reverse("record", args=[clerk.pk])
        away = f' <span class="matrix__away">{escape(_("on leave"))}</span>' if clerk.pk in sheet.board.away else ""
        yield f'<th scope="col" data-clerk="{clerk.pk}"><a href="{address}">{escape(clerk)}</a>{away}</th>'
    yield f'<th scope="col">{escape(_("Certified"))}</th></tr></thead>'


def _sums(group: Group, *, is_open: bool, address: str) -> Iterator[str]:
    """A category in one row: for each clerk what is valid of what is required."""
    name = escape(in_script(group.category) or _("no category"))
    here, told = f"category-{group.place}", "true" if is_open else "false"
    yield (
        f'<tr class="matrix__group"><th scope="rowgroup"><a id="{here}" href="{escape(address)}#{here}" '
        f'aria-expanded="{told}">{name} <span class="matrix__count">{len(group.rows)}</span></a></th>'
    )
    for sums in group.by_clerk:
        yield f"<td>{sums.certified + sums.valid_except}/{sums.required}</td>"
    few = ngettext("%(n)d thin", "%(n)d thin", group.short) % {"n": group.short}
    yield f'<td class="matrix__thin">{escape(few)}</td></tr>' if group.short else "<td></td></tr>"


def _row(row: Row, sheet: Sheet, labels: dict[str, str], query: str) -> Iterator[str]:
    can = askable(row.cells[0])
    key, on = row.matter.pk, sheet.board.on
    mask = f' data-f="{can}"' if "x" in can else ""
    name, tier = escape(in_script(row.matter.name)), row.cover.tier.value
    yield f'<tr data-matter="{key}"{mask}><th scope="row">{name} <small>{tier}</small></th>'
    for clerk, one in zip(sheet.clerks, row.cells, strict=True):
        yield (
            f'<td><a class="{LABEL_SHAPES[one.seal.label]}" href="{clerk.pk}/{key}/{query}"{_strip(one, can, on)}>'
            f"{labels[one.seal.label]}</a></td>"
        )
    words = f' title="{escape(COVERS[row.cover.cover])}"' if row.thin else ""
    thin = ' class="matrix__thin"' if row.thin else ""
    yield f"<td{thin}{words}>{len(row.cover.clerks)}/{row.cover.k}</td></tr>"


def _strip(cell: Cell, can: str, on: date) -> str:
    """What the cell says beyond its state: letters where they are not the usual ones, and the day that counts."""
    own, day = letters(cell, on=on), day_that_counts(cell)
    said = "" if own == usual(cell.state, can) else f' data-f="{own}"'
    return f'{said} data-d="{(day - on).days}"' if day else said


def _foot(sheet: Sheet) -> Iterator[str]:
    yield f'<tfoot><tr><th scope="row">{escape(_("Valid of required"))}</th>'
    for _clerk, sums in sheet.by_clerk:
        yield f"<td>{sums.certified + sums.valid_except}/{sums.required}</td>"
    yield "<td></td></tr></tfoot>"
