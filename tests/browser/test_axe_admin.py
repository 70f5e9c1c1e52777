"""axe finds nothing on our own pages inside Wagtail's admin: a phone in the dark, a desk in the light."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.axe import SIZES, found_by_axe, visitor
from tests.routes.table import TABLE
from tests.routes.world import World

pytestmark = pytest.mark.browser
# The frame around them is Wagtail's.
DESK = list({row.title: row for row in TABLE if row.desk}.values())
# Wagtail fades from one theme's colours to the other's.
COLOURS_STAND = (
    "Promise.allSettled(document.getAnimations().filter(one => one instanceof CSSTransition).map(one => one.finished))"
)
# The second look is for what a theme changes.
LOOKS = (("phone", "dark", {}), ("desk", "light", {"runOnly": ["color-contrast", "link-in-text-block"]}))


def test_axe_finds_nothing_in_the_admin(
    served: tuple[str, World], window_of: Callable[..., Page], subtests: pytest.Subtests
) -> None:
    _address, world = served
    for row in DESK:
        with subtests.test(row.title):
            page = window_of(visitor(row))
            assert page.goto(row.address(world)).status == 200
            found = []
            for size, theme, rules in LOOKS:
                page.set_viewport_size(SIZES[size])
                page.emulate_media(color_scheme=theme)
                page.evaluate(COLOURS_STAND)
                found += [f"{size}, {theme}: {violation}" for violation in found_by_axe(page, "main", **rules)]
                wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
                found += [f"{size}: {wide} px wider than the window"] if wide > 0 else []
            assert "\n".join(found) == ""
