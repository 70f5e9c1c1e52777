"""Addresses that are printed: short, and the same for ever, whatever becomes of a page's category or name."""

from functools import lru_cache
from io import BytesIO

import segno
from django.conf import settings
from django.urls import reverse


def address(name: str, *args: object) -> str:
    """The absolute address of a route, for paper."""
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + reverse(name, args=args)


@lru_cache(maxsize=4096)
def code_svg(content: str) -> str:
    """A QR code with its four modules of white (ISO/IEC 18004); a sixth of it may be lost to a fold or a stamp.

    Trying the eight masks takes some 5 ms a code, and an address keeps its code for ever.
    """
    out = BytesIO()
    segno.make(content, error="m", micro=False).save(out, kind="svg", border=4, xmldecl=False, svgclass=None)
    return out.getvalue().decode()
