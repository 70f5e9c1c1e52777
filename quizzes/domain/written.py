"""Questions somebody wrote about a facet of a matter, as the bank of that matter holds them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from courses.domain.facets import Facet
from quizzes.domain.exchange.question import Exchanged

PREFIX = "authored."
"""A written question is a template of its own: authored.12, at the version of its revision."""


@dataclass(frozen=True, slots=True)
class Written:
    """One published question: its number, its revision, what it asks. `picture` names a file beside it."""

    number: int
    revision: int
    facet: Facet
    question: Exchanged
    picture: str = ""

    @property
    def name(self) -> str:
        return name_of(self.number)

    def to_json(self) -> dict[str, Any]:
        return {
            "number": self.number,
            "revision": self.revision,
            "facet": self.facet.value,
            **self.question.to_json(),
            "picture": self.picture,
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Written":
        asked = Exchanged.from_json(data)
        return cls(data["number"], data["revision"], Facet(data["facet"]), asked, data["picture"])


def name_of(number: int) -> str:
    """The template a question of this number is drawn as."""
    return f"{PREFIX}{number}"


def number_in(template: str) -> int | None:
    """The number of the question drawn as this template; None of a template of ours."""
    number = template.removeprefix(PREFIX)
    return int(number) if number != template and number.isascii() and number.isdigit() else None


def withheld_since(reviewed: int, changed: Iterable[tuple[int, date]]) -> date | None:
    """The day from which a question is not asked: its facet has changed materially (new version, effective on) after
    the version somebody last read it against. None: it may be asked."""
    return min((on for number, on in changed if number > reviewed), default=None)
