"""What calamine doesn't tell of an old workbook: its cells with a formula, and whether a password locks it.

A workbook is a row of records (type, length, bytes); each sheet's begin at the place its BOUNDSHEET record names.
"""

from collections.abc import Iterator
from struct import error as StructError
from struct import unpack_from

from courses.domain.problems import Refusal

_BOF, _BOUNDSHEET, _FILEPASS, _FORMULA = 0x0809, 0x0085, 0x002F, 0x0006
_UNICODE = 0x0600


def formulas_of(stream: bytes) -> dict[str, list[tuple[int, int]]]:
    """Cells with a formula by sheet name, as (row, column) from 1; raises Refusal."""
    sheets: dict[int, str] = {}
    found: dict[str, list[tuple[int, int]]] = {}
    version, sheet = _UNICODE, ""
    try:
        for at, kind, length in _records(stream):
            if kind == _FILEPASS:
                raise Refusal("file_protected")
            if kind == _BOF:
                version = unpack_from("<H", stream, at)[0]
                sheet = sheets.get(at - 4, sheet)
            elif kind == _BOUNDSHEET:
                sheets[unpack_from("<I", stream, at)[0]] = _name(stream[at + 6 : at + length], version)
            elif kind & 0xF9FF == _FORMULA:
                row, column = unpack_from("<HH", stream, at)
                found.setdefault(sheet, []).append((row + 1, column + 1))
    except StructError as error:
        raise Refusal("file_damaged") from error
    return found


def _records(stream: bytes) -> Iterator[tuple[int, int, int]]:
    """Where each record's bytes begin, its type and its length."""
    at = 0
    while at + 4 <= len(stream):
        kind, length = unpack_from("<HH", stream, at)
        yield at + 4, kind, length
        at += 4 + length


def _name(text: bytes, version: int) -> str:
    if version < _UNICODE:
        return text[1 : 1 + text[0]].decode("gb18030", "replace") if text else ""
    if len(text) < 2:
        return ""
    return (
        text[2 : 2 + 2 * text[0]].decode("utf-16-le", "replace")
        if text[1] & 1
        else text[2 : 2 + text[0]].decode("latin-1")
    )
