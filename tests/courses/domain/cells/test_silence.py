"""Cells that look filled and say nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.domain.cells.silence import says_none, what_is_said

SILENT = [
    ("", None),
    ("/", None),
    ("——", None),
    ("（空）", "cell_not_filled"),
    ("(空)", "cell_not_filled"),
    ("略", "cell_not_filled"),
    ("请填写", "cell_not_filled"),
    ("×××", "cell_not_filled"),
    ("详见附件", "cell_refers_elsewhere"),
    ("详见附件1", "cell_refers_elsewhere"),
    ("（见附件）", "cell_refers_elsewhere"),
    ("(图片)", "cell_refers_elsewhere"),
    ("（可根据自身情况具实填写）", "cell_prompt"),
]
SAID = ["无", "0", "见证书", "附件齐全", "申请表（需填写完整）", "略低于标准", "流程图审查", "居民身份证/护照"]


@pytest.mark.parametrize(("text", "code"), SILENT)
def test_nothing_is_said(text: str, code: str | None) -> None:
    words, problems = what_is_said(text)

    assert words == ""
    assert [problem.code for problem in problems] == ([code] if code else [])


@pytest.mark.parametrize("text", SAID)
def test_something_is_said(text: str) -> None:
    assert what_is_said(text) == (text, ())


def test_a_prompt_is_taken_off_what_somebody_wrote_beside_it() -> None:
    words, problems = what_is_said("（可根据自身情况具实填写）生育登记服务单")

    assert words == "生育登记服务单"
    assert [problem.params for problem in problems] == [{"text": "（可根据自身情况具实填写）"}]


def test_none_is_told_from_some() -> None:
    assert [text for text in ("无", "无。", "暂无", "无房证明", "无数量限制", "") if says_none(text)] == [
        "无",
        "无。",
        "暂无",
    ]


@given(st.text(max_size=60))
def test_what_is_said_is_said_again_the_same(text: str) -> None:
    words, _ = what_is_said(text)

    assert what_is_said(words)[0] == words
