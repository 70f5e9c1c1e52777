"""Characters: half and full width alike, brackets that match, numerals and numbering marks."""

import re
from collections.abc import Iterator
from html import unescape

_FULL = "（），；：．　＊！？％＋－～" + "".join(chr(c) for c in range(0xFF10, 0xFF1A))
_HALF = "(),;:. *!?%+-~" + "0123456789"
_FOLD = str.maketrans(_FULL, _HALF)
_NUMERALS = {"零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
NUMERAL = r"(?:\d+|[一二两三四五六七八九十]{1,3})"
_OPEN, _CLOSE = "(《“【〔[", ")》”】〕]"
_STRAY = re.compile(r"[\u0000-\u0008\u000b-\u001f\u007f\u200b-\u200f\ufeff]|_x000D_")
# Whatever `clean` would change; most cells have none of it, and are cleaned many times.
_UNCLEAN = re.compile(
    r"[^\S \n]|[\u0000-\u0008\u000e-\u001f\u007f\u200b-\u200f\ufeff&\\]|_x000D_|  | \n|\n[ \n]|\A[ \n]|[ \n]\Z"
)
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,6}|#x[0-9a-fA-F]{2,5});")
_SPACES = re.compile(r"[ \t\u00a0\u3000]+")


def fold(text: str) -> str:
    """Full-width digits and punctuation as half-width, one for one, so that positions stay the same."""
    return text.translate(_FOLD)


def clean(text: str) -> str:
    """Control characters gone, runs of spaces one space, each line stripped, empty lines dropped.

    Entities that were escaped twice and line breaks that were written out ("\\r\\n") become what they stand for.
    """
    if not _UNCLEAN.search(text):
        return text
    if "&" in text and _ENTITY.search(text):
        text = unescape(unescape(text))
    if "\\" in text:
        text = text.replace("\\r\\n", "\n").replace("\\n", "\n")
    text = _STRAY.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def one_line(text: str) -> str:
    """A cleaned text without line breaks: hard-wrapped Chinese joins without a space."""
    text = clean(text)
    return text.replace("\n", "") if "\n" in text else text


def numeral(text: str) -> int | None:
    """The value of 12, 十二 or 两; None where it is neither."""
    text = fold(text)
    if text.isascii() and text.isdigit():
        return int(text)
    if text == "十":
        return 10
    tens, ten, ones = text.partition("十")
    if not ten:
        return _NUMERALS.get(text)
    high = _NUMERALS.get(tens, 1 if not tens else None)
    low = _NUMERALS.get(ones, 0 if not ones else None)
    return None if high is None or low is None else high * 10 + low


def split_outside(text: str, separators: str) -> list[str]:
    """Split at separators (given half-width) that stand outside brackets; pieces stripped, empty ones dropped."""
    pieces, start = [], 0
    folded = fold(text)
    if not any(mark in folded for mark in separators):
        return [text.strip()] if text.strip() else []
    for position in _outside(folded):
        if folded[position] in separators:
            pieces.append(text[start:position])
            start = position + 1
    pieces.append(text[start:])
    return [piece.strip() for piece in pieces if piece.strip()]


def last_group(text: str) -> tuple[str, str] | None:
    """Head and inside of the round bracket that ends the text; None where there is none or it doesn't match."""
    folded, depth = fold(text), 0
    if not folded.endswith(")"):
        return None
    for position in range(len(folded) - 1, -1, -1):
        depth += (folded[position] == ")") - (folded[position] == "(")
        if depth == 0:
            return text[:position].rstrip(), text[position + 1 : -1].strip()
    return None


def _outside(folded: str) -> Iterator[int]:
    depth = 0
    for position, char in enumerate(folded):
        if char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0:
            yield position
