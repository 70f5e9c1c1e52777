"""What tests of certification may ask for beyond the house. Imports are late: domain tests run without Django."""

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.shared import shared

if TYPE_CHECKING:
    from tests.factories import House
    from tests.quizzes.shelf import Shelf


@shared
def shelf(house: "House") -> "Shelf":
    """Seven matters in force, of tier A, offered by the centre."""
    from tests.quizzes import shelf as shelves

    return shelves.fill(house)


@pytest.fixture
def monday() -> Iterator[None]:
    """The clock of the pages stands at ten on the Monday morning of the factories."""
    import time_machine

    from tests.factories import MOMENT

    with time_machine.travel(MOMENT + timedelta(hours=1), tick=False):
        yield
