"""What tests of quizzes may ask for beyond the house. Imports are late: domain tests run without Django."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.shared import shared

if TYPE_CHECKING:
    from tests.factories import House
    from tests.quizzes.shelf import Shelf


@pytest.fixture(autouse=True)
def _nothing_is_due(request: pytest.FixtureRequest) -> Iterator[None]:
    """Quizzes alone, as if no storey above knew of a check that is due; a test of what is due registers its own."""
    if "shelf" not in request.fixturenames:
        yield
        return
    from quizzes import obligations

    before = obligations.answered()
    obligations.answered_by(lambda clerk, *, on, by: ())
    yield
    if before:
        obligations.answered_by(before)


@shared
def shelf(house: "House") -> "Shelf":
    """Seven matters in force, of tier A, offered by the centre."""
    from tests.quizzes import shelf as shelves

    return shelves.fill(house, lessons=False)
