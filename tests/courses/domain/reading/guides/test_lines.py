"""Labels in running text: before a colon, in brackets, alone on a line, as numbered headings."""

import pytest

from tests.courses.domain.reading.guides.pages import matter, read

COLONS = ["事项名称：用水过户", "申请条件：房屋已过户", "收费标准：不收费"]


@pytest.mark.parametrize(
    "parts",
    [
        COLONS,
        [line.replace("：", ": ") for line in COLONS],
        [line.replace("：", " ") for line in COLONS],
        ["\n".join(COLONS)],
        [" ".join(COLONS)],
        ["【事项名称】用水过户", "【申请条件】房屋已过户", "【收费标准】不收费"],
        ["# 【事项名称】", "用水过户", "# 【申请条件】", "房屋已过户", "# 【收费标准】", "不收费"],
        ["# 事项名称", "用水过户", "# 申请条件", "房屋已过户", "# 收费标准", "不收费"],
        ["一、事项名称：用水过户", "二、申请条件", "房屋已过户", "四、收费标准 不收费"],
        ["一、事项名称用水过户", "二、申请条件房屋已过户", "三、收费标准不收费"],
        ["（一）事项名称", "用水过户", "（二）申请条件", "房屋已过户", "（三）收费标准", "不收费"],
        ["1.事项名称：用水过户", "2.申请条件：房屋已过户", "3.收费标准：不收费"],
        ["事项名称 |", "用水过户 |", "申请条件 |", "房屋已过户 |", "收费标准 |", "不收费 |"],
    ],
    ids=[
        *("colons", "half-width colons", "spaces", "one block", "one line", "brackets", "bracket headings", "headings"),
        *("numbered sections", "run together", "parts", "arabic numbers", "cells with bars"),
    ],
)
def test_a_label_is_known_however_it_is_set(parts: list[str]) -> None:
    found = matter(*parts)

    assert (found.name, found.conditions, found.fee) == ("用水过户", ("房屋已过户",), "不收费")


def test_little_labels_inside_a_section_are_its_text() -> None:
    found = matter(
        *("一、事项名称：用水过户", "二、申请材料", "身份证", "备注：本人到场", "说明：复印件加盖公章", "三、办理流程"),
        *("受理窗口：核对材料", "水务公司：换户", "四、办理结果：新户名"),
    )

    assert [paper.name for paper in found.materials] == ["身份证", "备注：本人到场", "说明：复印件加盖公章"]
    assert [(step.who, step.what) for step in found.steps] == [("受理窗口", "核对材料"), ("水务公司", "换户")]
    assert (found.remark, found.department, found.result.document) == ("", "", "新户名")


def test_a_section_that_is_none_of_ours_may_hold_labels_that_are() -> None:
    found = matter(
        *("一、适用范围", "涉及的内容：用水过户", "适用对象：个人", "二、申请接收", "申请方式：窗口", "联系电话：000"),
        *("三、申请条件", "房屋已过户"),
    )

    assert (found.name, found.service_object, found.contact, found.conditions) == (
        "用水过户",
        ("个人",),
        "000",
        ("房屋已过户",),
    )


def test_items_that_are_numbered_like_sections_stay_items() -> None:
    found = matter(
        *(
            "一、事项名称：烟草零售",
            "二、申请条件",
            "一、有资金",
            "二、有场所",
            "三、符合布局",
            "三、收费标准",
            "不收费",
        ),
    )

    assert found.conditions == ("有资金", "有场所", "符合布局")
    assert found.fee == "不收费"


def test_an_unknown_section_ends_the_one_before_and_is_left_aside() -> None:
    reading = read(
        "一、事项名称：用水过户", "二、申请条件", "房屋已过户", "三、吉祥寄语", "一帆风顺", "四、收费标准", "不收费"
    )

    assert reading.records[0].elements.conditions == ("房屋已过户",)
    assert reading.left_aside == ("吉祥寄语",)


def test_a_matter_no_label_names_goes_by_the_page_s_title() -> None:
    lines = ("申请条件：房屋已过户", "申请材料：身份证", "收费标准：不收费")

    assert matter("# 用水过户服务指南", *lines).name == "用水过户"
    assert matter("《用水过户》办事指南", *lines).name == "用水过户"
    assert matter(*lines, title="用水过户_某某政务服务网").name == "用水过户"


def test_a_page_that_names_nothing_is_an_error() -> None:
    reading = read("申请条件：房屋已过户", "申请材料：身份证", "收费标准：不收费")

    assert reading.records == ()
    assert [problem.code for problem in reading.problems] == ["name_missing"]


def test_a_label_without_a_value_states_nothing() -> None:
    found = matter("事项名称：用水过户", "申请条件：", "办理结果：", "收费标准：不收费")

    assert (found.conditions, found.result.document, found.fee) == ((), "", "不收费")


def test_what_a_page_says_twice_is_taken_once_and_a_second_word_is_said() -> None:
    reading = read("事项名称：用水过户", "收费标准：不收费", "行使层级：乡镇", "收费标准：不收费", "行使层级：县级")

    assert (reading.records[0].elements.fee, reading.records[0].elements.level) == ("不收费", "乡镇")
    assert [(p.code, p.column, p.params) for p in reading.problems if p.code == "label_repeated"] == [
        ("label_repeated", "行使层级", {"text": "县级"})
    ]
