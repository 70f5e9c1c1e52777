"""The matrix as a table, written as joined strings: 15,000 cells through the template engine take fifty times as long.

Everything that comes from people or lists passes `escape`; classes are those of css/matrix.css.
"""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from certification.matrix.reasons import COVERS, LABELS, SHAPES
from certification.matrix.sheet import Row, Sheet
from courses.script import in_script


def table(sheet: Sheet) -> SafeString:
    """The table element: a body per category, matters down, clerks across, totals at the edges."""
    parts = ['<table class="matrix">', *_head(sheet)]
    labels = {code: str(escape(words)) for code, words in LABELS.items()}
    addresses = [_cells_of(clerk.pk) for clerk in sheet.board.clerks]
    width = len(sheet.board.clerks) + 1
    for place, group in enumerate(sheet.groups):
        category = escape(in_script(group.category))
        parts.append(
            f'<tbody id="category-{place}"><tr class="matrix__group"><th scope="rowgroup">{category}</th>'
            f'<td colspan="{width}"></td></tr>'
        )
        for row in group.rows:
            parts.extend(_row(row, addresses, labels))
        parts.append("</tbody>")
    parts += [*_foot(sheet), "</table>"]
    return mark_safe("".join(parts))


def _head(sheet: Sheet) -> Iterator[str]:
    yield f'<thead><tr><th scope="col">{escape(_("Matter"))}</th>'
    for clerk in sheet.board.clerks:
        address = reverse("record", args=[clerk.pk])
        yield f'<th scope="col"><a href="{address}">{escape(clerk)}</a></th>'
    yield f'<th scope="col">{escape(_("Certified"))}</th></tr></thead>'


def _row(row: Row, addresses: list[str], labels: dict[str, str]) -> Iterator[str]:
    matter = row.matter.pk
    yield f'<tr><th scope="row">{escape(in_script(row.matter.name))}</th>'
    for one, address in zip(row.cells, addresses, strict=True):
        yield (
            f'<td class="matrix__cell"><a href="{address}{matter}/" title="{labels[one.seal.label]}">'
            f'<span class="state state--{SHAPES[one.state]}"></span></a></td>'
        )
    words = f' title="{escape(COVERS[row.cover.cover])}"' if row.thin else ""
    thin = " matrix__thin" if row.thin else ""
    yield f'<td class="matrix__sum{thin}"{words}>{len(row.cover.clerks)}/{row.cover.k}</td></tr>'


def _foot(sheet: Sheet) -> Iterator[str]:
    yield f'<tfoot><tr><th scope="row">{escape(_("Valid of required"))}</th>'
    for _clerk, sums in sheet.by_clerk:
        yield f'<td class="matrix__sum">{sums.certified + sums.valid_except}/{sums.required}</td>'
    yield '<td class="matrix__sum"></td></tr></tfoot>'


def _cells_of(clerk: int) -> str:
    """The address of a clerk's cells, to which a matter's key and a slash are added."""
    return reverse("matrix_cell", args=[clerk, 0]).removesuffix("0/")
