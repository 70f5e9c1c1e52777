"""Fees keep their words; that nothing is charged is known in any wording, and is not the same as silence."""

import pytest

from courses.domain.cells.fees import is_free, read_fee, same_fee

FREE = [
    "不收费",
    "否",
    "无",
    "免费",
    "0",
    "０",
    "0元",
    "此项不收费",
    "无收费",
    "本事项不涉及收费",
    "不收费。",
    "免费办理",
    "免费服务",
    "无需收费",
    "收费依据:无;标准:无",
]
CHARGED = [
    "",
    "10元工本费",
    "0.3元/平方米/天",
    "首次申领居住证，免收证件工本费。",
    "有效期满换领20元/证；损坏换领40元/证",
    "是",
    "收费",
]


@pytest.mark.parametrize("text", FREE)
def test_nothing_is_charged(text: str) -> None:
    assert is_free(text)
    assert same_fee(text, "不收费")


@pytest.mark.parametrize("text", CHARGED)
def test_something_is_charged_or_nothing_is_said(text: str) -> None:
    assert not is_free(text)
    assert not same_fee(text, "不收费")


@pytest.mark.parametrize(
    ("fee", "charged", "basis", "words"),
    [
        ("", "", "", ""),
        ("0", "", "", "0"),
        ("10元工本费", "是", "", "10元工本费"),
        ("", "否", "", "不收费"),
        ("", "是", "", "收费"),
        ("10元", "是", "价费字〔1992〕240号", "10元（依据：价费字〔1992〕240号）"),
        ("不收费", "否", "无", "不收费"),
        ("不收费", "", "财税〔2018〕37号", "不收费"),
        ("", "", "财税〔2018〕37号", "依据：财税〔2018〕37号"),
    ],
)
def test_several_columns_make_one_fee(fee: str, charged: str, basis: str, words: str) -> None:
    assert read_fee(fee, charged, basis) == words
