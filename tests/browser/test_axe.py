"""axe finds nothing on any page a clerk may open."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.axe import CLERKS_PAGES, faults_of, visitor
from tests.routes.rows import Row
from tests.routes.world import World

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("row", CLERKS_PAGES, ids=lambda row: row.title)
def test_axe_finds_nothing(row: Row, served: tuple[str, World], window_of: Callable[..., Page]) -> None:
    assert faults_of(row, window_of(visitor(row)), served[1]) == []
