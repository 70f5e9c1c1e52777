"""Matters as facts that can be cited: every line knows its matter, version and element."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from courses.domain.elements import Elements


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One fact of the catalogue and where it stands; `option` is the option of an item it decides."""

    code: str
    version: int
    element: str
    text: str
    option: str = ""

    def to_json(self) -> dict[str, Any]:
        return {
            "code": self.code,
            "version": self.version,
            "element": self.element,
            "text": self.text,
            "option": self.option,
        }


@dataclass(frozen=True, slots=True)
class MatterFacts:
    """One matter at one version, as the item templates see it."""

    code: str
    version: int
    elements: Elements

    @property
    def name(self) -> str:
        return self.elements.name

    def line(self, element: str, text: str, option: str = "") -> SourceLine:
        return SourceLine(self.code, self.version, element, text, option)

    def lines(self, element: str, texts: tuple[str, ...]) -> tuple[SourceLine, ...]:
        """One line per text that is not empty, numbered as the list numbers them (from 1)."""
        return tuple(self.line(f"{element}[{n}]", text) for n, text in enumerate(texts, 1) if text.strip())

    def to_json(self) -> dict[str, Any]:
        return {"code": self.code, "version": self.version, "elements": self.elements.to_json()}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "MatterFacts":
        return cls(data["code"], data["version"], Elements.from_json(data["elements"]))


Reader = Callable[[MatterFacts], tuple[SourceLine, ...]]
"""Reads one kind of fact out of a matter: the same reader serves the matter and its siblings."""


def nearness(matter: MatterFacts, other: MatterFacts) -> int:
    """0 for a variant under one parent, 1 for the same category or department, 2 for the rest."""
    mine, theirs = matter.elements, other.elements
    if mine.parent and mine.parent == theirs.parent:
        return 0
    if (mine.category and mine.category == theirs.category) or (
        mine.department and mine.department == theirs.department
    ):
        return 1
    return 2


def lines_of(matters: tuple[MatterFacts, ...], read: Reader) -> Iterator[SourceLine]:
    for matter in matters:
        yield from read(matter)
