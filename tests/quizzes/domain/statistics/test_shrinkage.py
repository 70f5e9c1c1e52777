"""A share of few answers is pulled to its family, and always says how far it may be off."""

from itertools import product
from math import comb, exp, lgamma

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.domain.statistics.shrinkage import (
    STRONGEST,
    WEAKEST,
    Prior,
    family_prior,
    shrunk,
    spread,
    within_family,
)

counts = st.integers(0, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
priors = st.builds(Prior, st.floats(0.02, 0.98), st.floats(WEAKEST, STRONGEST))


@given(counts, priors)
def test_the_share_lies_between_the_answers_and_the_family_inside_its_interval(count, prior):
    right, n = count
    found = shrunk(count, prior)
    ends = sorted([right / n if n else prior.mean, prior.mean])
    assert ends[0] - 1e-12 <= found.value <= ends[1] + 1e-12
    assert 0 <= found.low <= found.value <= found.high <= 1


@given(st.integers(1, 30), st.integers(2, 20), priors)
def test_more_answers_of_the_same_kind_speak_more_for_themselves(right, times, prior):
    few, many = (right, 2 * right), (right * times, 2 * right * times)
    own = shrunk(few, prior), shrunk(many, prior)
    assert abs(own[1].value - 0.5) <= abs(own[0].value - 0.5) + 1e-12


@pytest.mark.parametrize(("a", "b"), [(2, 3), (8, 2)])
@pytest.mark.parametrize("sizes", [(2, 3, 4), (1, 5, 3)])
def test_the_moments_are_those_of_counted_beta_binomials(a, b, sizes):
    """Over every outcome of three templates, the spread is on average what the likeness says it is."""

    def chance(right: int, n: int) -> float:
        beta = lgamma(right + a) + lgamma(n - right + b) - lgamma(n + a + b) - lgamma(a) - lgamma(b) + lgamma(a + b)
        return comb(n, right) * exp(beta)

    average = 0.0
    for rights in product(*(range(n + 1) for n in sizes)):
        weight = 1.0
        for right, n in zip(rights, sizes, strict=True):
            weight *= chance(right, n)
        average += weight * spread(list(zip(rights, sizes, strict=True)))
    mean, alike, total = a / (a + b), 1 / (a + b + 1), sum(sizes)
    room = total - sum(n * n for n in sizes) / total
    expected = mean * (1 - mean) * ((len(sizes) - 1) * (1 - alike) + alike * room)
    assert average == pytest.approx(expected, rel=1e-9)


def test_templates_that_differ_make_a_weak_family_and_alike_ones_a_strong_one():
    apart, alike = [(5, 100), (95, 100), (50, 100)], [(50, 100), (51, 100), (49, 100)]
    assert family_prior(apart).strength < 5
    assert family_prior(alike) == Prior(pytest.approx(0.5, abs=0.01), STRONGEST)
    assert within_family([(0, 50), (50, 50)]) > 0.9


@pytest.mark.parametrize("family", [[], [(4, 5)], [(5, 5), (7, 7)], [(0, 0), (3, 4)]])
def test_a_family_that_says_little_is_worth_little_or_is_alike(family):
    prior = family_prior(family)
    assert 0 < prior.mean < 1
    assert prior.strength in (WEAKEST, STRONGEST)


@given(st.lists(counts, max_size=12))
def test_a_family_is_always_usable(family):
    prior = family_prior(family)
    assert 0 < prior.mean < 1
    assert WEAKEST <= prior.strength <= STRONGEST
