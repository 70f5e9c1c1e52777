"""How much items were shown already, so that nobody can learn them by heart from those who sat before.

An item is known by its face: what makes two items the same question to a reader. Within one paper no item goes to more
than `most` people while another is left; over time, an item shown in many sittings (`worn`) is drawn last.
"""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


class Rank(NamedTuple):
    """The lower, the sooner an item is taken: below the cap, then not worn, then not seen by the person (0), else the
    one they saw longest ago."""

    capped: bool
    worn: bool
    seen: int

    @property
    def is_best(self) -> bool:
        return self == (False, False, 0)


@dataclass(frozen=True, slots=True)
class Exposure:
    """`items` and `templates`: to how many people of the paper each was given, by face and by (matter, template)."""

    items: Mapping[str, int] = field(default_factory=dict)
    templates: Mapping[tuple[int, str], int] = field(default_factory=dict)
    most: int | None = None
    worn: Container[str] = frozenset()

    def rank(self, face: str, *, seen: int = 0) -> Rank:
        """`seen`: 0 of what the person was not shown lately, else the lower the longer ago."""
        return Rank(self._reached(self.items.get(face, 0)), face in self.worn, seen)

    def tires(self, matter: int, template: str) -> bool:
        """Whether the template's questions on the matter were given to as many people as one item may be: others of
        the matter come first."""
        return self._reached(self.templates.get((matter, template), 0))

    def _reached(self, given: int) -> bool:
        return self.most is not None and given >= self.most


NOBODY = Exposure()
"""Outside exams nothing is capped."""


def most_given(people: int, percent: int) -> int:
    """To how many of so many people one item may go; at least one."""
    return max(1, people * percent // 100)


def forms_needed(questions: int, cells: int, percent: int) -> int:
    """How many different items each of so many cells must have, where everybody is asked so many questions of them,
    that on average none goes to more than `percent` of the people."""
    if not cells:
        return 0
    asked = min(100 * questions, 100 * cells)
    return -(-asked // (cells * percent))
