"""Rows as other offices write them: boxes, another system's numbers, units in a column of their own, silence."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.domain.elements import Limit, Result
from courses.domain.facets import TimeUnit
from courses.domain.layout import COLUMNS
from courses.domain.records import Record
from courses.domain.rows import assigned_code, read_row

WORKING = TimeUnit.WORKING_DAY


def read(**cells: str) -> tuple[Record, list[tuple[str, str]]]:
    record, problems = read_row({"name": "用水过户", "code": "A1"} | cells, sheet="清单", row=2, headers={})
    return record, [(problem.code, problem.column) for problem in problems]


CASES: list[tuple[dict[str, str], dict[str, Any], list[tuple[str, str]]]] = [
    ({"service_object": "☑自然人 □法人"}, {"service_object": ("自然人",)}, []),
    ({"service_object": "□自然人 □法人"}, {"service_object": ()}, [("box_none_ticked", "服务对象")]),
    ({"service_object": "3"}, {"service_object": ()}, [("code_without_words", "服务对象")]),
    ({"type": "01"}, {"type": ""}, [("code_without_words", "事项类型")]),
    ({"document": "是"}, {"result": Result()}, [("result_not_named", "办理结果")]),
    ({"materials": "无"}, {"materials": ()}, [("cell_says_none", "申请材料")]),
    ({"conditions": "（空）"}, {"conditions": ()}, [("cell_not_filled", "办理条件")]),
    ({"steps": "详见附件1"}, {"steps": ()}, [("cell_refers_elsewhere", "办理流程")]),
    ({"remark": "无", "basis": "/"}, {"remark": "", "basis": ()}, []),
    ({"fee": "0"}, {"fee": "0"}, []),
    ({"fee": "无", "quantity": "无"}, {"fee": "无", "quantity": "无"}, []),
    ({"charged": "否", "fee_basis": "无"}, {"fee": "不收费"}, []),
    ({"office": "便民中心"}, {"department": "便民中心"}, []),
    ({"office": "便民中心", "department": "水务局"}, {"department": "水务局"}, []),
    ({"promised": "5", "promised_unit": "工作日"}, {"promised": Limit("5个工作日", 5, WORKING)}, []),
    ({"promised": "5", "promised_unit": "W"}, {"promised": Limit("5个工作日", 5, WORKING)}, []),
    ({"promised": "2", "promised_unit": "H"}, {"promised": Limit("2小时", 2, TimeUnit.HOUR)}, []),
    ({"promised": "5", "promised_unit": "1"}, {"promised": Limit("5")}, [("limit_without_unit", "承诺办结时限")]),
    ({"promised": "5日", "promised_unit": "1"}, {"promised": Limit("5日", 5, TimeUnit.DAY)}, []),
    ({"hours": "周一至周五9:00-17:00"}, {"statutory": None, "promised": None}, []),
    ({"hours": "5个工作日"}, {"statutory": None, "promised": None}, [("limit_under_hours", "办理时间")]),
    ({"fee": "&amp;nbsp;不收费", "remark": "甲\\r\\n乙"}, {"fee": "不收费", "remark": "甲\n乙"}, []),
]


@pytest.mark.parametrize(("cells", "elements", "problems"), CASES, ids=[str(cells) for cells, _, _ in CASES])
def test_a_cell_states_what_it_says_and_no_more(
    cells: dict[str, str], elements: dict[str, Any], problems: list[tuple[str, str]]
) -> None:
    record, found = read(**cells)

    assert ({name: getattr(record.elements, name) for name in elements}, found) == (elements, problems)


def test_the_cells_are_kept_as_they_were() -> None:
    record, _ = read(service_object="☑自然人 □法人", materials="（空）")

    assert (record.cells["service_object"], record.cells["materials"]) == ("☑自然人 □法人", "（空）")


def test_the_local_code_of_a_name_that_is_shared_is_made_from_more() -> None:
    cells = {"name": "过户", "department": "水务所"}

    alone, _ = read_row(cells, sheet="", row=1, headers={})
    shared, _ = read_row(cells, sheet="", row=1, headers={}, shared={"过户"})

    assert alone.code == assigned_code("过户")
    assert shared.code == assigned_code("过户", "", "水务所")


@given(st.dictionaries(st.sampled_from([column.key for column in COLUMNS]), st.text(max_size=60)))
def test_no_text_in_any_column_makes_a_row_unreadable(cells: dict[str, str]) -> None:
    record, problems = read_row(cells, sheet="清单", row=7, headers={})

    assert record.cells == cells
    assert {(problem.sheet, problem.row) for problem in problems} <= {("清单", 7)}
