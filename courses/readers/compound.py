"""OLE compound files (.xls, .doc, and whatever Office locks with a password): a small file system in one file.

Sectors are chained by a table (FAT) whose own sectors the header lists; streams below 4096 bytes stand in
mini-sectors of the root's stream. [MS-CFB] is the specification.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from struct import error as StructError
from struct import unpack_from

from courses.domain.problems import Refusal

MAGIC = bytes.fromhex("D0CF11E0A1B11AE1")
_IN_HEADER = 109
_LAST = 0xFFFFFFFA  # this and above are no sectors but marks: end of a chain, free, a table's own


@dataclass(frozen=True, slots=True)
class Entry:
    """A stream (kind 2) or the root (kind 5), where it starts and how many bytes it has."""

    name: str
    kind: int
    start: int
    size: int


class Compound:
    """The streams of a compound file by name; raises Refusal where the file contradicts itself."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        try:
            shift, mini_shift = unpack_from("<HH", data, 0x1E)
            self.cutoff: int = unpack_from("<I", data, 0x38)[0]
            if shift not in (9, 12) or mini_shift != 6:
                raise Refusal("file_damaged")
            self.sector, self.mini = 1 << shift, 1 << mini_shift
            self.table = self._table()
            self.entries = tuple(self._entries(unpack_from("<I", data, 0x30)[0]))
        except StructError as error:
            raise Refusal("file_damaged") from error

    @property
    def names(self) -> set[str]:
        return {entry.name for entry in self.entries}

    def stream(self, name: str) -> bytes:
        """The bytes of the first stream of that name."""
        entry = next((entry for entry in self.entries if entry.name == name and entry.kind == 2), None)
        if entry is None:
            raise Refusal("file_damaged")
        if entry.size >= self.cutoff:
            return self._chain(entry.start)[: entry.size]
        pieces = (
            self._small[at * self.mini : (at + 1) * self.mini] for at in _followed(self._small_table, entry.start)
        )
        return b"".join(pieces)[: entry.size]

    @cached_property
    def _small(self) -> bytes:
        root = next((entry for entry in self.entries if entry.kind == 5), None)
        return self._chain(root.start) if root else b""

    @cached_property
    def _small_table(self) -> Sequence[int]:
        start = unpack_from("<I", self.data, 0x3C)[0]
        return _numbers(self._chain(start)) if start < _LAST else ()

    def _at(self, number: int) -> bytes:
        return self.data[(number + 1) * self.sector : (number + 2) * self.sector]

    def _chain(self, start: int) -> bytes:
        return b"".join(map(self._at, _followed(self.table, start)))

    def _table(self) -> Sequence[int]:
        listed = list(unpack_from(f"<{_IN_HEADER}I", self.data, 0x4C))
        more, seen = unpack_from("<I", self.data, 0x44)[0], set[int]()
        while more < _LAST and more not in seen:
            seen.add(more)
            *numbers, more = _numbers(self._at(more)) or [_LAST]
            listed += numbers
        return _numbers(b"".join(self._at(number) for number in listed if number < _LAST))

    def _entries(self, start: int) -> Iterator[Entry]:
        directory = self._chain(start)
        for at in range(0, len(directory) - 127, 128):
            length, kind = unpack_from("<HB", directory, at + 0x40)
            first, size = unpack_from("<II", directory, at + 0x74)
            if kind in (2, 5):
                name = directory[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
                yield Entry(name, kind, first, size)


def _numbers(table: bytes) -> Sequence[int]:
    return unpack_from(f"<{len(table) // 4}I", table)


def _followed(table: Sequence[int], start: int) -> Iterator[int]:
    """The sectors of a chain; raises Refusal where it leaves the table or bites its tail."""
    steps = 0
    while start < _LAST:
        if start >= len(table) or (steps := steps + 1) > len(table):
            raise Refusal("file_damaged")
        yield start
        start = table[start]
