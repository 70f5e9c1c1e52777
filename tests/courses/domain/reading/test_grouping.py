"""Rows brought together into matters, and rows left aside."""

import pytest

from courses.domain.layout import WRITTEN
from courses.domain.problems import Severity
from courses.domain.reading import Reading, read_source
from courses.domain.source import Format, Sheet, Source

Rows = tuple[tuple[str, ...], ...]
HEADER = ("序号", "实施主体", "事项名称", "设定依据", "收费")
GROUPS = ("领域", "实施主体", "事项名称", "申请材料")


def read(*rows: tuple[str, ...], merged: tuple[tuple[int, int, int, int], ...] = (), name: str = "清单") -> Reading:
    return read_source(Source(Format.XLSX, (Sheet(name, rows, merged=merged),)))


def said(reading: Reading, *names: str) -> list[tuple[object, ...]]:
    return [tuple(getattr(record.elements, name) for name in names) for record in reading.records]


def notices(reading: Reading) -> list[tuple[str, int | None, str]]:
    kept = [p for p in reading.problems if p.code not in ("column_missing", "code_assigned")]
    return [(p.code, p.row, str(p.params.get("text", p.params.get("first", p.params.get("rows", ""))))) for p in kept]


def test_a_merged_department_holds_for_every_row_it_spans() -> None:
    reading = read(
        HEADER,
        ("1", "水务所", "用水过户", "", ""),
        ("2", "", "用水报装", "", ""),
        ("3", "", "用电过户", "", ""),
        merged=((2, 2, 3, 2),),
    )

    assert said(reading, "department", "name") == [("水务所", "用水过户"), ("水务所", "用水报装"), ("", "用电过户")]
    assert notices(reading) == []


def test_a_matter_merged_over_several_rows_is_one() -> None:
    reading = read(
        ("序号", "事项名称", "申请材料", "收费"),
        ("1", "用水过户", "身份证", "不收费"),
        ("", "", "产权证", "不收费"),
        ("", "", "过户申请表", ""),
        ("2", "用水报装", "身份证", "不收费"),
        merged=((2, 1, 4, 1), (2, 2, 4, 2)),
    )

    assert [[paper.name for paper in record.elements.materials] for record in reading.records] == [
        ["身份证", "产权证", "过户申请表"],
        ["身份证"],
    ]
    assert [record.elements.fee for record in reading.records] == ["不收费", "不收费"]
    assert notices(reading) == [("row_joined", 3, "2"), ("row_joined", 4, "2")]


def test_rows_with_codes_of_their_own_stay_apart_under_one_merged_name() -> None:
    reading = read(
        ("事项名称", "事项编码", "收费"),
        ("用水过户", "A1", "无"),
        ("", "A2", "10元"),
        merged=((2, 1, 3, 1),),
    )

    assert said(reading, "code", "name", "fee") == [("A1", "用水过户", "无"), ("A2", "用水过户", "10元")]


def test_a_text_file_s_empty_cells_below_a_group_are_filled_and_said_to_be() -> None:
    reading = read(
        GROUPS, ("民政", "民政所", "低保", "身份证"), ("", "", "特困", "身份证"), ("社保", "社保所", "参保", "身份证")
    )

    assert said(reading, "category", "department", "name") == [
        ("民政", "民政所", "低保"),
        ("民政", "民政所", "特困"),
        ("社保", "社保所", "参保"),
    ]
    assert notices(reading) == [("filled_down", None, "1"), ("filled_down", None, "1")]


def test_filling_never_crosses_the_next_group() -> None:
    reading = read(
        GROUPS, ("民政", "民政所", "低保", "身份证"), ("社保", "", "参保", "身份证"), ("", "", "续保", "身份证")
    )

    assert said(reading, "category", "department") == [("民政", "民政所"), ("社保", ""), ("社保", "")]


def test_a_column_that_repeats_itself_was_never_merged() -> None:
    reading = read(
        GROUPS,
        ("民政", "民政所", "低保", "身份证"),
        ("民政", "民政所", "特困", "身份证"),
        ("民政", "", "救助", "身份证"),
    )

    assert said(reading, "department") == [("民政所",), ("民政所",), ("",)]


def test_one_value_and_empty_cells_below_it_are_no_group() -> None:
    reading = read(GROUPS, ("民政", "民政所", "低保", "身份证"), ("", "", "特困", "身份证"))

    assert said(reading, "category", "department") == [("民政", "民政所"), ("", "")]


def test_in_our_own_layout_an_empty_cell_is_empty() -> None:
    titles = tuple(column.title for column in WRITTEN)
    rows = [
        tuple({"name": name, "category": category}.get(column.key, "") for column in WRITTEN)
        for name, category in (("低保", "民政"), ("特困", ""), ("参保", "社保"))
    ]

    assert said(read(titles, *rows), "category") == [("民政",), ("",), ("社保",)]


def test_a_hard_wrapped_row_continues_the_one_above() -> None:
    reading = read(
        HEADER,
        ("1", "水务所", "用水过户", "《供水条例》第三条、第", "不收费"),
        ("", "", "", "四条", ""),
        ("2", "水务所", "用水报装", "《供水条例》", "不收费"),
    )

    assert said(reading, "basis") == [(("《供水条例》第三条、第四条",),), (("《供水条例》",),)]
    assert notices(reading) == [("row_joined", 3, "2")]


@pytest.mark.parametrize(
    "row",
    [("2", "", "", "《供水条例》", ""), ("", "水务所", "", "《供水条例》", "")],
    ids=["a number before it", "a department before it"],
)
def test_a_row_that_begins_with_something_is_not_a_continuation(row: tuple[str, ...]) -> None:
    reading = read(HEADER, ("1", "水务所", "用水过户", "《供水条例》", ""), row)

    assert [(p.code, p.row) for p in reading.problems if p.severity is Severity.ERROR] == [("name_missing", 3)]


def test_a_row_with_a_limit_and_no_name_is_a_matter_that_lost_its_name() -> None:
    reading = read(("事项名称", "申请材料", "承诺期限"), ("甲", "身份证", "3个工作日"), ("", "产权证", "5个工作日"))

    assert [(p.code, p.row) for p in reading.problems if p.severity is Severity.ERROR] == [("name_missing", 3)]


def test_same_as_above_is_taken_from_above_or_not_stated() -> None:
    reading = read(
        HEADER,
        ("1", "同上", "用水过户", "《供水条例》", "免费"),
        ("2", "水务所", "用水报装", "同上", "（同上）"),
        ("3", "〃", "用水销户", "同上。", "10元"),
    )

    assert said(reading, "department", "basis", "fee") == [
        ("", ("《供水条例》",), "免费"),
        ("水务所", ("《供水条例》",), "免费"),
        ("水务所", ("《供水条例》",), "10元"),
    ]
    assert notices(reading) == [("same_as_nothing", 2, "")]


def test_headings_totals_notes_and_headers_between_the_rows_are_no_matters() -> None:
    reading = read(
        HEADER,
        ("1", "2", "3", "4", "5"),
        ("一、供水类（2项）", "", "", "", ""),
        ("1", "水务所", "用水过户", "", ""),
        HEADER,
        ("2", "水务所", "用水报装", "", ""),
        ("二、供电类", "", "", "", ""),
        ("3", "供电所", "用电过户", "", ""),
        ("合计", "3", "", "", ""),
        ("注：本清单实行动态调整。", "", "", "", ""),
        ("填表人：", "审核人：", "", "", ""),
        merged=((3, 1, 3, 5),),
    )

    assert said(reading, "category", "name") == [("供水类", "用水过户"), ("供水类", "用水报装"), ("供电类", "用电过户")]
    assert notices(reading) == [
        ("row_is_heading", 3, "供水类"),
        ("row_is_heading", 7, "供电类"),
        ("row_left_aside", 9, "合计 3"),
        ("row_left_aside", 10, "注：本清单实行动态调整。"),
        ("row_left_aside", 11, "填表人： 审核人："),
    ]


def test_a_category_of_its_own_column_is_not_overruled_by_a_heading() -> None:
    reading = read(GROUPS, ("民政", "民政所", "低保", "身份证"), ("救助", "", "", ""), ("", "", "临时救助", "身份证"))

    assert said(reading, "category", "name") == [("民政", "低保"), ("救助", "临时救助")]


def test_a_bare_name_is_a_matter() -> None:
    assert said(read(HEADER, ("", "", "用水过户", "", "")), "name") == [("用水过户",)]


def test_empty_columns_and_rows_say_nothing() -> None:
    reading = read(("", "事项名称", "", "收费", "申请材料"), ("", "", "", "", ""), ("", "用水过户", "", "无", "身份证"))

    assert said(reading, "name", "fee") == [("用水过户", "无")]
    assert reading.left_aside == ()


def test_matters_of_the_same_name_get_codes_that_do_not_depend_on_their_order() -> None:
    rows: Rows = (("甲", "水务所", "过户", "", ""), ("乙", "供电所", "过户", "", ""), ("丙", "供电所", "销户", "", ""))

    one, other = (read(HEADER, *order) for order in (rows, rows[::-1]))

    assert set(said(one, "name", "department", "code")) == set(said(other, "name", "department", "code"))
    assert len({record.code for record in one.records}) == 3


def test_the_same_matter_twice_without_codes_is_an_error() -> None:
    reading = read(HEADER, ("1", "水务所", "过户", "", ""), ("2", "水务所", "过户", "", ""))

    assert [(p.code, p.row, p.params["first"]) for p in reading.problems if p.severity is Severity.ERROR] == [
        ("name_repeated", 3, 2)
    ]
