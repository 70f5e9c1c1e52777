"""Finding the list in a workbook and reading it row by row."""

import pytest

from courses.domain.layout import WRITTEN
from courses.domain.problems import Refusal, Severity
from courses.domain.reading import Reading, read_source
from courses.domain.records import Record
from courses.domain.rows import write_row
from courses.domain.source import Format, Sheet, Source
from tests.courses.lists import BOTH, CARD, HOTEL

HEADER = ("事项编码", "事项名称", "申请材料", "承诺期限")


def read_sheets(sheets: list[Sheet]) -> Reading:
    return read_source(Source(Format.XLSX, tuple(sheets)))


def own_sheet(*records: Record) -> Sheet:
    rows = [tuple(write_row(record).get(column.key, "") for column in WRITTEN) for record in records]
    return Sheet("事项清单", (tuple(column.title for column in WRITTEN), *rows))


def codes(sheet: Sheet) -> list[tuple[str, int | None, str]]:
    return [(problem.code, problem.row, problem.column) for problem in read_sheets([sheet]).problems]


def test_our_own_layout_reads_without_a_problem() -> None:
    reading = read_sheets([Sheet("说明", (("性质", "样例"),)), own_sheet(*BOTH)])

    assert [record.elements for record in reading.records] == [record.elements for record in BOTH]
    assert (reading.problems, reading.mapping.sheet, reading.is_sample) == ((), "事项清单", True)


def test_a_header_below_a_title_is_found_by_synonyms() -> None:
    sheet = Sheet(
        "Sheet1", (("普陀山镇事项", "", "", ""), ("", "", "", ""), HEADER, ("A1", "用水过户", "身份证", "3个工作日"))
    )

    reading = read_sheets([sheet])

    assert reading.mapping.header_row == 3
    assert reading.mapping.columns == {"code": 0, "name": 1, "materials": 2, "promised": 3}
    assert reading.records[0].row == 4
    assert reading.records[0].elements.promised.value == 3


def test_unknown_and_repeated_columns_are_said_and_our_own_title_wins() -> None:
    sheet = Sheet("S", (("项目名称", "事项名称", "事项编码", "申请材料", "气味"), ("甲", "乙", "A1", "身份证", "香")))

    assert codes(sheet) == [("column_repeated", 1, "项目名称"), ("column_unknown", 1, "气味")]
    assert read_sheets([sheet]).records[0].elements.name == "乙"


def test_one_bad_row_does_not_hide_the_others() -> None:
    sheet = Sheet(
        "S",
        (
            HEADER,
            ("A1", "", "身份证", ""),
            ("A2", "用水过户", "身份证", "7-20个工作日"),
            ("1.1E+30", "用电过户", "", ""),
        ),
    )

    reading = read_sheets([sheet])

    assert [record.code for record in reading.records] == ["A2"]
    assert [(problem.code, problem.row) for problem in reading.problems] == [
        ("name_missing", 2),
        ("limit_is_a_range", 3),
        ("code_lost_digits", 4),
    ]


def test_a_code_used_twice_is_an_error_that_names_the_first_row() -> None:
    sheet = Sheet("S", (HEADER, ("A1", "用水过户", "", ""), ("A1", "用电过户", "", "")))

    problem = read_sheets([sheet]).problems[-1]

    assert (problem.code, problem.severity, problem.row, problem.params) == (
        "code_repeated",
        Severity.ERROR,
        3,
        {"name": "用电过户", "code": "A1", "sheet": "S", "first": 2},
    )


def test_a_formula_is_an_error_only_in_a_column_that_is_read() -> None:
    rows = (("序号", *HEADER, "气味"), ("1", "A1", "用水过户", "身份证", "", "香"))

    assert codes(Sheet("S", rows, formulas=((2, 1), (2, 6)))) == [("column_unknown", 1, "气味")]
    assert codes(Sheet("S", rows, formulas=((2, 3),))) == [
        ("column_unknown", 1, "气味"),
        ("formula_cell", 2, "事项名称"),
    ]


def test_a_list_without_a_code_column_gets_local_codes() -> None:
    sheet = Sheet("S", (("事项名称", "申请材料", "收费"), ("用水过户", "身份证", "无")))

    reading = read_sheets([sheet])

    assert reading.records[0].code.startswith("LOCAL-")
    assert [problem.severity for problem in reading.problems] == [Severity.NOTICE, Severity.NOTICE]


@pytest.mark.parametrize(
    ("sheet", "code"),
    [
        (Sheet("S", ()), "no_rows"),
        (Sheet("S", (HEADER,)), "no_rows"),
        (Sheet("S", (HEADER, ("", " ", "", ""))), "no_rows"),
        (Sheet("S", (("姓名", "电话"), ("张三", "1"))), "header_not_found"),
    ],
    ids=["empty", "header only", "blank rows", "another table"],
)
def test_what_is_no_list_is_refused(sheet: Sheet, code: str) -> None:
    with pytest.raises(Refusal) as refusal:
        read_sheets([sheet])

    assert refusal.value.problem.code == code


def test_the_sheet_with_most_known_columns_is_the_list() -> None:
    sources = Sheet("依据与存疑", (("编码", "事项名称", "备注"), ("X", "不是事项", "")))

    assert [record.code for record in read_sheets([sources, own_sheet(HOTEL, CARD)]).records] == ["GC-001", "DW-002"]
