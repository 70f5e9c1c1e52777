"""A plain table is found by its header and read row by row."""

import pytest

from courses.domain.problems import Problem, Refusal, Severity
from courses.domain.source import Sheet
from courses.domain.tables import Table, TableColumn, TableRow, read_table

COLUMNS = (TableColumn("code", "编码", ("代码",)), TableColumn("name", "名称", ("姓名",)))


def read(*rows: tuple[str, ...], formulas: tuple[tuple[int, int], ...] = ()) -> Table:
    return read_table([Sheet("表", rows, formulas)], COLUMNS, needs=("code",))


def test_rows_come_with_their_number_and_the_columns_we_know() -> None:
    found = read(
        ("某中心一览表", ""), ("名 称：", "代码（必填）", "颜色"), ("甲", " 01 ", "红"), ("", "", ""), ("乙", "02")
    )

    assert found.rows == (TableRow(3, {"name": "甲", "code": "01"}), TableRow(5, {"name": "乙", "code": "02"}))
    assert found.titles == {"name": "名 称：", "code": "代码（必填）"}
    assert found.problems == (Problem("column_unknown", Severity.NOTICE, "表", 2, "颜色"),)


def test_the_sheet_with_the_most_known_columns_is_taken() -> None:
    sheets = [Sheet("说明", (("编码",), ("x",))), Sheet("表", (("编码", "名称"), ("1", "甲")))]

    assert read_table(sheets, COLUMNS, needs=("code",)).sheet == "表"


def test_a_column_twice_is_read_once() -> None:
    found = read(("编码", "代码"), ("1", "2"))

    assert found.rows == (TableRow(2, {"code": "1"}),)
    assert [problem.code for problem in found.problems] == ["column_repeated"]


def test_a_formula_in_a_column_that_is_read_is_an_error_at_its_place() -> None:
    found = read(("编码", "名称", "其他"), ("1", "甲", "x"), formulas=((2, 2), (2, 3), (1, 1)))

    assert [(p.code, p.row, p.column) for p in found.problems if p.severity is Severity.ERROR] == [
        ("formula_here", 2, "名称")
    ]


@pytest.mark.parametrize(
    ("rows", "code"),
    [((("名称",), ("甲",)), "columns_not_found"), ((("编码", "名称"),), "no_rows"), ((), "columns_not_found")],
    ids=["without the column", "without rows", "empty"],
)
def test_what_is_no_such_table_is_refused(rows: tuple[tuple[str, ...], ...], code: str) -> None:
    with pytest.raises(Refusal, match=code):
        read(*rows)
