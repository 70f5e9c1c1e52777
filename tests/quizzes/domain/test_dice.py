import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.domain.dice import Dice


def test_same_seed_falls_the_same():
    assert Dice("item", 7).shuffled("甲乙丙丁戊") == Dice("item", 7).shuffled("甲乙丙丁戊")


def test_stream_is_fixed_for_ever():
    dice = Dice("item", 7)
    assert [dice.below(100) for _ in range(8)] == [80, 53, 41, 47, 95, 83, 16, 56]


def test_parts_are_not_run_together():
    assert Dice("ab", "c").below(2**64) != Dice("a", "bc").below(2**64)


def test_stream_does_not_depend_on_the_hash_seed():
    code = "from quizzes.domain.dice import Dice; print(Dice('a', 1).shuffled(range(20)))"
    fallen = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("0", "1", "4711")
    }
    assert fallen == {f"{Dice('a', 1).shuffled(range(20))}\n"}


def test_below_is_even():
    dice = Dice("even")
    counts = [0] * 6
    for _ in range(6000):
        counts[dice.below(6)] += 1
    assert all(900 < count < 1100 for count in counts), counts


@given(st.integers(), st.lists(st.integers(), max_size=30))
def test_shuffling_keeps_everything(seed, items):
    assert sorted(Dice(seed).shuffled(items)) == sorted(items)


@given(st.integers(), st.sets(st.integers(), min_size=1, max_size=20), st.data())
def test_sample_draws_none_twice(seed, items, data):
    k = data.draw(st.integers(0, len(items)))
    drawn = Dice(seed).sample(sorted(items), k)
    assert len(set(drawn)) == k
    assert set(drawn) <= items


@pytest.mark.parametrize("n", [0, -1, 2**64 + 1], ids=["nothing", "negative", "more than a word"])
def test_impossible_throws_are_refused(n):
    with pytest.raises(ValueError, match="cannot throw"):
        Dice("x").below(n)


def test_sampling_more_than_there_is_is_refused():
    with pytest.raises(ValueError, match="cannot sample 3 of 2"):
        Dice("x").sample("ab", 3)


def test_dice_need_a_seed():
    with pytest.raises(ValueError, match="at least one"):
        Dice()
