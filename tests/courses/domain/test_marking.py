"""The changed words of two texts: nothing is lost, nothing unchanged is marked, and it reads like a person's pencil."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.domain.marking import Line, marked, marked_lines

WORDS = st.sampled_from(["身份证", "原件", "复印件", "1份", "20个工作日", "；", "（必要）", "A4", "\n", "的", "0.5"])
TEXTS = st.one_of(st.lists(WORDS, max_size=12).map("".join), st.text(max_size=30))
LINES = st.lists(st.lists(WORDS, min_size=1, max_size=6).map("".join), max_size=8)


def pencilled(line: Line) -> str:
    """The line with its marks as brackets."""
    return "".join(f"[{piece.text}]" if piece.changed else piece.text for piece in line)


def whole(line: Line) -> str:
    return "".join(piece.text for piece in line)


def unmarked(line: Line) -> str:
    return "".join(piece.text for piece in line if not piece.changed)


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        pytest.param("法定：20个工作日", "法定：15个工作日", ("法定：[20]个工作日", "法定：[15]个工作日"), id="number"),
        pytest.param("费用0.5元", "费用1.5元", ("费用[0.5]元", "费用[1.5]元"), id="decimal"),
        pytest.param("A4纸", "A3纸", ("A[4]纸", "A[3]纸"), id="letters and digits"),
        pytest.param("企业法人", "企业法人。", ("企业法人", "企业法人[。]"), id="a mark is added"),
        pytest.param("原件1份", "复印件2份", ("[原件1]份", "[复印件2]份"), id="lone words between changes go along"),
        pytest.param("", "身份证", ("", "[身份证]"), id="nothing stood there"),
        pytest.param("身份证", "身份证", ("身份证", "身份证"), id="the same"),
    ],
)
def test_the_changed_words_are_marked(old: str, new: str, shown: tuple[str, str]) -> None:
    assert tuple(pencilled(line) for line in marked(old, new)) == shown


@given(TEXTS, TEXTS)
def test_the_pieces_give_both_texts_back(old: str, new: str) -> None:
    before, after = marked(old, new)

    assert (whole(before), whole(after)) == (old, new)
    assert unmarked(before) == unmarked(after)


@given(TEXTS, TEXTS)
def test_a_mark_is_there_exactly_where_the_texts_differ(old: str, new: str) -> None:
    marks = [piece for line in marked(old, new) for piece in line if piece.changed]

    assert bool(marks) == (old != new)


def test_a_text_too_long_to_compare_counts_as_changed_whole() -> None:
    old, new = "甲" * 1300, "甲" * 1299

    assert [len(line) for line in marked(old, new)] == [1, 1]
    assert [line[0].changed for line in marked(old, new)] == [True, True]


def test_a_reworded_line_is_compared_with_its_counterpart() -> None:
    old = ("居民身份证(原件1份)", "授权委托书(原件1份)", "卫生管理制度")
    new = ("居民身份证(原件1份)", "卫生管理自查表", "授权委托书(原件2份)")

    before, after = marked_lines(old, new)

    assert [pencilled(line) for line in before] == ["居民身份证(原件1份)", "授权委托书(原件[1]份)", "卫生管理[制度]"]
    assert [pencilled(line) for line in after] == ["居民身份证(原件1份)", "卫生管理[自查表]", "授权委托书(原件[2]份)"]


@pytest.mark.parametrize(
    ("ordered", "shown"),
    [(False, ["核对", "受理"]), (True, ["[核对]", "受理"])],
    ids=["papers in another order say the same", "steps in another order do not"],
)
def test_a_line_that_only_moved_is_marked_where_order_counts(ordered: bool, shown: list[str]) -> None:
    _before, after = marked_lines(("受理", "核对"), ("核对", "受理"), ordered=ordered)

    assert [pencilled(line) for line in after] == shown


@given(LINES, LINES, st.booleans())
def test_every_line_comes_back_in_its_place(old: list[str], new: list[str], ordered: bool) -> None:
    before, after = marked_lines(old, new, ordered=ordered)

    assert [whole(line) for line in before] == old
    assert [whole(line) for line in after] == new


@given(LINES)
def test_lists_that_are_the_same_carry_no_mark(lines: list[str]) -> None:
    assert [piece for side in marked_lines(lines, lines) for line in side for piece in line if piece.changed] == []


def test_lists_too_long_for_every_pair_are_compared_line_by_line() -> None:
    old = [f"材料{number}原件" for number in range(60)]
    new = [f"材料{number}复印件" for number in range(60)]

    before, _after = marked_lines(old, new)

    assert pencilled(before[59]) == "材料59[原]件"
