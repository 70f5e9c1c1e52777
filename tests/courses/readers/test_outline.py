"""Headings of a text without styles."""

import pytest

from courses.domain.source import Block
from courses.readers.outline import level_of, outlined, title_of


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("一、适用范围", 1),
        ("十五、审批结果", 1),
        ("二．办理流程", 1),
        ("第三章 申请材料", 1),
        ("【受理条件】", 1),
        ("九、申请材料：", 1),
        ("（一）基本情形", 2),
        ("(二)特殊情形", 2),
        ("一、事项名称：公共场所卫生许可", 0),
        ("【受理条件】年满十八周岁", 0),
        ("一、申请人应当如实提供材料。", 0),
        ("一、" + "很长的条件" * 10, 0),
        ("1.居民身份证", 0),
        ("一般情况", 0),
        ("申请材料", 0),
    ],
)
def test_a_line_that_heads_a_section_is_told_from_text(line: str, level: int) -> None:
    assert level_of(line) == level


def test_items_of_a_list_are_no_headings_and_a_part_with_text_is_one() -> None:
    lines = ["一、材料", "（一）身份证", "（二）户口簿", "二、情形", "（一）个人", "带身份证", "（二）单位", "带公章"]

    levels = [block.level for block in outlined([Block(line) for line in lines])]

    assert levels == [1, 0, 0, 1, 2, 0, 2, 0]


def test_what_the_page_calls_a_heading_stays_one() -> None:
    blocks = (Block("申请材料", 3), Block(rows=(("名称",),)), Block("（一）身份证"))

    assert outlined(blocks) == blocks


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["低保认定服务指南", "一、适用范围"], "低保认定服务指南"),
        (["一、适用范围", "个人"], ""),
        (["事项名称：低保认定"], ""),
        (["申请人应当如实提供材料。"], ""),
        ([], ""),
    ],
)
def test_the_title_is_a_short_first_line(lines: list[str], title: str) -> None:
    assert title_of([Block(line) for line in lines]) == title
