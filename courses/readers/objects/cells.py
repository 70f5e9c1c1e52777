"""A value of JSON as the text of a cell."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from courses.domain.cells.lists import write_numbered
from courses.readers.characters import tidy
from courses.readers.html import plain
from courses.readers.objects import nested

Object = Mapping[str, Any]


def text_of(value: Any) -> str:
    """Lists one a line and numbered, objects one label a line; true as 是, nothing as an empty cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, str):
        return plain(tidy(value))
    if isinstance(value, Mapping):
        return "\n".join(labelled(value))
    lines = [line for item in value if (line := _in_one_line(item))]
    return lines[0] if len(lines) == 1 else write_numbered(lines)


def labelled(value: Object) -> Iterable[str]:
    """`label：value` for everything the object says."""
    return (f"{tidy(key)}：{text}" for key, inner in value.items() if (text := _in_one_line(inner)))


def are_objects(value: Any) -> bool:
    """Whether it is a list of objects and of nothing else."""
    return isinstance(value, list) and bool(value) and all(isinstance(item, dict) for item in value)


def table_of(objects: Sequence[Object]) -> tuple[tuple[str, ...], ...]:
    """Their keys in the order first met, and a row for each object."""
    keys = list(dict.fromkeys(key for each in objects for key in each))
    return tuple(map(tidy, keys)), *(tuple(cell_of(key, each.get(key)) for key in keys) for each in objects)


def cell_of(key: str, value: Any) -> str:
    """The text of a value in the column of that key: papers and steps as the list's own cells write them."""
    if are_objects(value):
        header, *rows = table_of(value)
        return nested.written(key, header, rows) or text_of(value)
    return text_of(value)


def _in_one_line(value: Any) -> str:
    if isinstance(value, Mapping):
        return "；".join(labelled(value))
    if isinstance(value, list):
        return "；".join(filter(None, map(_in_one_line, value)))
    return text_of(value).replace("\n", " ")
