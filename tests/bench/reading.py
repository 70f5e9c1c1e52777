"""Reading a list of 20,000 rows × 12 columns from every kind of file; the child process that parses beside us."""

import json
import shlex
import subprocess
import sys
import tempfile
from io import BytesIO
from pathlib import Path

import xlwt
from openpyxl import Workbook

from courses.readers import read_file
from tests.bench.figures import MEBIBYTE, RSS_UNIT, Figures, measured

ROWS, COLUMNS = 20_000, 12
CHILD = (
    "import resource, sys; from courses.readers.child import main; main(*sys.argv[1:]);"
    " print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
)


def run() -> list[Figures]:
    """The whole way of a file, from bytes to a Source; what the child alone needs stands in the line."""
    found: list[Figures] = []
    rows = [[f"第{row}项的第{column}个要素" for column in range(COLUMNS)] for row in range(ROWS)]
    for name, make in (("xlsx", xlsx), ("xls", xls), ("csv", csv), ("json", objects), ("html", html)):
        data = make(rows)
        with measured("", found):
            (sheet,) = read_file(data).sheets
        assert len(sheet.rows) in (ROWS, ROWS + 1)
        line = found.pop()
        what = f"{name} of {len(data) / MEBIBYTE:.1f} MiB: read (child: {peak_of_child(data):.0f} MiB)"
        found.append(Figures(what, line.seconds, line.peak, line.queries))
    return found


def peak_of_child(data: bytes) -> float:
    """In MiB. Through a shell, for a process begins with the peak of the one that started it."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "file").write_bytes(data)
        command = shlex.join([sys.executable, "-c", CHILD, f"{folder}/file", f"{folder}/answer"])
        told = subprocess.run(f"{command}; true", shell=True, check=True, capture_output=True, text=True).stdout
    return int(told) * RSS_UNIT / MEBIBYTE


def xlsx(rows: list[list[str]]) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in rows:
        sheet.append(row)
    return written(book)


def xls(rows: list[list[str]]) -> bytes:
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("清单")
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            sheet.write(number, column, text)
    return written(book)


def written(book: Workbook | xlwt.Workbook) -> bytes:
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def csv(rows: list[list[str]]) -> bytes:
    return "\n".join(map(",".join, rows)).encode("gb18030")


def objects(rows: list[list[str]]) -> bytes:
    return json.dumps([dict(zip("abcdefghijkl", row, strict=True)) for row in rows], ensure_ascii=False).encode()


def html(rows: list[list[str]]) -> bytes:
    lines = ("".join(f'<td class="xl65" style="border-top:none">{text}</td>' for text in row) for row in rows)
    return f"<table>{''.join(f'<tr height=19>{line}</tr>' for line in lines)}</table>".encode()
