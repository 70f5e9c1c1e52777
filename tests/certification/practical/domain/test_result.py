"""The deciding lines decide, and what nobody saw proves nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certification.practical.domain.checklist import Line, Skill
from certification.practical.domain.result import Mark, Marked, Result, result

LINES = (
    Line(Skill.GUIDING, "先问清来意", must=True),
    Line(Skill.EXAMINATION, "逐份核对", must=True),
    Line(Skill.NOTICES, "说明时限"),
)
DONE, NOT_DONE, UNSEEN = Mark.DONE, Mark.NOT_DONE, Mark.NOT_OBSERVED


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        pytest.param((DONE, DONE, DONE), Result(True), id="everything done"),
        pytest.param((DONE, DONE, NOT_DONE), Result(True), id="what does not decide was not done"),
        pytest.param((DONE, DONE, UNSEEN), Result(True), id="what does not decide was not seen"),
        pytest.param((DONE, NOT_DONE, DONE), Result(False, not_done=(1,)), id="a deciding line was not done"),
        pytest.param((UNSEEN, DONE, DONE), Result(False, not_observed=(0,)), id="a deciding line was not seen"),
        pytest.param((UNSEEN, NOT_DONE, DONE), Result(False, (1,), (0,)), id="one of each"),
    ],
)
def test_the_deciding_lines_decide(marks, expected):
    assert result(LINES, [Marked(mark) for mark in marks]) == expected


def test_a_list_on_which_nothing_decides_passes_nobody():
    assert result(LINES[2:], [Marked(DONE)]) == Result(False)


def test_a_mark_too_few_is_a_mistake_of_the_program():
    with pytest.raises(ValueError, match="2 marks for 3 lines"):
        result(LINES, [Marked(DONE)] * 2)


@given(st.lists(st.tuples(st.booleans(), st.sampled_from(Mark)), min_size=1, max_size=8), st.data())
def test_marking_one_line_worse_never_makes_it_pass(rows, data):
    lines = [Line(Skill.ENTRY, str(n), must) for n, (must, _mark) in enumerate(rows)]
    marks = [Marked(mark) for _must, mark in rows]
    place = data.draw(st.integers(0, len(rows) - 1))
    worse = [*marks[:place], Marked(data.draw(st.sampled_from([NOT_DONE, UNSEEN]))), *marks[place + 1 :]]
    assert result(lines, worse).passed <= result(lines, marks).passed


@given(st.builds(Marked, st.sampled_from(Mark), st.text(max_size=20)))
def test_a_mark_is_kept_as_it_is(marked):
    assert Marked.from_json(marked.to_json()) == marked
