"""A sheet's code: short, and never another sheet's by a slip of the hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.domain.on_paper.codes import Series, read_code, sheet_code

SITTINGS = st.integers(1, 10**9)


@pytest.mark.parametrize(("sitting", "code"), [(12, "0000 1262"), (123456, "1234 5676"), (1234567, "0001 2345 6751")])
def test_a_code_is_in_groups_of_four(sitting, code):
    assert sheet_code(sitting) == code


@given(SITTINGS)
def test_a_code_is_read_however_it_is_typed(sitting):
    code = sheet_code(sitting)
    bare = code.replace(" ", "").lstrip("0")
    wide = code.translate({ord(digit): ord(digit) - ord("0") + ord("０") for digit in "0123456789"})
    assert [read_code(text) for text in (code, bare, f"{bare}.0", code.replace(" ", "-"), wide)] == [sitting] * 5


@given(SITTINGS, st.data())
def test_one_wrong_digit_and_two_exchanged_are_no_code(sitting, data):
    digits = sheet_code(sitting).replace(" ", "")
    at = data.draw(st.integers(0, len(digits) - 1))
    other = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != digits[at]]))
    assert read_code(digits[:at] + other + digits[at + 1 :]) != sitting
    assert read_code(digits[:at] + other + digits[at + 1 :]) is None
    if at and digits[at] != digits[at - 1]:
        assert read_code(digits[: at - 1] + digits[at] + digits[at - 1] + digits[at + 1 :]) is None


@pytest.mark.parametrize("text", ["", "卷号", "0000 0000", "12a4", "-12", "9" * 19])
def test_what_is_no_code_is_none(text):
    assert read_code(text) is None


@given(SITTINGS)
def test_the_code_of_a_check_is_no_code_of_an_exam(number):
    code = sheet_code(number, Series.CHECK)
    assert (read_code(code, Series.CHECK), read_code(code)) == (number, None)
