"""What became of an answer, in the words a question is mended by."""

import pytest

from quizzes.domain.grading import Grade
from quizzes.domain.statistics.slips import Slip, slip_of


@pytest.mark.parametrize(
    ("given", "answered", "slip"),
    [
        (Grade(True, ()), True, Slip.RIGHT),
        (Grade(False, (), ("a",)), True, Slip.TOO_LITTLE),
        (Grade(False, (), (), ("b",)), True, Slip.TOO_MUCH),
        (Grade(False, (), ("a",), ("b",)), True, Slip.BOTH),
        (Grade(False, ()), True, Slip.OTHERWISE),
        (Grade(False, (), ("a",)), False, Slip.UNKNOWN),
    ],
    ids=["right", "too little", "too much", "both", "an order", "don't know"],
)
def test_an_answer_has_one_slip(given, answered, slip):
    assert slip_of(given, answered=answered) is slip
