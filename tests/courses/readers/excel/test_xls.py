"""Old Excel workbooks."""

from datetime import date
from io import BytesIO
from struct import pack

import pytest
import xlwt

from courses.domain.problems import Problem, Refusal, Severity
from courses.domain.source import Format, Sheet, Source
from courses.readers.compound import Compound
from courses.readers.kinds import read_bytes
from tests.courses.readers.compounds import compound


def as_bytes(book: xlwt.Workbook) -> bytes:
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def test_sheets_formulas_merged_areas_and_values_are_read() -> None:
    book = xlwt.Workbook(encoding="utf-8")
    first, second = book.add_sheet("事项清单"), book.add_sheet("notes")
    first.write_merge(0, 0, 0, 1, "普陀山镇清单")
    first.write(1, 0, date(2026, 3, 9), xlwt.easyxf(num_format_str="yyyy-mm-dd"))
    first.write(2, 0, xlwt.Formula("1+1"))
    second.write(3, 2, xlwt.Formula('"a"&"b"'))

    found = read_bytes(as_bytes(book))

    (listed, notes) = found.sheets
    assert (found.format, found.problems) == (Format.XLS, ())
    assert listed.rows[:2] == (("普陀山镇清单",), ("2026-03-09",))
    assert (listed.name, listed.formulas, listed.merged) == ("事项清单", ((3, 1),), ((1, 1, 1, 2),))
    assert (notes.name, notes.formulas, notes.merged) == ("notes", ((4, 3),), ())


def test_numbers_come_out_as_a_person_sees_them_and_lost_digits_show() -> None:
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("清单")
    for column, value in enumerate((330903001, 1.5, True, 3309030010001234, 1.13e30, "330903001000123433090300100012")):
        sheet.write(0, column, value)

    assert read_bytes(as_bytes(book)) == Source(
        Format.XLS,
        (
            Sheet(
                "清单",
                (("330903001", "1.5", "是", "3.30903001000123E+15", "1.13E+30") + ("330903001000123433090300100012",),),
            ),
        ),
    )


def test_a_hidden_sheet_is_left_aside_with_a_notice() -> None:
    book = xlwt.Workbook(encoding="utf-8")
    book.add_sheet("清单").write(0, 0, "事项名称")
    hidden = book.add_sheet("旧清单")
    hidden.write(0, 0, "旧")
    hidden.visibility = 1

    found = read_bytes(as_bytes(book))

    assert [sheet.name for sheet in found.sheets] == ["清单"]
    assert found.problems == (Problem("sheet_hidden", Severity.NOTICE, sheet="旧清单"),)


def test_a_password_is_told() -> None:
    book = xlwt.Workbook(encoding="utf-8")
    book.add_sheet("清单").write(0, 0, "事项名称")
    stream = Compound(as_bytes(book)).stream("Workbook")
    beginning = 4 + int.from_bytes(stream[2:4], "little")
    locked = stream[:beginning] + pack("<HHHHH", 0x2F, 6, 1, 1, 1) + stream[beginning:]

    with pytest.raises(Refusal, match="file_protected"):
        read_bytes(compound({"Workbook": locked}))


def test_a_sheet_that_claims_to_be_enormous_is_refused() -> None:
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("清单")
    sheet.write(0, 0, "事项名称")
    sheet.write(65535, 255, "远")

    with pytest.raises(Refusal, match="file_too_many_cells"):
        read_bytes(as_bytes(book))
