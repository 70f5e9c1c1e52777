"""What a file says nothing of stays; what it says is empty goes."""

from dataclasses import replace

from courses.domain.elements import Result
from courses.domain.plan import Action, Known, Plan, make_plan
from courses.domain.records import Record
from courses.domain.rows import read_row
from tests.courses.lists import CARD, HOTEL, changed


def told(cells: dict[str, str], *columns: str) -> Record:
    keys = frozenset(cells) | frozenset(columns)
    record, _ = read_row(cells, sheet="清单", row=2, headers={}, told=keys)
    return record


def planned(record: Record, before: Record = HOTEL) -> Plan:
    return make_plan([record], {before.code: Known(before.elements, before.cells)})


NAMED = {"code": "GC-001", "name": "公共场所卫生许可（新办）"}


def test_a_list_of_few_columns_takes_nothing_else_away() -> None:
    plan = planned(told(NAMED | {"level": "县级"}))

    assert [(line.action, line.changes, line.others) for line in plan.lines] == [(Action.UNCHANGED, (), ())]
    assert [problem.code for problem in plan.problems] == ["elements_kept"]
    assert plan.problems[0].params["columns"].split("、")[:3] == ["领域", "群众口语", "主项名称"]


def test_an_empty_cell_under_a_title_takes_the_element_away() -> None:
    (line,) = planned(told(NAMED, "materials", "fee")).lines

    assert line.record.elements == replace(HOTEL.elements, materials=(), fee="")
    assert ([change.facet for change in line.changes], line.others) == (["materials"], ("fee",))


def test_one_way_of_telling_conditions_replaces_another() -> None:
    (line,) = planned(told(NAMED | {"conditions": "场所合格"})).lines

    assert line.record.elements.acceptance_conditions == line.record.elements.approval_conditions == ()
    assert line.record.elements.conditions == ("场所合格",)


def test_a_limit_that_is_not_told_apart_replaces_both() -> None:
    before = changed(HOTEL, promised=HOTEL.elements.statutory)

    (line,) = planned(told(NAMED | {"limit": "10个工作日"}), before).lines
    (other,) = planned(told(NAMED | {"statutory": "10个工作日"}), before).lines

    assert (line.record.elements.statutory.value, line.record.elements.promised) == (10, None)
    assert (other.record.elements.statutory.value, other.record.elements.promised.value) == (10, 20)


def test_each_part_of_the_result_stands_for_itself() -> None:
    (line,) = planned(told(NAMED | {"validity": "2年"})).lines

    assert line.record.elements.result == Result("公共场所卫生许可证", "2年", "窗口领取")


def test_the_words_of_what_stays_stay_beside_it() -> None:
    before = replace(CARD, cells={"materials": "身份证", "fee": "免费", "name": "旧名"})

    (line,) = planned(told({"code": "DW-002", "name": "正山门卡补办", "fee": "5元"}), before).lines

    assert line.record.cells == {"code": "DW-002", "name": "正山门卡补办", "fee": "5元", "materials": "身份证"}


def test_a_file_that_says_everything_keeps_nothing() -> None:
    plan = planned(changed(HOTEL, fee=""))

    assert (plan.lines[0].others, plan.problems) == (("fee",), ())
