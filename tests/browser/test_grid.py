"""The matrix under the keys, for who listens to it, and under a finger: one page for all of it, and a phone's."""

import re
from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, expect

from tests.routes.world import World

pytestmark = pytest.mark.browser
PHONE = {"width": 360, "height": 740}
HERE = """() => {
  const cell = document.activeElement.closest("th, td");
  return [cell.parentNode.rowIndex + 1, cell.cellIndex + 1];
}"""


def press(page: Page, *keys: str) -> tuple[int, int]:
    """Row and column where the keys are afterwards, counted as they are read aloud."""
    for key in keys:
        page.keyboard.press(key)
    row, column = page.evaluate(HERE)
    return row, column


def test_the_matrix_is_walked_by_keys_heard_and_opened(
    served: tuple[str, World], context_of: Callable[..., BrowserContext]
) -> None:
    world = served[1]
    page = context_of("head").new_page()
    page.goto(reverse("matrix") + "?open=*")
    grid = page.get_by_role("grid", name="matters")
    rows, columns = page.evaluate(
        "() => { const t = document.querySelector('.matrix'); return [t.rows.length, t.rows[0].cells.length]; }"
    )
    expect(grid.get_by_role("row")).to_have_count(rows)
    expect(grid.get_by_role("columnheader")).to_have_count(columns)
    expect(grid.get_by_role("rowheader", name=world.matter.name)).to_have_count(1)
    assert grid.locator("[tabindex='0']").count() == 1

    strip = page.locator("#strip")
    grid.locator("td > a").first.focus()
    row, column = press(page)
    expect(strip).to_be_visible()
    expect(strip.locator(".strip__who")).to_contain_text(" · ")
    assert press(page, "ArrowRight") == (row, column + 1)
    assert press(page, "ArrowDown") == (row + 1, column + 1)
    assert press(page, "ArrowLeft", "ArrowUp") == (row, column)
    assert press(page, "End") == (row, columns)
    assert press(page, "Home") == (row, 1)
    assert press(page, "Control+Home") == (1, 1)
    assert press(page, "ArrowUp", "ArrowLeft") == (1, 1)
    assert press(page, "Control+End") == (rows, columns)
    assert press(page, "PageUp", "PageDown") == (rows, columns)
    assert grid.locator("[tabindex='0']").count() == 1
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.matrix')") is None
    page.keyboard.press("Shift+Tab")
    assert press(page) == (rows, columns)

    cell = grid.locator(f"a[href^='{world.people.clerk.pk}/{world.matter.pk}/']")
    cell.focus()
    expect(cell).to_have_accessible_name("Valid except changed facets")
    expect(cell).to_have_accessible_description(re.compile(re.escape(f"{world.people.clerk} · {world.matter.name}")))
    page.keyboard.press("Escape")
    expect(strip).to_be_hidden()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text(world.matter.name)


def test_a_category_is_closed_by_a_key_and_keeps_the_keys(context_of: Callable[..., BrowserContext]) -> None:
    page = context_of("head").new_page()
    page.goto(reverse("matrix") + "?open=*")
    grid = page.get_by_role("grid")
    grid.get_by_role("link", expanded=True).first.focus()
    page.keyboard.press("Enter")
    expect(grid.get_by_role("link", expanded=False)).to_have_count(1)
    assert press(page) == (2, 1)
    page.keyboard.press("Enter")
    expect(grid.get_by_role("link", expanded=False)).to_have_count(0)
    assert press(page) == (2, 1)


def test_a_finger_sees_the_facets_first_and_opens_the_cell_next(
    served: tuple[str, World], context_of: Callable[..., BrowserContext]
) -> None:
    world = served[1]
    page = context_of("head", viewport=PHONE, has_touch=True).new_page()
    page.goto(reverse("matrix") + "?open=*")
    cell = page.locator(f".matrix a[href^='{world.people.clerk.pk}/{world.matter.pk}/']")
    cell.tap()
    strip = page.locator("#strip")
    expect(strip).to_be_visible()
    box = strip.bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= PHONE["width"]
    strip.get_by_role("link", name="Open the evidence").tap()
    expect(page.get_by_role("heading", level=1)).to_contain_text(world.matter.name)
