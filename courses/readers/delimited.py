"""Text with a value between delimiters: which delimiter, and the rows.

Lines that begin with # before the first row are somebody's remarks; they stay as empty rows, so that a row keeps
the number that Excel and an editor give it.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from courses.domain.problems import Problem, Refusal
from courses.readers.limits import LARGEST, MOST_CELLS

DELIMITERS = "\t,;|"
SAMPLE_LINES = 400
# The share of lines that must be rows; a tab hardly ever stands in running text.
REGULAR, REGULAR_TABS = 0.9, 0.75
MOST_TITLES = 5
_HINT = re.compile(r"sep=(.)\s*", re.I)
# ="0012" keeps Excel from making a number of a code, and an apostrophe from taking text for a formula.
_KEPT_AS_TEXT = re.compile(r'="([^"]*)"|\'(\d+|[=+\-@\t\n].*)', re.S)
# A column may be called #.
_REMARK = re.compile(r"#(?![,;|\t])")
_RULE = re.compile(r":?-{2,}:?")


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a delimited text, row 1 first, with what was unclear."""

    rows: tuple[tuple[str, ...], ...]
    problems: tuple[Problem, ...] = ()


def read_table(text: str) -> Table | None:
    """The text as a table; None where it is running text."""
    lines = text.split("\n")
    remarks = remarks_above(lines)
    if remarks < len(lines) and (hint := _HINT.fullmatch(lines[remarks])):
        delimiter, remarks = hint[1], remarks + 1
    else:
        delimiter = _sniffed(lines[remarks : remarks + SAMPLE_LINES])
    if not delimiter:
        return None
    if text.count(delimiter) + len(lines) > MOST_CELLS:
        raise Refusal("file_too_many_cells", cells=MOST_CELLS)
    body = "\n".join(lines[remarks:])
    rows = _parsed(body, delimiter)
    problems: tuple[Problem, ...] = ()
    if rows is None:
        rows = _parsed(body, delimiter, quoting=csv.QUOTE_NONE) or []
        problems = (Problem("quotes_unbalanced"),)
    above: list[tuple[str, ...]] = [()] * remarks
    return Table(tuple(above + [_row(row, delimiter) for row in rows]), problems)


def remarks_above(lines: Sequence[str]) -> int:
    """How many lines at the top are remarks (or empty); 0 where # heads sections further down, as in Markdown."""
    count = 0
    while count < len(lines) and (_REMARK.match(lines[count]) or not lines[count].strip()):
        count += 1
    is_markdown = any(re.match("#{1,6} " if at >= count else "#{2,6} ", line) for at, line in enumerate(lines))
    return 0 if is_markdown or not any(map(_REMARK.match, lines[:count])) else count


def _sniffed(lines: Sequence[str]) -> str:
    """The delimiter that makes the widest regular table; of two as wide, the one that leaves fewer lines above it.

    "" where none does.
    """
    best, most = "", (0.0, 0)
    sample = "\n".join(lines)
    for delimiter in DELIMITERS:
        parsed = _parsed(sample, delimiter) or _parsed(sample, delimiter, quoting=csv.QUOTE_NONE) or []
        rows = [row for cells in parsed if any(map(str.strip, row := _row(cells, delimiter)))]
        above = _titles(rows)
        widths = [len(row) for row in rows[above:]]
        regular = REGULAR_TABS if delimiter == "\t" else REGULAR
        if not widths or sum(width > 1 for width in widths) < regular * len(widths) or _only_ends(rows):
            continue
        width, count = Counter(widths).most_common(1)[0]
        if (score := ((width - 1) * count / len(widths), -above)) > most:
            best, most = delimiter, score
    return best


def _titles(rows: Sequence[tuple[str, ...]]) -> int:
    """How many lines above a table are its title."""
    return next((count for count, row in enumerate(rows[: MOST_TITLES + 1]) if len(row) > 1), 0)


def _only_ends(rows: Sequence[tuple[str, ...]]) -> bool:
    """Whether the lines merely end in the delimiter, as a list of conditions does."""
    filled = [sum(bool(cell.strip()) for cell in row) for row in rows]
    return max(filled) < 3 and 2 * sum(count > 1 for count in filled) < len(filled)


def _parsed(text: str, delimiter: str, *, quoting: int = csv.QUOTE_MINIMAL) -> list[list[str]] | None:
    """The rows; None where a quotation mark has no partner and would swallow the rest of the file."""
    csv.field_size_limit(LARGEST)
    end = "\x00end"  # tidied text has no such character
    try:
        rows = list(
            csv.reader(io.StringIO(f"{text.rstrip()}\n{end}", newline=""), delimiter=delimiter, quoting=quoting)
        )
    except csv.Error:
        return None
    return rows[:-1] if rows[-1] == [end] else None


def _row(cells: Sequence[str], delimiter: str) -> tuple[str, ...]:
    cells = [(kept[1] or kept[2] or "") if (kept := _KEPT_AS_TEXT.fullmatch(cell)) else cell for cell in cells]
    if delimiter == "|":  # as in Markdown, the row stands between bars and a rule follows the header
        cells = [cell.strip() for cell in cells]
        cells = cells[1 if cells and not cells[0] else 0 : len(cells) - 1 if cells and not cells[-1] else None]
        if cells and all(map(_RULE.fullmatch, cells)):
            return ()
    return tuple(cells)
