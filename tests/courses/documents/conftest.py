"""A place for kept books, and the clock of the pages at a Monday morning."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine
from pytest_django.fixtures import Settings

from courses import operations
from courses.models import Catalogue
from tests.factories import FOUNDED, MOMENT, House


@pytest.fixture(autouse=True)
def kept_here(settings: Settings, tmp_path: Path) -> Path:
    """Books are kept in a folder of the test's own."""
    settings.DOCUMENTS_ROOT = tmp_path / "documents"
    return settings.DOCUMENTS_ROOT


@pytest.fixture
def the_day() -> Iterator[None]:
    with time_machine.travel(MOMENT, tick=False):
        yield


@pytest.fixture
def catalogue(house: House) -> Catalogue:
    """The town's catalogue, still empty."""
    return operations.open_catalogue(house.town, code="putuoshan", name="普陀山镇事项清单", by=None, at=FOUNDED)
