"""Items as files: JSON lines with everything, or a format other programs read (quizzes.domain.exchange)."""

import json
from collections.abc import Iterable
from enum import StrEnum
from io import BytesIO

from django.utils.translation import gettext as _
from openpyxl import Workbook

from courses.writers.xlsx import add_table
from quizzes.domain.exchange import Exchanged, Trouble, gift, moodle_xml, of_item, sheet, text
from quizzes.domain.item import Item

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
    asked: list[Exchanged] = []
    troubles: list[Trouble] = []
    for number, item in enumerate(items, 1):
        exchanged = of_item(item)
        if exchanged is None:
            troubles.append(Trouble("kind_not_in_format", number, {"kind": item.kind.value, "format": format.value}))
        else:
            asked.append(exchanged)
    if format is ItemFormat.XLSX:
        return _workbook(asked), tuple(troubles)
    writers = {ItemFormat.GIFT: gift.write, ItemFormat.MOODLE_XML: moodle_xml.write, ItemFormat.TEXT: text.write}
    written, more = writers[format](asked)
    return written.encode(), (*troubles, *more)


def trouble_sentence(trouble: Trouble) -> str:
    """One line for a person: what could not be written or read, and where."""
    sentences = {
        "kind_not_in_format": _("Item %(line)s is of the kind “%(kind)s”, which %(format)s doesn't know; left out."),
        "question_not_understood": _("Line %(line)s isn't understood as a question (%(why)s): %(text)s"),
        "xml_damaged": _("This is no Moodle XML that can be read: %(why)s"),
        "no_rows": _("The sheet has no rows."),
        "column_missing": _("The sheet has no column %(column)s."),
    }
    return sentences[trouble.code] % {"line": trouble.line, **trouble.params}


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
