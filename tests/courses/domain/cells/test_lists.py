"""Several values in one cell."""

import pytest

from courses.domain.cells.lists import read_list, write_list

CASES = [
    ("年满16周岁\n本地户籍", ("年满16周岁", "本地户籍")),
    ("1.年满16周岁；\n2.本地户籍。", ("年满16周岁", "本地户籍。")),
    ("（一）年满16周岁（二）本地户籍", ("年满16周岁", "本地户籍")),
    ("①年满16周岁②本地户籍", ("年满16周岁", "本地户籍")),
    ("1、年满16周岁 2、本地户籍", ("年满16周岁", "本地户籍")),
    ("1.年满16周岁的本地\n户籍居民\n2.未参保", ("年满16周岁的本地户籍居民", "未参保")),
    ("1. 2016年以前领证", ("2016年以前领证",)),
    ("2.5米以下的招牌", ("2.5米以下的招牌",)),
    ("符合第1.2条", ("符合第1.2条",)),
    (" \n ", ()),
]


@pytest.mark.parametrize(("text", "items"), CASES, ids=[case[0][:16] for case in CASES])
def test_items_of_a_cell(text: str, items: tuple[str, ...]) -> None:
    assert read_list(text) == items


def test_an_unnumbered_line_is_cut_only_where_asked() -> None:
    assert read_list("上山卡丢了、补上山卡", separators=";、,") == ("上山卡丢了", "补上山卡")
    assert read_list("空气、水质经检测合格") == ("空气、水质经检测合格",)
    assert read_list("自然人（居民、租户）；法人", separators=";、") == ("自然人（居民、租户）", "法人")


@pytest.mark.parametrize("items", [("上山卡丢了、坏了",), ("甲；乙",), ("1933年以后出生", "年满60周岁"), ("甲", "乙")])
def test_written_lists_read_back(items: tuple[str, ...]) -> None:
    assert read_list(write_list(items), separators=";、,") == items
