"""The bank snapshot: everything an item is made from, and its digest."""

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any

from courses.domain.facets import Depth
from quizzes.domain.canonical import canonical
from quizzes.domain.facts import MatterFacts
from quizzes.domain.synonyms import DEFAULT_SYNONYMS, Synonyms
from quizzes.domain.written import Written

__all__ = ["BankSnapshot", "MatterFacts", "canonical"]


@dataclass(frozen=True)
class BankSnapshot:
    """One matter, its siblings, the synonyms and the questions written about it; generation reads nothing else.

    Siblings are sorted by code and never contain the matter. `depth` is what the centre may do for
    the matter; None means nobody said, and then no item depends on it. `written` are in order of their numbers.
    """

    matter: MatterFacts
    siblings: tuple[MatterFacts, ...] = ()
    synonyms: Synonyms = DEFAULT_SYNONYMS
    depth: Depth | None = None
    written: tuple[Written, ...] = ()

    def __post_init__(self) -> None:
        codes = [sibling.code for sibling in self.siblings]
        if codes != sorted(set(codes)):
            raise ValueError("siblings must be sorted by code, each once")
        if self.matter.code in codes:
            raise ValueError("a matter is not its own sibling")

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the canonical JSON; worked out once, for a bank serves many items."""
        return sha256(canonical(self.to_json()).encode()).hexdigest()

    @cached_property
    def own(self) -> dict[str, Any]:
        """The matter's elements as plain values; worked out once, for vetting looks at them for every item."""
        return self.matter.elements.to_json()

    def normal(self, text: str) -> str:
        return self.synonyms.normal(text)

    def named(self, code: str) -> MatterFacts:
        """The matter or sibling with this code; KeyError when the snapshot does not hold it."""
        for facts in (self.matter, *self.siblings):
            if facts.code == code:
                return facts
        raise KeyError(code)

    def to_json(self) -> dict[str, Any]:
        return {
            "matter": self.matter.to_json(),
            "siblings": [sibling.to_json() for sibling in self.siblings],
            "synonyms": self.synonyms.to_json(),
            "depth": self.depth.value if self.depth else None,
            **self._written(),
        }

    def _written(self) -> dict[str, Any]:
        """Only where there are any: other banks keep the digest they had before."""
        return {"written": [one.to_json() for one in self.written]} if self.written else {}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "BankSnapshot":
        return cls(
            matter=MatterFacts.from_json(data["matter"]),
            siblings=tuple(MatterFacts.from_json(sibling) for sibling in data["siblings"]),
            synonyms=Synonyms.from_json(data["synonyms"]),
            depth=Depth(data["depth"]) if data["depth"] else None,
            written=tuple(Written.from_json(one) for one in data.get("written", ())),
        )
