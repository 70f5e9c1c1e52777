"""What is kept of a matter so that a database finds it: folded columns, several values one a line."""

from collections.abc import Iterable
from dataclasses import dataclass

from courses.domain.elements import Elements
from courses.domain.search.folding import folded
from courses.domain.search.readings import readings


@dataclass(frozen=True, slots=True)
class EntryColumns:
    """The columns of a search entry. The lines of the readings are those of the name and of the spoken names."""

    name: str
    code: str
    spoken: str
    belongs: str
    materials: str
    name_readings: str
    spoken_readings: str


def entry_columns(elements: Elements) -> EntryColumns:
    """What a matter is found by: names, how people say it, code, where it belongs, papers."""
    name, spoken = folded(elements.name), [folded(words) for words in elements.spoken]
    return EntryColumns(
        name=name,
        code=folded(elements.code),
        spoken=_lines(spoken),
        belongs=_lines(folded(text) for text in belonging(elements)),
        materials=_lines(folded(material.name) for material in elements.materials),
        name_readings=readings(name),
        spoken_readings=_lines(readings(words) for words in spoken),
    )


def belonging(elements: Elements) -> tuple[str, str, str, str]:
    """Where a matter belongs: its category, department, parent item and bundle."""
    return elements.category, elements.department, elements.parent, elements.bundle


def _lines(values: Iterable[str]) -> str:
    return "\n".join(values)
