"""Files nobody can read get a sentence, never a traceback, and change nothing."""

import io
import zipfile
from collections.abc import Callable

import pytest
from openpyxl import load_workbook

from courses import operations
from courses.domain.problems import Refusal
from courses.models import Catalogue, CatalogueImport
from courses.readers import read_file
from courses.sentences import PROBLEMS, sentence
from tests.courses.lists import BOTH, as_bytes, sheet_of, workbook
from tests.courses.readers.compounds import compound
from tests.factories import MOMENT


def archive(**members: str | bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in members.items():
            book.writestr(name, content)
    return out.getvalue()


def bomb() -> bytes:
    """A sheet of 300 MB of spaces in a file of 300 KB."""
    out = io.BytesIO(archive(**{"[Content_Types].xml": "<Types/>"}))
    with (
        zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as book,
        book.open("xl/worksheets/sheet1.xml", "w") as sheet,
    ):
        for _ in range(300):
            sheet.write(b" " * 1_000_000)
    return out.getvalue()


def sparse() -> bytes:
    """Two cells, far apart: a naive reader makes a billion of them."""
    book = load_workbook(io.BytesIO(workbook(*BOTH)))
    book.active.cell(1_000_000, 16_000, "远")
    return as_bytes(book)


def flipped() -> bytes:
    """A workbook with a byte of its compressed sheet changed."""
    data = bytearray(workbook(*BOTH))
    place = data.find(b"xl/worksheets/sheet1.xml") + 400
    data[place] ^= 0xFF
    return bytes(data)


BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty file": (lambda: b"", "file_empty"),
    "a photograph": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "file_type_unknown"),
    "a PDF": (lambda: b"%PDF-1.7\n" + bytes(range(256)) * 20, "file_pdf"),
    "a text in no encoding": (lambda: "事项编码,事项名称\nA1,用水过户\n".encode()[:-2] + b"\xff", "text_damaged"),
    "a page without text": (lambda: b"<html><script>load()</script></html>", "page_without_text"),
    "a broken .xls": (lambda: compound({"Workbook": b"\x00" * 4096}), "file_damaged"),
    "a password": (lambda: compound({"EncryptedPackage": b"\x00" * 4096}), "file_protected"),
    "an old Word document": (lambda: compound({"WordDocument": b"\x00" * 4096}), "file_old_word"),
    "a slide show": (lambda: archive(**{"[Content_Types].xml": "<Types/>", "ppt/x.xml": "<x/>"}), "file_other_office"),
    "Excel's XML of 2003": (
        lambda: b'<?xml version="1.0"?><?mso-application progid="x"?><Workbook/>',
        "file_other_office",
    ),
    "files in an archive": (lambda: archive(**{"清单.xlsx": workbook(*BOTH)}), "file_archive"),
    "rich text": (lambda: b"{\\rtf1\\ansi}", "file_old_word"),
    "a truncated workbook": (lambda: workbook(*BOTH)[:4000], "file_damaged"),
    "a damaged byte": (flipped, "file_damaged"),
    "a workbook without parts": (
        lambda: archive(**{"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>"}),
        "file_damaged",
    ),
    "a zip bomb": (bomb, "file_unpacks_too_large"),
    "a sparse sheet": (sparse, "file_needs_too_much"),
    "50 MB": (lambda: b"PK" + b"\x00" * 50 * 1024**2, "file_too_large"),
    "no rows": (lambda: sheet_of(("事项编码", "事项名称", "申请材料")), "no_rows"),
    "an empty sheet": (lambda: sheet_of(), "no_rows"),
    "another table": (lambda: sheet_of(("姓名", "电话"), ("张三", "1")), "header_not_found"),
}


@pytest.mark.parametrize(("make", "code"), BAD.values(), ids=BAD)
def test_a_bad_file_is_refused_with_a_sentence_and_nothing_is_stored(
    catalogue: Catalogue, make: Callable[[], bytes], code: str
) -> None:
    with pytest.raises(Refusal) as refusal:
        operations.stage_import(
            catalogue, data=make(), file_name="清单.xlsx", effective_on=MOMENT.date(), by=None, at=MOMENT
        )

    assert refusal.value.problem.code == code
    assert "%(" not in sentence(refusal.value.problem)
    assert CatalogueImport.objects.count() == 0


def test_a_formula_names_its_cell() -> None:
    book = load_workbook(io.BytesIO(workbook(*BOTH)))
    book.active["C3"] = '="正山门"&"卡补办"'

    draft = operations.draft_import(None, as_bytes(book))

    assert [sentence(problem) for problem in draft.plan.problems] == [
        str(PROBLEMS["formula_cell"]) % {"cell": "C3"},
        str(PROBLEMS["name_missing"]),
    ]
    assert draft.plan.has_errors


def test_numbers_and_dates_are_read_as_a_person_sees_them() -> None:
    data = sheet_of(("事项编码", "事项名称", "备注"), (330903001, "用水过户", MOMENT.date()), (1.5, "用电过户", True))

    assert read_file(data).sheets[0].rows[1:] == (("330903001", "用水过户", "2026-03-09"), ("1.5", "用电过户", "是"))


@pytest.mark.parametrize("seed", range(40))
def test_random_damage_never_ends_in_a_traceback(seed: int) -> None:
    data = bytearray(workbook(*BOTH))
    for step in range(1, 9):
        data[(seed * 7919 + step * 104729) % len(data)] ^= 1 + (seed * step) % 255

    try:
        sheets = read_file(bytes(data)).sheets
    except Refusal as refusal:
        assert refusal.problem.code in PROBLEMS
    else:
        assert all(isinstance(cell, str) for sheet in sheets for row in sheet.rows for cell in row)
