"""axe finds nothing on any page of the route table: a phone in the dark, a desk in the light.

What a page is made of depends on the size, its colours on the theme, neither on both.
"""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.axe import SIZES, found_by_axe, visitor
from tests.routes.rows import Row
from tests.routes.table import HERE, TABLE
from tests.routes.world import World

pytestmark = pytest.mark.browser
THEMES = {"phone": "dark", "desk": "light"}
PAGES = [row for row in TABLE if row.page and not row.post and row.ok == 200 and row.query != HERE]


@pytest.mark.parametrize("row", PAGES, ids=lambda row: row.title)
def test_axe_finds_nothing(row: Row, served: tuple[str, World], context_of: Callable[..., BrowserContext]) -> None:
    _address, world = served
    page = context_of(visitor(row), viewport=SIZES["phone"], reduced_motion="reduce").new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    answer = page.goto(row.address(world))
    assert answer.status == 200
    found = []
    for size, viewport in SIZES.items():
        page.set_viewport_size(viewport)
        page.emulate_media(color_scheme=THEMES[size])
        found += [f"{size}, {THEMES[size]}: {violation}" for violation in found_by_axe(page)]
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        if wide > 0:
            found.append(f"{size}: {wide} px wider than the window")
    assert "\n".join(found + said) == ""
