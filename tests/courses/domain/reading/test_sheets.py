"""A list over several sheets: one per department or category."""

from dataclasses import replace

import pytest

from courses.domain.problems import Refusal, Severity
from courses.domain.reading import Mapping, Reading, candidates, read_source
from courses.domain.source import Format, Sheet, Source

HEADER = ("事项编码", "事项名称", "申请材料", "收费")
SWAPPED = ("事项名称", "事项编码", "收费", "申请材料")
CIVIL = Sheet("民政", (HEADER, ("A1", "低保", "身份证", "无"), ("A2", "特困", "身份证", "无")))
SOCIAL = Sheet("社保", (("社保类事项", "", "", ""), SWAPPED, ("参保", "B1", "无", "身份证")))
OTHER = Sheet("电话", (("姓名", "电话"), ("办公室", "1")))
SHORT = Sheet("备查", (("事项名称", "实施主体", "行使层级"), ("殡葬", "民政所", "乡镇")))


def read(*sheets: Sheet, mapping: Mapping | None = None) -> Reading:
    return read_source(Source(Format.XLSX, sheets), mapping=mapping)


def names(reading: Reading) -> list[tuple[str, str, str]]:
    return [(record.sheet, record.elements.category, record.elements.name) for record in reading.records]


def test_every_sheet_with_the_same_header_is_read_and_names_its_category() -> None:
    reading = read(OTHER, CIVIL, SOCIAL)

    assert names(reading) == [("民政", "民政", "低保"), ("民政", "民政", "特困"), ("社保", "社保", "参保")]
    assert (reading.mapping.sheet, reading.mapping.also) == ("民政", ("社保",))
    assert reading.records[2].elements.fee == "无"


def test_a_sheet_with_other_columns_is_named_so_that_nobody_thinks_it_was_read() -> None:
    reading = read(CIVIL, SHORT)

    assert names(reading) == [("民政", "", "低保"), ("民政", "", "特困")]
    assert [(p.code, p.severity, p.sheet) for p in reading.problems if p.code == "sheet_left_aside"] == [
        ("sheet_left_aside", Severity.WARNING, "备查")
    ]


@pytest.mark.parametrize("name", ["Sheet2", "工作表1", "清单（二）"])
def test_a_sheet_s_name_that_says_nothing_is_no_category(name: str) -> None:
    assert [category for _, category, _ in names(read(CIVIL, replace(SOCIAL, name=name)))] == ["民政", "民政", ""]


def test_a_column_s_category_counts_more_than_the_sheet_s_name() -> None:
    sheets = [Sheet(sheet.name, tuple(("领域", *row) for row in sheet.rows[:1])) for sheet in (CIVIL, CIVIL)]
    filled = [
        Sheet(name, (*sheet.rows, ("救助", *row)))
        for name, sheet, row in zip(("甲", "乙"), sheets, CIVIL.rows[1:], strict=True)
    ]

    assert [category for _, category, _ in names(read(*filled))] == ["救助", "救助"]


def test_a_code_on_two_sheets_says_where_it_was_first() -> None:
    reading = read(CIVIL, Sheet("社保", (HEADER, ("A1", "参保", "身份证", "无"))))

    assert [(p.code, p.sheet, p.row, p.params["sheet"], p.params["first"]) for p in reading.problems if p.row] == [
        ("code_repeated_elsewhere", "社保", 2, "民政", 2)
    ]


def test_a_person_may_leave_a_sheet_out() -> None:
    guess = candidates(Source(Format.XLSX, (CIVIL, SOCIAL)))[0].mapping

    reading = read(CIVIL, SOCIAL, mapping=replace(guess, also=()))

    assert names(reading) == [("民政", "", "低保"), ("民政", "", "特困")]
    assert [p.code for p in reading.problems if p.severity is Severity.WARNING] == ["sheet_left_aside"]


def test_a_sheet_that_lost_its_header_is_refused() -> None:
    guess = candidates(Source(Format.XLSX, (CIVIL, SOCIAL)))[0].mapping

    for sheets, code in (((CIVIL,), "sheet_gone"), ((CIVIL, replace(OTHER, name="社保")), "sheet_header_differs")):
        with pytest.raises(Refusal) as refusal:
            read(*sheets, mapping=guess)
        assert (refusal.value.problem.code, refusal.value.problem.params) == (code, {"name": "社保"})
