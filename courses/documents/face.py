"""What the house's face can draw. A box in a name is not that name, so somebody is told before it is printed."""

from functools import lru_cache

from noto_cjk_sans_otc import FONT_PATH
from PIL import ImageFont

SIMPLIFIED_CHINESE = 2  # the collection's first face is Japanese, the second Korean


def missing_glyphs(text: str) -> tuple[str, ...]:
    """Characters the face cannot draw, each once, in the order of the text."""
    return tuple(char for char in dict.fromkeys(text) if not char.isspace() and not _drawable(char))


@lru_cache(maxsize=16_384)
def _drawable(char: str) -> bool:
    # The last code point of plane 16 is never assigned: it draws as the face's "no such character" box.
    return _bitmap(char) != _bitmap("\U0010ffff")


@lru_cache(maxsize=1)
def _font() -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONT_PATH), 24, index=SIMPLIFIED_CHINESE)


def _bitmap(char: str) -> tuple[tuple[int, int], bytes]:
    mask = _font().getmask(char)
    return mask.size, bytes(mask)
