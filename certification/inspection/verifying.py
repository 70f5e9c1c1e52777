"""Whether an archive is still what was packed: every hash reckoned again and compared with the index in it."""

import json
from dataclasses import dataclass
from hashlib import sha256
from typing import IO
from zipfile import BadZipFile, ZipFile

from certification.inspection.archive import CHUNK, INDEX


class NoPack(Exception):
    """It is no archive, or there is no index in it."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What differs, by name. `whole` is the hash of the archive itself."""

    whole: str
    files: int
    changed: tuple[str, ...]
    gone: tuple[str, ...]
    added: tuple[str, ...]

    @property
    def is_sound(self) -> bool:
        return not (self.changed or self.gone or self.added)


def verify_archive(file: IO[bytes]) -> Verdict:
    """Read the archive once for its own hash and once for its files; raises NoPack."""
    whole = _hash(file)
    file.seek(0)
    try:
        with ZipFile(file) as archive:
            listed = {one["name"]: one["sha256"] for one in json.loads(archive.read(INDEX))["files"]}
            there = {name for name in archive.namelist() if not name.endswith("/")} - {INDEX}
            changed = [name for name in sorted(there & set(listed)) if not _same(archive, name, listed[name])]
    except (BadZipFile, KeyError, ValueError, TypeError) as error:
        raise NoPack(str(error)) from error
    gone, added = set(listed) - there, there - set(listed)
    return Verdict(whole, len(listed), tuple(changed), tuple(sorted(gone)), tuple(sorted(added)))


def _same(archive: ZipFile, name: str, expected: str) -> bool:
    """A file whose own checksum is broken is not the same either."""
    try:
        with archive.open(name) as found:
            return _hash(found) == expected
    except BadZipFile:
        return False


def _hash(file: IO[bytes]) -> str:
    digest = sha256()
    while chunk := file.read(CHUNK):
        digest.update(chunk)
    return digest.hexdigest()
