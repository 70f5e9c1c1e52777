"""One row of a list as values: the elements, and what the centre is to do with the matter."""

from dataclasses import dataclass, field

from courses.domain.elements import Elements
from courses.domain.facets import Depth, Tier


@dataclass(frozen=True, slots=True)
class Record:
    """A matter read from a file. `cells` keeps the text each column held, beside what was made of it.

    `told` are the keys the file has columns (of a guide: labels) for; of anything else it says nothing. None: of all.
    """

    elements: Elements
    depth: Depth | None = None
    tier: Tier | None = None
    cells: dict[str, str] = field(default_factory=dict)
    sheet: str = ""
    row: int | None = None
    told: frozenset[str] | None = None

    @property
    def code(self) -> str:
        return self.elements.code
