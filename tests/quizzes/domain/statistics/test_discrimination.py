"""Whether a question tells those who know from those who don't."""

from statistics import correlation

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.domain.statistics.discrimination import FEWEST_ANSWERS, discrimination, rest_of

pairs = st.lists(st.tuples(st.booleans(), st.integers(0, 14).map(lambda n: n / 14)), min_size=10, max_size=80)


@given(pairs)
def test_it_is_the_correlation_of_the_two_columns(told):
    found = discrimination(told)
    rights, rests = [float(right) for right, _ in told], [rest for _, rest in told]
    if len(set(rights)) == 1 or len(set(rests)) == 1:
        assert found is None
        return
    assert found is not None
    assert found.value == pytest.approx(correlation(rights, rests), abs=1e-9)
    assert -1 <= found.low <= found.value <= found.high <= 1


@given(pairs)
def test_turned_round_it_has_the_other_sign(told):
    found, turned = discrimination(told), discrimination([(not right, rest) for right, rest in told])
    assert (found is None) == (turned is None)
    if found and turned:
        assert turned.value == pytest.approx(-found.value, abs=1e-9)


def test_few_answers_say_nothing():
    told = [(bool(n % 2), n / 10) for n in range(FEWEST_ANSWERS)]
    assert discrimination(told) is not None
    assert discrimination(told[1:]) is None


@pytest.mark.parametrize(
    ("right", "rights", "asked", "rest"),
    [(True, 8, 8, 1.0), (False, 8, 9, 1.0), (True, 1, 5, 0.0), (True, 3, 3, None)],
    ids=["right among rights", "the only wrong one", "the only right one", "too few others"],
)
def test_the_question_itself_is_left_out_of_the_rest(right, rights, asked, rest):
    assert rest_of(right, rights=rights, asked=asked) == rest
