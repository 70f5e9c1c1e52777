"""axe looks at a page, on a phone in the dark and at a desk in the light: what it finds, and who visits.

What a page is made of depends on the size, its colours on the theme, neither on both.
"""

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.routes.rows import Row
from tests.routes.table import HERE, TABLE
from tests.routes.world import World

SIZES = {"phone": {"width": 360, "height": 780}, "desk": {"width": 1440, "height": 900}}
THEMES = {"phone": "dark", "desk": "light"}
# Whoever has the most to see on a page visits it.
VISITORS = ("clerk", "head", "leader", "editor", "admin", "anonymous")


def visitor(row: Row) -> str | None:
    role = next(role for role in VISITORS if role in row.who)
    return None if role == "anonymous" else role


def found_by_axe(page: Page, within: str | None = None, **options: Any) -> list[str]:
    # Half a megabyte of script: once a page is enough.
    script = "'already there'" if page.evaluate("'axe' in window") else AXE_SCRIPT
    told = Axe(script).run(page, context=within, options={"resultTypes": ["violations"], **options})
    violations = told.response["violations"]
    return [f"{one['id']}: {node['target'][0]}" for one in violations for node in one["nodes"]]


PAGES = [row for row in TABLE if row.page and row.who and not row.post and row.ok == 200 and row.query != HERE]
# Two modules of about the same length, for a module stays with one worker.
CLERKS_PAGES = [row for row in PAGES if visitor(row) == "clerk"]
OTHER_PAGES = [row for row in PAGES if visitor(row) != "clerk"]


def faults_of(row: Row, page: Page, world: World) -> list[str]:
    """What axe finds on the page, whether it is wider than its window, and what it says in the console."""
    said: list[str] = []
    listeners = {
        "console": lambda message: said.append(message.text) if message.type == "error" else None,
        "pageerror": lambda error: said.append(str(error)),
    }
    for event, hear in listeners.items():
        page.on(event, hear)
    _shown_on(page, "phone")
    assert page.goto(row.address(world)).status == 200
    found = []
    for size in SIZES:
        _shown_on(page, size)
        found += [f"{size}, {THEMES[size]}: {violation}" for violation in found_by_axe(page)]
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        if wide > 0:
            found.append(f"{size}: {wide} px wider than the window")
    for event, hear in listeners.items():
        page.remove_listener(event, hear)
    return found + said


def _shown_on(page: Page, size: str) -> None:
    page.set_viewport_size(SIZES[size])
    page.emulate_media(color_scheme=THEMES[size])
