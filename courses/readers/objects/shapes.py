"""The value of a JSON file → its Source: a list of objects is a sheet, one object a page of labels and values."""

from collections.abc import Iterator
from typing import Any

from courses.domain.layout import NOTES_SHEET
from courses.domain.layout import SHEET as OWN_SHEET
from courses.domain.problems import Problem, Refusal
from courses.domain.source import Block, Format, Page, Sheet, Source
from courses.readers import markdown
from courses.readers.characters import tidy
from courses.readers.objects.cells import Object, are_objects, table_of, text_of
from courses.readers.objects.tree import found_in, rows_of

SHEET = "表1"
# An interface answers with its data in an envelope of codes and messages.
_ENVELOPES = {
    "data",
    "datas",
    "rows",
    "list",
    "result",
    "results",
    "records",
    "content",
    "items",
    "page",
    "body",
    "obj",
}
_TITLES = ("事项名称", "项目名称", "业务办理项名称", "名称", "sxmc", "task_name", "name", "title")
_DEEPEST_HEADING = 6


def source_of(value: Any, *, encoding: str = "", problems: tuple[Problem, ...] = ()) -> Source:
    """What the value holds; raises Refusal where it holds nothing."""
    sheets, pages = _read(value)
    if not any(text for sheet in sheets for row in sheet.rows for text in row) and not pages:
        raise Refusal("file_empty")
    return Source(Format.JSON, sheets, pages, encoding, problems)


def _read(value: Any) -> tuple[tuple[Sheet, ...], tuple[Page, ...]]:
    while True:
        if own := _own_export(value):
            notes = (Sheet(NOTES_SHEET, (("性质", "样例"),)),) if value.get("is_sample") is True else ()
            return (Sheet(OWN_SHEET, table_of(own)), *notes), ()
        if rows := rows_of(value):
            return (Sheet(SHEET, rows),), ()
        inner = _letter(value)
        if inner is None:
            break
        value = inner
    if are_objects(value):
        return (Sheet(SHEET, table_of(value)),), ()
    if isinstance(value, dict):
        return _page(value)
    if isinstance(value, list) and value and all(isinstance(row, list) for row in value):
        return (Sheet(SHEET, tuple(tuple(map(text_of, row)) for row in value)),), ()
    lines = [text_of(item) for item in value] if isinstance(value, list) else [text_of(value)]
    blocks = tuple(Block(line) for text in lines for line in text.split("\n") if line.strip())
    return (), (Page("", blocks, markdown.from_blocks(blocks)),) if blocks else ()


def _own_export(value: Any) -> list[dict[str, str]]:
    """The cells of each matter of a catalogue that this house exported."""
    matters = value.get("matters") if isinstance(value, dict) else None
    if not are_objects(matters) or not all(isinstance(matter.get("cells"), dict) for matter in matters):
        return []
    return [matter["cells"] for matter in matters]


def _letter(value: Any) -> Any:
    """What an envelope holds: the one value that is no plain one, under a name that says nothing; None otherwise."""
    if not isinstance(value, dict):
        return None
    inner = [(key, each) for key, each in value.items() if isinstance(each, dict | list)]
    return inner[0][1] if len(inner) == 1 and inner[0][0].lower() in _ENVELOPES else None


def _page(value: Object) -> tuple[tuple[Sheet, ...], tuple[Page, ...]]:
    found = list(_sections(value, "", 0))
    blocks = []
    names: list[str] = []
    sheets = []
    for heading, level, rows in found:
        if heading:
            blocks.append(Block(heading, min(level, _DEEPEST_HEADING)))
        if rows:
            blocks.append(Block(rows=rows))
            name = heading or SHEET
            names.append(name)
            sheets.append(Sheet(name if names.count(name) == 1 else f"{name} {names.count(name)}", rows))
    if not sheets:
        return (), ()
    title = text_of(found_in(value, _TITLES))
    return tuple(sheets), (Page(title, tuple(blocks), markdown.from_blocks(blocks)),)


def _sections(value: Object, heading: str, level: int) -> Iterator[tuple[str, int, tuple[tuple[str, ...], ...]]]:
    """A heading and its table each: plain values as label and value, then every object and list of objects."""
    inner = {key: each for key, each in value.items() if isinstance(each, dict) or are_objects(each)}
    yield heading, level, tuple((tidy(key), text_of(each)) for key, each in value.items() if key not in inner)
    for key, each in inner.items():
        if isinstance(each, dict):
            yield from _sections(each, tidy(key), level + 1)
        else:
            yield tidy(key), level + 1, table_of(each)
