"""Tick boxes, also where the boxes' font was lost."""

import pytest

from courses.domain.cells.ticks import has_boxes, ticked

CASES = [
    ("☑自然人 □法人 □其他组织", "自然人", []),
    ("R现场办理 £网上办理 R快递申请", "现场办理；快递申请", []),
    ("■窗口领取□邮寄送达", "窗口领取", []),
    ("自然人☑ 法人□", "自然人", []),
    ("申请人：☑自然人 □法人", "自然人", []),
    ("□自然人 □法人", "", ["box_none_ticked"]),
    ("R £法人", "", ["box_without_word"]),
    ("☑自然人 ☑", "自然人", ["box_without_word"]),
]


@pytest.mark.parametrize(("text", "words", "codes"), CASES, ids=[case[0] for case in CASES])
def test_only_ticked_words_count(text: str, words: str, codes: list[str]) -> None:
    chosen, problems = ticked(text)

    assert has_boxes(text)
    assert (chosen, [problem.code for problem in problems]) == (words, codes)


@pytest.mark.parametrize("text", ["自然人", "Rh阴性血型", "R", "√", "USB-R接口"])
def test_words_without_boxes_are_left_alone(text: str) -> None:
    assert not has_boxes(text)
