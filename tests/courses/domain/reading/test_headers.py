"""Where the titles stand: one row of them or two, and which of two sheets is the list."""

import pytest

from courses.domain.reading.headers import Header, best_header, headers_of
from courses.domain.source import Sheet

ROW = ("1", "用水过户", "20", "3", "不收费")
LIMITS = Sheet(
    "清单",
    (
        ("序号", "事项名称", "办理时限", "", "收费"),
        ("", "", "法定", "承诺", ""),
        ROW,
    ),
    merged=((1, 1, 2, 1), (1, 2, 2, 2), (1, 3, 1, 4), (1, 5, 2, 5)),
)
SAID = {"position": 0, "name": 1, "statutory": 2, "promised": 3, "fee": 4}


def header(*rows: tuple[str, ...]) -> Header:
    found = best_header(Sheet("清单", rows))
    assert found is not None
    return found


def test_a_title_over_two_others_is_read_with_both() -> None:
    found = best_header(LIMITS)

    assert found is not None
    assert (found.row, found.rows, found.columns) == (1, 2, SAID)
    assert found.titles == ("序号", "事项名称", "办理时限/法定", "办理时限/承诺", "收费")


def test_the_same_without_knowing_the_merged_areas() -> None:
    assert header(*LIMITS.rows).columns == SAID


def test_a_row_of_field_names_over_the_titles_is_no_matter() -> None:
    found = header(("sxmc", "x1", "x2"), ("事项名称", "申请材料", "收费"), ("用水过户", "身份证", "无"))

    assert (found.last, found.columns) == (2, {"name": 0, "materials": 1, "fee": 2})


def test_the_first_row_of_matters_is_not_taken_for_titles() -> None:
    found = header(("事项名称", "申请材料", "办理流程"), ("申请材料公开", "申请条件", "受理"), ("甲", "乙", "丙"))

    assert (found.row, found.rows) == (1, 1)


def test_general_words_need_the_title_above_them() -> None:
    found = header(
        ("事项", "", "实施主体", "", "申请材料"),
        ("名称", "编码", "名称", "编码", ""),
        ("用水过户", "A1", "水务公司", "33", "身份证"),
    )

    assert found.columns == {"name": 0, "code": 1, "department": 2, "materials": 4}
    assert found.left_aside == ("实施主体/编码",)


def test_the_title_nearest_to_our_own_is_read() -> None:
    found = header(("基本编码", "实施编码", "项目名称", "事项名称", "材料"), ("1", "2", "3", "4", "5"))

    assert found.columns == {"code": 1, "name": 3, "materials": 4}


@pytest.mark.parametrize(
    ("titles", "is_list"),
    [
        (("序号", "事项名称", "申请材料"), True),
        (("序号", "事项名称", "备注"), False),
        (("事项名称", "申请材料"), False),
        (("序号", "内容", "收费"), False),
        (("序号", "内容", "申请材料", "收费"), True),
        (("姓名", "电话", "住址"), False),
    ],
)
def test_a_list_says_something_of_its_matters(titles: tuple[str, ...], is_list: bool) -> None:
    assert header(titles).names_a_list() is is_list


def test_a_sheet_of_notes_is_no_list() -> None:
    notes = Sheet("说明", (("事项名称", "申请材料", "收费"),))

    assert headers_of([notes, LIMITS])[0].sheet is LIMITS
    assert len(headers_of([notes, LIMITS])) == 1
