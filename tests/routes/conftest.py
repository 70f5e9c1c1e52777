"""The world the route table is about."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine

from tests.factories import MOMENT, House, People
from tests.routes.world import World, make_world


@pytest.fixture
def world(house: House, people: People) -> Iterator[World]:
    """As it stands on a Monday morning; the clock of the pages stands there too."""
    made = make_world(house, people, at=MOMENT)
    with time_machine.travel(MOMENT + timedelta(hours=1), tick=False):
        yield made
