"""One list in every kind of file: each reads to the very same matters."""

import json
from collections.abc import Callable
from html import escape
from io import BytesIO

import pytest
import xlwt
from docx import Document

from courses.domain.layout import WRITTEN
from courses.domain.reading import read_source
from courses.domain.rows import write_row
from courses.readers import read_file
from courses.writers.csv import write_csv
from tests.courses.lists import BOTH, workbook

CELLS = [write_row(record) for record in BOTH]
HEADER = [column.title for column in WRITTEN]
ROWS = [[cells.get(column.key, "") for column in WRITTEN] for cells in CELLS]


def xls() -> bytes:
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("事项清单")
    for number, row in enumerate([HEADER, *ROWS]):
        for column, text in enumerate(row):
            sheet.write(number, column, text)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def docx() -> bytes:
    document = Document()
    table = document.add_table(len(ROWS) + 1, len(HEADER))
    for cell, text in zip(table._cells, (text for row in [HEADER, *ROWS] for text in row), strict=True):
        cell.text = text
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def html() -> str:
    lines = ("".join(f"<td>{escape(text).replace(chr(10), '<br>')}</td>" for text in row) for row in [HEADER, *ROWS])
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


def objects() -> str:
    return json.dumps([dict(zip(HEADER, row, strict=True)) for row in ROWS], ensure_ascii=False)


FILES: dict[str, Callable[[], bytes]] = {
    "xlsx": lambda: workbook(*BOTH),
    "xls": xls,
    "csv": lambda: write_csv(CELLS),
    "csv in GB18030": lambda: write_csv(CELLS).decode("utf-8-sig").encode("gb18030"),
    "tsv in UTF-16": lambda: "\r\n".join("\t".join(quoted(row)) for row in [HEADER, *ROWS]).encode("utf-16"),
    "html": lambda: html().encode(),
    "html in GBK": lambda: f"<meta charset=gb2312>{html()}".encode("gbk"),
    "docx": docx,
    "json": lambda: objects().encode(),
    "json in GB18030": lambda: objects().encode("gb18030"),
}


def quoted(row: list[str]) -> list[str]:
    return ['"' + text.replace('"', '""') + '"' for text in row]


@pytest.mark.parametrize("make", FILES.values(), ids=FILES)
def test_every_kind_of_file_reads_to_the_same_matters(make: Callable[[], bytes]) -> None:
    reading = read_source(read_file(make()))

    assert [(record.elements, record.depth, record.tier) for record in reading.records] == [
        (record.elements, record.depth, record.tier) for record in BOTH
    ]
    assert [problem for problem in reading.problems if problem.severity != "notice"] == []
