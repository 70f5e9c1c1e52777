"""Which books a centre may have. Each storey registers its own: the list with names of clerks is made above.

A kind is registered in AppConfig.ready and never known here by name.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from courses.documents.orders import Order
from people.models import Centre


class Audience(StrEnum):
    """For whom a book is: the people of the centre and those above it, or everybody with an account."""

    CENTRE = "centre"
    SIGNED_IN = "signed_in"


@dataclass(frozen=True, slots=True)
class Kind:
    """A book: `title` and `about` are msgids, `paper_title` what stands on it; `write` makes it, and `made_of` stands
    for all it would be made from.
    """

    name: str
    position: int
    title: str
    paper_title: str
    about: str
    formats: tuple[str, ...]
    audience: Audience
    write: Callable[[Order], bytes]
    made_of: Callable[[Centre, date], str]


CONTENT_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "md": "text/markdown; charset=utf-8",
}
_registry: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Called from AppConfig.ready by the app that makes the book."""
    _registry[kind.name] = kind


def registered() -> list[Kind]:
    """Every kind, in the order the page shows them."""
    return sorted(_registry.values(), key=lambda kind: kind.position)


def named(name: str) -> Kind:
    """The kind of that name; KeyError where there is none."""
    return _registry[name]
