"""Measuring and breaking Chinese text in the face the paper is set in: Noto Sans CJK SC, from its wheel."""

import re
from functools import lru_cache
from itertools import pairwise

from noto_cjk_sans_otc import FONT_PATH
from PIL import ImageFont

DPI = 200
SIMPLIFIED_CHINESE = 2  # the collection's second face is Korean, the first Japanese
CLOSING = frozenset("、，。；：！？）》〉」』】〕”’")
OPENING = frozenset("（《〈「『【〔“‘")
NOT_AT_START = CLOSING | frozenset("…·,.;:!?)]}%")
NOT_AT_END = OPENING | frozenset("([{")
_PIECES = re.compile(r"[0-9A-Za-z_.:\-]+/*|.", re.DOTALL)


def pixels(millimetres: float) -> float:
    return millimetres / 25.4 * DPI


def millimetres(pixel_count: float) -> float:
    return pixel_count / DPI * 25.4


@lru_cache(maxsize=32)
def font(points: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONT_PATH), round(points / 72 * DPI), index=SIMPLIFIED_CHINESE)


def runs(text: str) -> tuple[str, ...]:
    """The text cut where two full-width marks meet: the half em of white between them is set only once."""
    cuts = [n for n in range(1, len(text)) if _meet(text[n - 1], text[n])]
    return tuple(text[start:end] for start, end in pairwise([0, *cuts, len(text)]))


def half_em(points: float) -> float:
    return millimetres(font(points).size) / 2


def width(text: str, points: float, tracking: float = 0) -> float:
    """Millimetres the text takes; `tracking` is added between characters."""
    set_once = half_em(points) * (len(runs(text)) - 1) if text and not tracking else 0
    return millimetres(font(points).getlength(text)) + tracking * max(0, len(text) - 1) - set_once


def broken(text: str, points: float, measure: float) -> tuple[str, ...]:
    """The text as lines of at most `measure` millimetres. Closing marks never start a line and opening ones
    never end it; a number or a Latin word stays whole unless it is longer than a line; an address parts after
    a slash."""
    lines: list[str] = []
    line: list[str] = []
    for piece in _pieces(text, points, measure):
        line.append(piece)
        too_wide = width("".join(line), points) > measure
        if too_wide and (cut := _last_break(line)):
            lines.append("".join(line[:cut]))
            line = line[cut:]
    return (*lines, "".join(line)) if line else tuple(lines)


def _last_break(line: list[str]) -> int:
    """Before which piece the line may be parted, as late as possible; 0 where nowhere: then it stands out."""
    parts = (n for n in range(len(line) - 1, 0, -1) if line[n] not in NOT_AT_START and line[n - 1] not in NOT_AT_END)
    return next(parts, 0)


def _pieces(text: str, points: float, measure: float) -> list[str]:
    pieces: list[str] = []
    for piece in _PIECES.findall(text):
        pieces.extend(piece if width(piece, points) > measure else [piece])
    return pieces


def _meet(left: str, right: str) -> bool:
    return (left in CLOSING and right in CLOSING | OPENING) or (left in OPENING and right in OPENING)
