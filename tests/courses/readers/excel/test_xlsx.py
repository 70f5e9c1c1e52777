"""Excel workbooks of today."""

from datetime import date, datetime

import pytest
from openpyxl import Workbook

from courses.domain.problems import Problem, Refusal, Severity
from courses.domain.reading import read_source
from courses.domain.source import Format, Sheet, Source
from courses.readers.kinds import read_bytes
from tests.courses.lists import as_bytes, sheet_of

CODE = "330903001000123433090300100012"


def test_sheets_formulas_and_merged_areas_are_read() -> None:
    book = Workbook()
    first = book.active
    first.title = "事项清单"
    first["B2"] = "公开事项"
    first.merge_cells("B2:C3")
    first["A4"], first["B4"] = "=B2", "政务服务"
    book.create_sheet("说明")["A1"] = "样例"

    assert read_bytes(as_bytes(book)) == Source(
        Format.XLSX,
        (
            Sheet(
                "事项清单",
                (("", ""), ("", "公开事项"), ("", ""), ("", "政务服务")),
                ((4, 1),),
                ((2, 2, 3, 3),),
            ),
            Sheet("说明", (("样例",),)),
        ),
    )


def test_values_come_out_as_a_person_sees_them() -> None:
    row = (330903001, 19.0, 1.5, False, date(2026, 3, 9), datetime(2026, 3, 9, 8, 30), "a\r\nb", "<p>身份证</p>")

    assert read_bytes(sheet_of(row)).sheets[0].rows == (
        ("330903001", "19", "1.5", "否", "2026-03-09", "2026-03-09 08:30:00", "a\nb", "身份证"),
    )


def test_a_code_is_kept_as_text_and_one_that_lost_its_digits_is_an_error() -> None:
    data = sheet_of(
        ("事项编码", "事项名称", "申请材料"),
        (CODE, "用水过户", "身份证"),
        (int(CODE), "用电过户", "身份证"),
        (3309030010001234, "用气过户", "身份证"),
        (330903001000123, "车船过户", "身份证"),
    )

    reading = read_source(read_bytes(data))

    assert [record.elements.code for record in reading.records] == [CODE, "330903001000123"]
    assert [
        (problem.row, problem.params["text"]) for problem in reading.problems if problem.code == "code_lost_digits"
    ] == [
        (3, "3.30903001000123E+29"),
        (4, "3.30903001000123E+15"),
    ]


def test_hidden_sheets_and_charts_are_left_aside() -> None:
    book = Workbook()
    book.active["A1"] = "事项名称"
    for name, state in (("旧", "hidden"), ("更旧", "veryHidden")):
        sheet = book.create_sheet(name)
        sheet["A1"] = "旧"
        sheet.sheet_state = state
    book.create_chartsheet("图")

    found = read_bytes(as_bytes(book))

    assert [sheet.name for sheet in found.sheets] == ["Sheet"]
    assert found.problems == tuple(Problem("sheet_hidden", Severity.NOTICE, sheet=name) for name in ("旧", "更旧"))


def test_a_sheet_that_claims_to_be_large_is_refused_before_its_cells_are_made() -> None:
    book = Workbook()
    book.active.cell(2000, 2000, "远")

    with pytest.raises(Refusal, match="file_too_many_cells"):
        read_bytes(as_bytes(book))
