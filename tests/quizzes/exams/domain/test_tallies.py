"""What a paper's results say together, and what they keep to themselves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.exams.domain.tallies import Band, Marked, bands, fared, percent


@given(st.lists(st.integers(0, 100)))
def test_everybody_is_in_one_band(percents):
    found = bands(percents)
    assert sum(band.people for band in found) == len(percents)
    assert [(band.low, band.high) for band in found] == [*((low, low + 9) for low in range(0, 90, 10)), (90, 100)]
    assert all(band.people == sum(band.low <= one <= band.high for one in percents) for band in found)


def test_a_full_score_is_in_the_last_band():
    assert bands([100])[-1] == Band(90, 100, 1)


@pytest.mark.parametrize(("right", "asked", "told"), [(4, 5, 80), (7, 9, 77), (799, 1000, 79), (0, 0, 0)])
def test_a_percent_is_rounded_down(right, asked, told):
    assert percent(right, asked) == told


def sittings(rights: dict[str, list[bool]]) -> list[Marked]:
    people = max(map(len, rights.values()))
    return [
        Marked(person, tuple((about, told[person]) for about, told in rights.items() if person < len(told)))
        for person in range(people)
    ]


def test_the_hardest_comes_first_and_what_few_were_asked_is_not_told():
    found, hidden = fared(sittings({"易": [True] * 5, "难": [True, *[False] * 4], "少": [False] * 4}))
    assert [(one.about, one.right, one.asked, one.people, one.percent) for one in found] == [
        ("难", 1, 5, 5, 20),
        ("易", 5, 5, 5, 100),
    ]
    assert hidden == 1


def test_one_person_asked_five_times_is_one_person():
    found, hidden = fared([Marked(1, (("问", True),))] * 5)
    assert (found, hidden) == ((), 1)


def test_those_who_know_the_rest_know_a_good_question():
    strong, weak = [True] * 6, [False] * 6
    rest = {f"其余{n}": [*strong, *weak] for n in range(4)}
    (good,) = [one for one in fared(sittings(rest | {"好": [*strong, *weak]}))[0] if one.about == "好"]
    (bad,) = [one for one in fared(sittings(rest | {"坏": [*weak, *strong]}))[0] if one.about == "坏"]
    assert good.discrimination.value > 0.9
    assert bad.discrimination.value < -0.9
