"""Reads back what our own press printed: pages, their size in millimetres and their text.

Not a PDF library: it knows the plain objects, deflated streams and Identity-H fonts Typst writes, and reads text the
way a viewer copies it, by the fonts' own ToUnicode maps. So a test sees the file, not the data the file was made from.
"""

import re
import zlib
from dataclasses import dataclass

_OBJECT = re.compile(rb"(?:^|\n)(\d+) 0 obj\n(.*?)\nendobj", re.DOTALL)
_FONT = re.compile(rb"/(\w+) [\d.]+ Tf")
_TEXT = re.compile(rb"\n(BT|ET)\b")
_INSTEAD = re.compile(rb"/ActualText ?<FEFF([0-9A-Fa-f]+)>")
_HEX = re.compile(rb"<([0-9A-Fa-f]+)>")
_ESCAPED = re.compile(rb"\\(?:([0-7]{1,3})|(.))", re.DOTALL)
_NAMED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


@dataclass(frozen=True, slots=True)
class Page:
    width: float
    height: float
    text: str


def pages(data: bytes) -> list[Page]:
    """Every page in order; text runs follow each other without separators."""
    objects = {int(number): body for number, body in _OBJECT.findall(data)}
    root = next(body for body in objects.values() if re.search(rb"/Type\s*/Catalog", body))
    return [_page(body, objects) for body in _leaves(objects[_reference(root, "Pages")], objects)]


def text(data: bytes) -> str:
    """The whole text, without the spaces that set Latin and Han apart."""
    return "".join(page.text for page in pages(data)).replace(" ", "")


def _leaves(node: bytes, objects: dict[int, bytes]) -> list[bytes]:
    if not re.search(rb"/Type\s*/Pages\b", node):
        return [node]
    kids = re.search(rb"/Kids\s*\[(.*?)\]", node, re.DOTALL)[1]
    return [leaf for kid in re.findall(rb"(\d+) 0 R", kids) for leaf in _leaves(objects[int(kid)], objects)]


def _page(node: bytes, objects: dict[int, bytes]) -> Page:
    box = [float(value) for value in re.search(rb"/MediaBox\s*\[(.*?)\]", node)[1].split()]
    resources = objects[_reference(node, "Resources")] if b"/Resources " in node else node
    fonts = dict(re.findall(rb"/(f\d+) (\d+) 0 R", resources))
    maps = {name: _unicode(objects[int(number)], objects) for name, number in fonts.items()}
    millimetres = [round(points / 72 * 25.4, 1) for points in box[2:]]
    return Page(*millimetres, _shown(_stream(objects[_reference(node, "Contents")]), maps))


def _shown(content: bytes, maps: dict[bytes, dict[int, str]]) -> str:
    """The strings of each text object, by the font chosen last before it."""
    found, current, place, shown = [], {}, 0, False
    while place < len(content):
        byte = content[place : place + 1]
        codes = b""
        if mark := _TEXT.match(content, place):
            shown, place = mark[1] == b"BT", mark.end() - 1
        elif instead := _INSTEAD.match(content, place):
            found.append(bytes.fromhex(instead[1].decode()).decode("utf-16-be").replace("\u2060", ""))
            place = content.index(b"EMC", place)
        elif byte == b"(":
            end = _end_of_string(content, place)
            codes, place = _ESCAPED.sub(_unescaped, content[place + 1 : end]), end
        elif hexadecimal := _HEX.match(content, place):
            codes, place = bytes.fromhex(hexadecimal[1].decode()), hexadecimal.end() - 1
        elif chosen := _FONT.match(content, place):
            current, place = maps.get(chosen[1], {}), chosen.end()
        if shown:
            found += [current.get(int.from_bytes(codes[n : n + 2], "big"), "") for n in range(0, len(codes), 2)]
        place += 1
    return "".join(found)


def _end_of_string(content: bytes, start: int) -> int:
    """Where the bracket closes; balanced ones inside need no escape."""
    depth, place = 0, start
    while True:
        byte = content[place : place + 1]
        depth += (byte == b"(") - (byte == b")")
        if depth == 0:
            return place
        place += 2 if byte == b"\\" else 1


def _unescaped(found: re.Match[bytes]) -> bytes:
    octal, mark = found.groups()
    return bytes([int(octal, 8)]) if octal else _NAMED.get(mark, mark)


def _unicode(font: bytes, objects: dict[int, bytes]) -> dict[int, str]:
    """Glyph codes of a font as the text they stand for."""
    table = _stream(objects[_reference(font, "ToUnicode")])
    pairs = {
        int(code, 16): bytes.fromhex(value.decode()).decode("utf-16-be")
        for part in re.findall(rb"beginbfchar(.*?)endbfchar", table, re.DOTALL)
        for code, value in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", part)
    }
    for part in re.findall(rb"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for low, high, value in re.findall(rb"<(\w+)>\s*<(\w+)>\s*<(\w+)>", part):
            first = int(value, 16)
            pairs |= {code: chr(first + code - int(low, 16)) for code in range(int(low, 16), int(high, 16) + 1)}
    return pairs


def _reference(body: bytes, name: str) -> int:
    return int(re.search(rb"/%s (\d+) 0 R" % name.encode(), body)[1])


def _stream(body: bytes) -> bytes:
    raw = re.search(rb"stream\r?\n(.*)\r?\nendstream", body, re.DOTALL)[1]
    return zlib.decompress(raw) if b"/FlateDecode" in body else raw
