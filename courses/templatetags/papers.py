"""What the pages of the papers draw with. `{% load papers %}`."""

from django import template

from courses.documents.parts import Grid
from courses.domain.elements import Material
from courses.domain.notices import paper_told

NUMBER = "序号"
register = template.Library()


@register.filter
def told(material: Material) -> str:
    """A paper as the list asks for it, the way a notice names it."""
    return paper_told(material)


@register.filter
def heads(grid: Grid) -> tuple[str, ...]:
    """The headings of a table whose rows are not numbered."""
    return grid.head[_first(grid) :]


@register.filter
def cells(grid: Grid) -> list[tuple[list[str], list[tuple[str, str]]]]:
    """Each row's name (its lines) and its other cells with their headings, for phones."""
    first = _first(grid)
    return [
        (row[first].split("\n"), list(zip(grid.head[first + 1 :], row[first + 1 :], strict=True))) for row in grid.rows
    ]


def _first(grid: Grid) -> int:
    """Where a row's name stands: after its number, where it has one."""
    return int(grid.head[0] == NUMBER)
