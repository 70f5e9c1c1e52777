"""What comes out of the printer: the matrix on A3, a certificate on one sheet, nothing folded away."""

import re
from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import BrowserContext

from tests.routes.world import World

pytestmark = pytest.mark.browser
A3_LANDSCAPE, A4 = (1191, 842), (595, 842)


def sheets(pdf: bytes) -> list[tuple[int, int]]:
    """The size of every sheet in points, as printers count them."""
    boxes = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]", pdf)
    return [(round(float(width)), round(float(height))) for width, height in boxes]


def test_the_matrix_is_printed_on_a3_and_on_nothing_else(
    served: tuple[str, World], context_of: Callable[..., BrowserContext]
) -> None:
    page = context_of("head").new_page()
    page.goto(reverse("matrix"))
    assert set(sheets(page.pdf(prefer_css_page_size=True))) == {A3_LANDSCAPE}


def test_a_certificate_is_printed_on_one_sheet(
    served: tuple[str, World], context_of: Callable[..., BrowserContext]
) -> None:
    page = context_of("head").new_page()
    page.goto(reverse("certificate", args=[served[1].certificate.serial]))
    assert sheets(page.pdf(prefer_css_page_size=True)) == [A4]


def test_a_record_is_printed_unfolded_and_folds_again(
    served: tuple[str, World], context_of: Callable[..., BrowserContext]
) -> None:
    page = context_of("head").new_page()
    page.goto(reverse("record", args=[served[1].people.clerk.pk]))
    folded = page.locator("main details:not([open])").count()
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    printed = page.locator("main details:not([open])").count()
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert (folded > 0, printed, page.locator("main details:not([open])").count()) == (True, 0, folded)
