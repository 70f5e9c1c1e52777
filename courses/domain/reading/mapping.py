"""How a file is to be read: our guess, or a person's correction of it. Kept as JSON and offered next time."""

from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any, Self

from courses.domain.layout import BY_KEY
from courses.domain.problems import Refusal


class Kind(StrEnum):
    """A list has one matter a row; a guide is a page of labels and values about one matter (or a few)."""

    LIST = "list"
    GUIDE = "guide"


class Scope(StrEnum):
    """Whether a file speaks of every matter of its office, so that what it leaves out is retired, or of some."""

    FULL = "full"
    PART = "part"


@dataclass(frozen=True, slots=True)
class Mapping:
    """Which column (index from 0) of which sheet holds what.

    `header_row` counts from 1 and is the first of `header_rows` (1 or 2) rows of titles. `headers` are the titles
    as the file writes them, by key; a file in which they stand elsewhere no longer fits. `also` names further
    sheets with the same header. Of a guide only `kind` and `headers` (its labels) say anything.
    """

    sheet: str
    header_row: int
    columns: dict[str, int]
    headers: dict[str, str]
    header_rows: int = 1
    also: tuple[str, ...] = field(default=())
    kind: Kind = Kind.LIST

    def to_json(self) -> dict[str, Any]:
        return {**asdict(self), "also": list(self.also), "kind": self.kind.value}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        """Rebuild from `to_json` output, also of an older one; raises Refusal where it is none."""
        try:
            columns = {str(key): int(index) for key, index in data["columns"].items()}
            headers = {str(key): str(title) for key, title in data["headers"].items()}
            found = cls(
                str(data["sheet"]),
                int(data["header_row"]),
                columns,
                headers,
                int(data.get("header_rows", 1)),
                tuple(str(name) for name in data.get("also", ())),
                Kind(data.get("kind", Kind.LIST)),
            )
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise Refusal("mapping_unreadable") from error
        if unknown := (set(columns) | set(headers)) - set(BY_KEY):
            raise Refusal("mapping_key_unknown", key=sorted(unknown)[0])
        return found
