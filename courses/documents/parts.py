"""What a document is made of, before it becomes a PDF, Markdown or a Word file: plain values, nothing looked up."""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph; quiet for a remark beside the facts."""

    text: str
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Lines:
    """Clauses under an optional lead. One is a paragraph, several are numbered."""

    items: tuple[str, ...]
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Label and text, a row each."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. In a cell, lines after the first are quiet. `widths`: shares of the measure, 0 for as wide as needed."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]


Part = Words | Lines | Pairs | Grid


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its parts."""

    title: str
    parts: tuple[Part, ...]

    def to_json(self) -> dict[str, Any]:
        """For a template: each part says its kind."""
        parts = [{"kind": type(part).__name__.lower(), **asdict(part)} for part in self.parts]
        return {"title": self.title, "parts": parts}
