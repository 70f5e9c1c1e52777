"""People put words between, before and after."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.domain.search.nearness import is_near, nearness, without_variant


@pytest.mark.parametrize(
    ("phrase", "typed", "near"),
    [
        ("上山卡丢了", "我的上山卡昨天丢了怎么办", True),
        ("上山卡丢了", "上山的卡丢了", True),
        ("上山卡丢了", "丢了上山卡", True),
        ("上山卡丢了", "上山看日出", False),
        ("丢卡", "丢卡了", False),
        ("公共场所卫生许可", "我要办公共场所卫生许可证", True),
        ("公共场所卫生许可", "公共场所噪音", False),
    ],
)
def test_two_thirds_of_a_phrase_are_near(phrase: str, typed: str, near: bool) -> None:
    assert is_near(phrase, typed) is near


@given(st.text("上山卡丢了补办", min_size=4, max_size=12), st.text(max_size=5), st.text(max_size=5))
def test_a_phrase_is_wholly_in_whatever_surrounds_it(phrase: str, before: str, after: str) -> None:
    assert nearness(phrase, before + phrase + after) in (0.0, 1.0)
    assert len({phrase[i : i + 2] for i in range(len(phrase) - 1)}) < 2 or is_near(phrase, before + phrase + after)


def test_the_variant_in_brackets_is_no_part_of_what_people_say() -> None:
    assert without_variant("公共场所卫生许可（新办）") == "公共场所卫生许可"
    assert without_variant("（测试）") == "（测试）"
    assert without_variant("正山门卡补办") == "正山门卡补办"
