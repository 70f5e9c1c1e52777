"""Which options people choose, and when a key deserves a second look."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.domain.statistics import FEWEST_PEOPLE
from quizzes.domain.statistics.flags import Flag, flags_of
from quizzes.domain.statistics.options import Shown, option_use
from quizzes.domain.statistics.shrinkage import Estimate

TEXTS = ("甲", "乙", "丙")
answers = st.lists(st.tuples(st.integers(1, 9), st.sets(st.sampled_from(TEXTS))), max_size=40)


def shown(told):
    """甲 is right, the others are not; each (person, chosen) is one answer."""
    return [
        Shown("q", number, person, text, text == "甲", text in chosen)
        for number, (person, chosen) in enumerate(told)
        for text in TEXTS
    ]


@given(answers)
def test_counts_are_those_of_the_answers_and_of_no_small_group(told):
    people = {person for person, _chosen in told}
    uses = {use.text: use for use in option_use(shown(told))}
    assert set(uses) == (set(TEXTS) if len(people) >= FEWEST_PEOPLE else set())
    for text, use in uses.items():
        assert (use.shown, use.chosen) == (len(told), sum(text in chosen for _person, chosen in told))
        assert use.beats_the_key is (text != "甲" and use.chosen > uses["甲"].chosen)


def test_one_person_however_often_is_one_person():
    assert option_use(shown([(1, {"甲"})] * 50)) == ()
    assert option_use(shown([(n % 4, {"甲"}) for n in range(50)])) == ()
    assert len(option_use(shown([(n % 5, {"甲"}) for n in range(5)]))) == 3


def test_what_beats_its_key_comes_first():
    uses = option_use(shown([(n, {"乙"}) for n in range(5)] + [(9, {"甲"})]))
    assert [(use.text, use.beats_the_key) for use in uses] == [("乙", True), ("丙", False), ("甲", False)]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, ()),
        ({"right": Estimate(0.04, 0.01, 0.09)}, (Flag.BELOW_CHANCE,)),
        ({"right": Estimate(0.08, 0.01, 0.3)}, ()),
        ({"discrimination": Estimate(-0.4, -0.6, -0.1)}, (Flag.NEGATIVE,)),
        ({"discrimination": Estimate(-0.2, -0.5, 0.1)}, ()),
        ({"distractors": 1}, (Flag.DISTRACTOR,)),
    ],
    ids=["nothing", "below chance", "perhaps chance", "negative", "perhaps nothing", "a distractor"],
)
def test_a_flag_needs_its_ground(told, expected):
    usual = {"right": Estimate(0.8, 0.7, 0.9), "guess": 0.1, "discrimination": None, "distractors": 0}
    assert flags_of(**usual | told) == expected
