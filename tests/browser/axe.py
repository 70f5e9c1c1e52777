"""axe looks at a page: what it finds, and who visits."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.routes.rows import Row

SIZES = {"phone": {"width": 360, "height": 780}, "desk": {"width": 1440, "height": 900}}
# Whoever has the most to see on a page visits it.
VISITORS = ("clerk", "head", "leader", "editor", "admin", "anonymous")


def visitor(row: Row) -> str | None:
    role = next(role for role in VISITORS if role in row.who)
    return None if role == "anonymous" else role


def found_by_axe(page: Page, within: str | None = None, **options: Any) -> list[str]:
    told = Axe().run(page, context=within, options={"resultTypes": ["violations"], **options})
    violations = told.response["violations"]
    return [f"{one['id']}: {node['target'][0]}" for one in violations for node in one["nodes"]]
