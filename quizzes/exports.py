"""Items and written questions as files: JSON lines, or a format other programs read (quizzes.domain.exchange)."""

import json
from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum
from io import BytesIO

from django.utils.translation import gettext as _
from openpyxl import Workbook

from courses.writers.xlsx import add_table
from quizzes.domain.exchange import Exchanged, Trouble, gift, moodle_xml, of_item, sheet, text
from quizzes.domain.item import Item, Kind
from quizzes.queries.interchange import Outgoing
from quizzes.sentences import KINDS, NOT_UNDERSTOOD

TITLE = "试题"
_WIDTHS = {"题型": 10, "题干": 60, "左列": 30, "解析": 60}


class ItemFormat(StrEnum):
    """What `export_items` can write."""

    JSONL = "jsonl"
    GIFT = "gift"
    MOODLE_XML = "moodle_xml"
    TEXT = "text"
    XLSX = "xlsx"


def items_file(items: Iterable[Item], *, format: ItemFormat) -> tuple[bytes, tuple[Trouble, ...]]:
    """The file, and what the format couldn't say, by the item's number from 1."""
    if format is ItemFormat.JSONL:
        lines = (json.dumps(_everything(item), ensure_ascii=False) for item in items)
        return "".join(f"{line}\n" for line in lines).encode(), ()
    asked: dict[int, Exchanged] = {}
    troubles: list[Trouble] = []
    for number, item in enumerate(items, 1):
        exchanged = of_item(item)
        if exchanged is None:
            troubles.append(Trouble("kind_not_in_format", number, {"kind": item.kind.value, "format": format.value}))
        else:
            asked[number] = exchanged
    data, more = _file(asked, format)
    return data, (*troubles, *more)


def questions_file(found: Iterable[Outgoing], *, format: ItemFormat) -> tuple[bytes, tuple[Trouble, ...]]:
    """The file of written questions, and what couldn't go along, by the question's number from 1."""
    asked: dict[int, Exchanged] = {}
    troubles: list[Trouble] = []
    for number, one in enumerate(found, 1):
        if one.asked is None:
            troubles.append(Trouble("no_question", number))
            continue
        asked[number] = one.asked
        if one.has_picture:
            troubles.append(Trouble("picture_left_out", number, {"text": one.asked.stem[:40]}))
    data, more = _file(asked, format)
    return data, (*troubles, *more)


def _file(asked: dict[int, Exchanged], format: ItemFormat) -> tuple[bytes, tuple[Trouble, ...]]:
    """Questions by their number, written; a writer counts what it was given, the reader of a trouble what there is."""
    if format is ItemFormat.JSONL:
        lines = (json.dumps(one.to_json(), ensure_ascii=False) for one in asked.values())
        return "".join(f"{line}\n" for line in lines).encode(), ()
    if format is ItemFormat.XLSX:
        return _workbook(list(asked.values())), ()
    writers = {ItemFormat.GIFT: gift.write, ItemFormat.MOODLE_XML: moodle_xml.write, ItemFormat.TEXT: text.write}
    written, troubles = writers[format](asked.values())
    numbers = list(asked)
    return written.encode(), tuple(replace(one, line=numbers[one.line - 1]) for one in troubles if one.line)


def trouble_sentence(trouble: Trouble) -> str:
    """One line for a person: what could not be written or read, and where."""
    sentences = {
        "kind_not_in_format": _("Item %(line)s is of the kind “%(kind)s”, which %(format)s doesn't know; left out."),
        "no_question": _("Question %(line)s can't be asked as it was saved; left out."),
        "picture_left_out": _("The picture of question %(line)s stays here: no such file carries pictures (%(text)s)."),
        "question_not_understood": _("Line %(line)s isn't understood as a question (%(why)s): %(text)s"),
        "xml_damaged": _("This is no Moodle XML that can be read: %(why)s"),
        "no_rows": _("The sheet has no rows."),
        "column_missing": _("The sheet has no column %(column)s."),
    }
    said = {"line": trouble.line, **trouble.params}
    if trouble.code == "question_not_understood":
        said["why"] = str(NOT_UNDERSTOOD[trouble.params["why"]]) % trouble.params
    elif trouble.code == "kind_not_in_format":
        said["kind"] = str(KINDS[Kind(trouble.params["kind"])])
    return sentences[trouble.code] % said


def _everything(item: Item) -> dict[str, object]:
    """The frozen item itself: stem, options, key, provenance, explanation and the source line of every fact."""
    return {"digest": item.digest, **item.to_json()}


def _workbook(asked: list[Exchanged]) -> bytes:
    book = Workbook()
    book.remove(book.active)
    header, *rows = sheet.rows(asked)
    add_table(book, TITLE, [(name, _WIDTHS.get(name, 16)) for name in header], rows)
    out = BytesIO()
    book.save(out)
    return out.getvalue()
