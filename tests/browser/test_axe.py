"""axe finds nothing on any page of the route table, on a phone and on a desk, in light and in dark."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page

from tests.routes.rows import Row
from tests.routes.table import HERE, TABLE
from tests.routes.world import World

pytestmark = pytest.mark.browser
SIZES = {"phone": {"width": 360, "height": 780}, "desk": {"width": 1440, "height": 900}}
THEMES = ("light", "dark")
# Whoever has the most to see on a page visits it.
VISITORS = ("clerk", "head", "leader", "editor", "admin", "anonymous")
PAGES = [row for row in TABLE if row.page and not row.post and row.ok == 200 and row.query != HERE]


# Our own pages inside Wagtail's admin; its frame is Wagtail's.
DESK = list({row.title: row for row in TABLE if row.desk}.values())
# Wagtail fades from one theme's colours to the other's.
COLOURS_STAND = (
    "Promise.allSettled(document.getAnimations().filter(one => one instanceof CSSTransition).map(one => one.finished))"
)
# The second look is for what a theme changes.
LOOKS = (("phone", "dark", {}), ("desk", "light", {"runOnly": ["color-contrast", "link-in-text-block"]}))


def visitor(row: Row) -> str | None:
    role = next(role for role in VISITORS if role in row.who)
    return None if role == "anonymous" else role


def found_by_axe(page: Page, within: str | None = None, **options: Any) -> list[str]:
    told = Axe().run(page, context=within, options={"resultTypes": ["violations"], **options})
    violations = told.response["violations"]
    return [f"{one['id']}: {node['target'][0]}" for one in violations for node in one["nodes"]]


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
        for theme in THEMES:
            page.emulate_media(color_scheme=theme)
            found += [f"{size}, {theme}: {violation}" for violation in found_by_axe(page)]
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        if wide > 0:
            found.append(f"{size}: {wide} px wider than the window")
    assert "\n".join(found + said) == ""


def test_axe_finds_nothing_in_the_admin(
    served: tuple[str, World], context_of: Callable[..., BrowserContext], subtests: pytest.Subtests
) -> None:
    """In one window a visitor: it loads Wagtail's own scripts once."""
    _address, world = served
    windows: dict[str | None, Page] = {}
    for row in DESK:
        with subtests.test(row.title):
            who = visitor(row)
            if who not in windows:
                windows[who] = context_of(who, reduced_motion="reduce").new_page()
            page = windows[who]
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
