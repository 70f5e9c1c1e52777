"""The holes of the AB岗 table."""

import pytest

from certification.matrix.domain.stand_ins import Hole, Ready, hole


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        pytest.param([], Hole.NO_STAND_IN, id="nobody"),
        pytest.param([Ready(False, False)], Hole.NOT_CERTIFIED, id="not certified"),
        pytest.param([Ready(False, True)], Hole.NOT_CERTIFIED, id="neither certified nor here"),
        pytest.param([Ready(True, True)], Hole.AWAY, id="certified and away"),
        pytest.param([Ready(True, True), Ready(False, False)], Hole.AWAY, id="the other one is not certified"),
        pytest.param([Ready(True, True), Ready(True, False)], None, id="one of two is here"),
        pytest.param([Ready(True, False), Ready(False, False)], None, id="one of two is certified"),
    ],
)
def test_a_hole_says_what_is_missing(named, expected) -> None:
    assert hole(named) is expected
