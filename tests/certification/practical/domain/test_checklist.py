"""Checklists as people type them, and what makes none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certification.practical.domain.checklist import Line, ListProblem, Skill, lines_in, problems, typed

GUIDING, ENTRY = Skill.GUIDING, Skill.ENTRY
GOOD = (Line(GUIDING, "先问清来意", must=True), Line(GUIDING, "提醒核对姓名"))


def test_a_star_marks_a_line_that_decides_and_empty_rows_are_no_lines():
    assert lines_in(GUIDING, "★先问清来意\n\n ★ 不代填 \n提醒核对姓名\n★\n") == (
        Line(GUIDING, "先问清来意", must=True),
        Line(GUIDING, "不代填", must=True),
        Line(GUIDING, "提醒核对姓名"),
    )


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(GOOD, (), id="one that decides is enough"),
        pytest.param((), (ListProblem.NO_LINES,), id="nothing"),
        pytest.param(GOOD[1:], (ListProblem.NOTHING_DECIDES,), id="nothing decides"),
        pytest.param((*GOOD, Line(ENTRY, "复核")), (ListProblem.NOTHING_DECIDES,), id="nothing decides a skill"),
        pytest.param((*GOOD, GOOD[1]), (ListProblem.TWICE,), id="a line twice"),
        pytest.param((*GOOD, Line(ENTRY, "提醒核对姓名", must=True)), (), id="the same words of another skill"),
        pytest.param((*GOOD, Line(GUIDING, "长" * 201)), (ListProblem.TOO_LONG,), id="too long"),
        pytest.param((*GOOD, *(Line(GUIDING, f"第{n}条") for n in range(39))), (ListProblem.TOO_MANY,), id="too many"),
    ],
)
def test_what_makes_no_checklist(lines, expected):
    assert problems(lines) == expected


words = st.text(st.characters(whitelist_categories=["Lo", "Nd"]), min_size=1, max_size=12)


@given(st.lists(st.builds(Line, st.just(ENTRY), words, st.booleans()), max_size=8))
def test_what_is_typed_is_read_back(lines):
    assert lines_in(ENTRY, typed(lines, ENTRY)) == tuple(lines)


@given(st.builds(Line, st.sampled_from(Skill), words, st.booleans()))
def test_a_line_is_kept_as_it_is(line):
    assert Line.from_json(line.to_json()) == line
