"""What tests of quizzes may ask for beyond the house. Imports are late: domain tests run without Django."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.factories import House
    from tests.quizzes.shelf import Shelf


@pytest.fixture
def shelf(house: "House") -> "Shelf":
    """Seven matters in force, of tier A, offered by the centre."""
    from tests.quizzes import shelf as shelves

    return shelves.fill(house, lessons=False)
