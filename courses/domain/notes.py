"""What people wrote into a lesson, and whether the facts it was written about have changed since.

A note is about the facet it stands under; above the first facet it is about the matter as a whole.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from courses.domain.acknowledging import PartChange

KINDS = ("note", "pitfall")
WHOLE = ""


@dataclass(frozen=True, slots=True)
class Note:
    """One block somebody wrote: its key for life, the facet it is about, and the hash of what it says."""

    block: str
    facet: str
    digest: str
    html: str


def notes_of(body: Iterable[Mapping[str, Any]]) -> tuple[Note, ...]:
    """The notes of a lesson's stored body, in order."""
    found, facet = [], WHOLE
    for block in body:
        if block["type"] == "facts":
            facet = block["value"]["facet"]
        elif block["type"] in KINDS:
            found.append(Note(block["id"], facet, _digest(block["type"], block["value"]), str(block["value"])))
    return tuple(found)


def changes_since(note: Note, read_at: int, changes: Iterable[PartChange]) -> tuple[PartChange, ...]:
    """The changes of what the note is about in versions after the one it was written or reread against."""
    about = [change for change in changes if note.facet in (WHOLE, change.part) and change.version > read_at]
    return tuple(sorted(about, key=lambda change: (change.version, change.part)))


def _digest(kind: str, value: Any) -> str:
    return sha256(json.dumps([kind, value], ensure_ascii=False, sort_keys=True).encode()).hexdigest()
