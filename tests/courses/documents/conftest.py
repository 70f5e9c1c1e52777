"""A place for kept books, and the clock of the pages at a Monday morning."""

from collections.abc import Callable, Iterator

import pytest
import time_machine
from django.core.files.storage import storages

from courses import operations
from courses.models import Catalogue
from tests.factories import FOUNDED, MOMENT, House
from tests.shared import shared

SHELF = "documents/putuoshan"


@pytest.fixture
def kept() -> Callable[[], list[str]]:
    """`kept()`: the paths of the books that lie there for the town's centre."""
    storage = storages["private"]

    def listed() -> list[str]:
        if not storage.exists(SHELF):
            return []
        return [f"{SHELF}/{name}" for name in storage.listdir(SHELF)[1]]

    for left in listed():
        storage.delete(left)
    return listed


@pytest.fixture
def the_day() -> Iterator[None]:
    with time_machine.travel(MOMENT, tick=False):
        yield


@shared
def catalogue(house: House) -> Catalogue:
    """The town's catalogue, still empty."""
    return operations.open_catalogue(house.town, code="putuoshan", name="普陀山镇事项清单", by=None, at=FOUNDED)
