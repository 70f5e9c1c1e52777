"""An item as a clerk is shown it: frozen, lossless as JSON, addressed by its content.

The item is the truth of what was asked; template, version, seed and matter version are its provenance.
"""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from hashlib import sha256
from typing import Any

from courses.domain.facets import Facet
from quizzes.domain.canonical import canonical
from quizzes.domain.case import CaseSheet
from quizzes.domain.facts import SourceLine


class Kind(StrEnum):
    SINGLE = "single"
    SET = "set"
    ORDERING = "ordering"
    NUMBER = "number"
    TRUE_FALSE = "true_false"
    MATCHING = "matching"
    CASE = "case"


CERTIFYING_KINDS = frozenset({Kind.SET, Kind.ORDERING, Kind.NUMBER, Kind.MATCHING, Kind.CASE})
CERTIFYING_GUESS = Fraction(1, 10)
"""An item certifies only when a clerk who knows nothing of the fact is right at most this often."""


@dataclass(frozen=True, slots=True)
class Option:
    """One choice on screen; ids follow the shown order and say nothing of the key."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """What is asked, its key and its sources.

    `key` by kind: single and set: ids of the right options in shown order; ordering: all ids in the right
    order; number: the digits; true_false: "true" or "false"; matching: for each prompt in shown order the id of
    its option (an option may serve several prompts, or none); case: the outcome (the rest of a case's key
    is `case.key`). `unit` is the unit of a number, as shown. `guess` is the chance of a clerk who knows the form of the
    item but not the fact. A missing `case` means the kind is not case. `picture` names the file shown with it and says
    by a digest which one it was.
    """

    kind: Kind
    facets: tuple[Facet, ...]
    template: str
    template_version: int
    seed: int
    matter_code: str
    matter_version: int
    stem: str
    options: tuple[Option, ...]
    key: tuple[str, ...]
    unit: str
    explanation: str
    sources: tuple[SourceLine, ...]
    guess: Fraction
    case: CaseSheet | None = None
    prompts: tuple[Option, ...] = ()
    picture: str = ""

    @property
    def certifying(self) -> bool:
        return bool(self.facets) and self.kind in CERTIFYING_KINDS and self.guess <= CERTIFYING_GUESS

    @property
    def digest(self) -> str:
        """SHA-256 of the canonical JSON: two items with one digest are one item."""
        return sha256(canonical(self.to_json()).encode()).hexdigest()

    @property
    def face(self) -> str:
        """What makes two items the same question to a reader, whatever the order of options."""
        case = canonical(self.case.shown()) if self.case else ""
        prompts = [sorted(prompt.text for prompt in self.prompts)] if self.prompts else []
        return canonical([self.template, self.stem, sorted(option.text for option in self.options), case, *prompts])

    @property
    def face_digest(self) -> str:
        """SHA-256 of the face: the same of whatever is the same question to a reader."""
        return sha256(self.face.encode()).hexdigest()

    def option(self, option_id: str) -> Option:
        return next(option for option in self.options if option.id == option_id)

    def pairs(self) -> tuple[tuple[Option, Option], ...]:
        """Each prompt of a matching with the option that belongs to it."""
        return tuple((prompt, self.option(key)) for prompt, key in zip(self.prompts, self.key, strict=True))

    def shown(self) -> dict[str, Any]:
        """What may leave the server before the sitting is closed: no key, no sources, no explanation."""
        return {
            "kind": self.kind.value,
            "stem": self.stem,
            "options": [{"id": option.id, "text": option.text} for option in self.options],
            "unit": self.unit,
            "case": self.case.shown() if self.case else None,
            **self._prompts(),
        }

    def to_json(self) -> dict[str, Any]:
        return {
            "kind": self.kind.value,
            "facets": [facet.value for facet in self.facets],
            "template": self.template,
            "template_version": self.template_version,
            "seed": self.seed,
            "matter_code": self.matter_code,
            "matter_version": self.matter_version,
            "stem": self.stem,
            "options": [{"id": option.id, "text": option.text} for option in self.options],
            "key": list(self.key),
            "unit": self.unit,
            "explanation": self.explanation,
            "sources": [source.to_json() for source in self.sources],
            "guess": str(self.guess),
            "case": self.case.to_json() if self.case else None,
            **self._prompts(),
            **({"picture": self.picture} if self.picture else {}),
        }

    def _prompts(self) -> dict[str, Any]:
        """Only of a matching: other items keep the content address they had before there were prompts."""
        if not self.prompts:
            return {}
        return {"prompts": [{"id": prompt.id, "text": prompt.text} for prompt in self.prompts]}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Item":
        return cls(
            kind=Kind(data["kind"]),
            facets=tuple(Facet(facet) for facet in data["facets"]),
            template=data["template"],
            template_version=data["template_version"],
            seed=data["seed"],
            matter_code=data["matter_code"],
            matter_version=data["matter_version"],
            stem=data["stem"],
            options=tuple(Option(**option) for option in data["options"]),
            key=tuple(data["key"]),
            unit=data["unit"],
            explanation=data["explanation"],
            sources=tuple(SourceLine(**source) for source in data["sources"]),
            guess=Fraction(data["guess"]),
            case=CaseSheet.from_json(data["case"]) if data["case"] else None,
            prompts=tuple(Option(**prompt) for prompt in data.get("prompts", ())),
            picture=data.get("picture", ""),
        )
