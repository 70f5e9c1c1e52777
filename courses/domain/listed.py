"""Which matter a row of a centre's list is about: by its code, else by its name.

Statistics are often of more than the centre's own matters: such a row is left aside, and said to be.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from courses.domain.cells.choices import read_code
from courses.domain.cells.text import one_line
from courses.domain.problems import Problem
from courses.domain.search.folding import folded
from courses.domain.tables import Table, TableRow


@dataclass(frozen=True, slots=True)
class Known:
    """A matter a list may be about: its key, code and name."""

    matter: int
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Books:
    """The matters by code and by name, as they are compared."""

    codes: Mapping[str, list[Known]]
    names: Mapping[str, list[Known]]

    @classmethod
    def of(cls, matters: Iterable[Known]) -> "Books":
        codes: dict[str, list[Known]] = {}
        names: dict[str, list[Known]] = {}
        for one in matters:
            codes.setdefault(folded(one.code), []).append(one)
            names.setdefault(folded(one.name), []).append(one)
        return cls(codes, names)


def matter_in(table: Table, row: TableRow, books: Books) -> tuple[Known | None, list[Problem]]:
    """The matter of the row; None with what is wrong, a warning where it is none of ours."""
    code, lost = read_code(row.cells.get("code", ""))
    if lost:
        return None, [table.problem(one.code, row, "code", **one.params) for one in lost]
    if code:
        key, found = "code", books.codes.get(folded(code), [])
        none, several = "matter_unknown", "volume_code_ambiguous"
    else:
        code = one_line(row.cells.get("name", ""))
        key, found = "name", books.names.get(folded(code), []) if code else []
        none, several = "matter_name_unknown" if code else "volume_without_matter", "matter_name_ambiguous"
    if len(found) == 1:
        return found[0], []
    if found or not code:
        return None, [table.problem(several if found else none, row, key, code=code, name=code)]
    return None, [table.warning(none, row, key, code=code, name=code)]
