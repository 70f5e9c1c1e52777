"""The beta distribution against counting: for whole numbers it is a sum of binomial terms."""

from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.domain.statistics.beta import cumulative, quantile

shares = st.floats(0.001, 0.999)
wholes = st.integers(1, 60)


@given(shares, wholes, wholes)
def test_it_is_the_chance_of_so_many_successes(x, a, b):
    n = a + b - 1
    counted = sum(comb(n, k) * x**k * (1 - x) ** (n - k) for k in range(a, n + 1))
    assert cumulative(x, a, b) == pytest.approx(counted, abs=1e-10)


@given(shares, st.floats(0.3, 500), st.floats(0.3, 500))
def test_it_mirrors_and_grows(x, a, b):
    assert cumulative(x, a, b) + cumulative(1 - x, b, a) == pytest.approx(1, abs=1e-10)
    assert cumulative(x / 2, a, b) <= cumulative(x, a, b)


@given(st.floats(0.01, 0.99), st.floats(0.5, 300), st.floats(0.5, 300))
def test_a_quantile_leads_back_to_its_chance(chance, a, b):
    assert cumulative(quantile(chance, a, b), a, b) == pytest.approx(chance, abs=1e-9)


def test_the_ends_are_the_ends():
    assert (cumulative(0, 2, 3), cumulative(1, 2, 3), cumulative(0.5, 1, 1)) == (0, 1, pytest.approx(0.5))
