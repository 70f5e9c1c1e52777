"""Bytes → text by a ladder of our own: guessing libraries call short GBK files Big5.

BOM → UTF-8 strict → what the page itself declares → GB18030 strict. A text in UTF-8 with a few bytes damaged is
nearly always readable as GB18030, as another text: so UTF-8 that is nearly right is damaged, not GB18030.
"""

import codecs
import re
from dataclasses import dataclass

from courses.domain.problems import Problem, Refusal
from courses.readers.characters import tidy

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_FAMILIES = {"gb": "gb18030", "big5": "big5hkscs", "utf-16": "utf-16", "utf8": "utf-8", "utf-8": "utf-8"}
_DECLARED = re.compile(rb"""charset\s*=\s*["']?\s*([\w-]{2,20})|^\s*<\?xml[^>]*encoding=["']([\w-]{2,20})""", re.I)
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\ue000-\uf8ff]")
_SAMPLE = 20_000
_REPLACED = "\ufffd"


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, tidied, and how it was decoded."""

    text: str
    encoding: str
    problems: tuple[Problem, ...] = ()


def decode(data: bytes, *, declares: bool = False) -> Decoded:
    """The bytes as text; raises Refusal where no rung holds.

    `declares`: the text may name its own charset (a web page), and may hold a few broken characters as pages do.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding) or _lossy(data, encoding, allowed=declares)
    if found := _strictly(data, "utf-8"):
        return found
    damaged = _mostly_utf8(data)
    declared = "utf-8" if damaged else _declared(data) if declares else ""
    for encoding in dict.fromkeys(filter(None, [declared, "" if damaged else "gb18030"])):
        if found := _strictly(data, encoding):
            return found
    return _lossy(data, declared or "gb18030", allowed=declares)


def _strictly(data: bytes, encoding: str) -> Decoded | None:
    try:
        text = tidy(data.decode(encoding))
    except UnicodeDecodeError:
        return None
    return Decoded(text, encoding, _garbled(data, text) if encoding == "gb18030" else ())


def _lossy(data: bytes, encoding: str, *, allowed: bool) -> Decoded:
    text = tidy(data.decode(encoding, "replace"))
    count = text.count(_REPLACED)
    if not allowed or count * 200 > len(text):
        raise Refusal("text_damaged")
    return Decoded(text, encoding, (Problem("text_characters_lost", params={"count": count}),))


def _mostly_utf8(data: bytes) -> bool:
    """Whether nine in ten of the characters beyond ASCII are right as UTF-8: nobody's GB18030 is."""
    text = data.decode("utf-8", "replace")
    beyond = len(text) - len(text.encode("ascii", "ignore"))
    return text.count(_REPLACED) * 10 <= beyond


def _declared(data: bytes) -> str:
    found = _DECLARED.search(data[:4096])
    name = (found[1] or found[2]).decode().lower() if found else ""
    return next((encoding for prefix, encoding in _FAMILIES.items() if name.startswith(prefix)), "")


def _garbled(data: bytes, text: str) -> tuple[Problem, ...]:
    """Big5 reads as GB18030 without an error, as rare characters: told where Big5 makes more sense of the bytes."""
    try:
        other = data.decode("big5hkscs")
    except UnicodeDecodeError:
        return ()
    ours, theirs = _HAN.findall(text[:_SAMPLE]), _HAN.findall(other[:_SAMPLE])
    rare = sum(not _leads(char, "gb2312", 0xB0, 0xD7) for char in ours)
    common = sum(_leads(char, "big5", 0xA4, 0xC6) for char in theirs)
    return (Problem("text_maybe_garbled"),) if rare * 4 > len(ours) and common * 10 > len(theirs) * 9 else ()


def _leads(char: str, encoding: str, first: int, last: int) -> bool:
    """Whether the character stands in the part of the code that holds the ones in daily use."""
    try:
        return first <= char.encode(encoding)[0] <= last
    except UnicodeEncodeError:
        return False
