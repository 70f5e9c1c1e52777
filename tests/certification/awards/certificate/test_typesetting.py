from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certification.awards.certificate.typesetting import (
    NOT_AT_END,
    NOT_AT_START,
    broken,
    half_em,
    runs,
    width,
)

TEXT = st.text(alphabet="王婷办理材料、，。（）《》“”", min_size=1, max_size=60)


@given(TEXT, st.floats(12, 80))
def test_breaking_loses_nothing_and_keeps_within_the_measure(text, measure):
    lines = broken(text, 10, measure)
    assert "".join(lines) == text
    # A character and the marks that may not be parted from it are set even where they stand out.
    over = [line for line in lines if width(line, 10) > measure]
    assert [line for line in over if len(set(line) - NOT_AT_START - NOT_AT_END) > 1] == []
    for line, following in pairwise(lines):
        assert line[-1] not in NOT_AT_END
        assert following[0] not in NOT_AT_START


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param("办理材料，齐全", ("办理材", "料，齐全"), id="a comma does not start a line"),
        pytest.param("办理材（齐全）", ("办理材", "（齐全）"), id="an opening bracket does not end one"),
        pytest.param("至2026-1版", ("至", "2026-1", "版"), id="a number stays whole"),
        pytest.param("在2026-1，版", ("在", "2026-1，", "版"), id="a number goes with its comma"),
        pytest.param("a.cn/c/7K", ("a.cn/c/", "7K"), id="an address parts after a slash"),
        pytest.param("0123456789", ("0123456", "789"), id="what is longer than a line is cut"),
    ],
)
def test_lines_break_where_chinese_typesetting_allows(text, lines):
    assert broken(text, 10, 14.4) == lines


def test_two_marks_that_meet_share_their_white():
    assert runs("《清单》（试行），第3版") == ("《清单》", "（试行）", "，第3版")
    assert width("》（", 10) == pytest.approx(width("》", 10) + width("（", 10) - half_em(10), abs=0.1)
