"""A question as every format can be asked to carry it."""

from dataclasses import asdict, dataclass, field
from typing import Any

from quizzes.domain.item import Item, Kind


class NotUnderstood(ValueError):
    """What was written makes no question: `why` is the reason's code (`sentences.NOT_UNDERSTOOD`) and its values."""

    def __init__(self, code: str, **params: str) -> None:
        super().__init__(code)
        self.why = {"why": code, **params}


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a generated item comes from; empty of a question somebody wrote."""

    matter_code: str = ""
    matter_version: int = 0
    facets: tuple[str, ...] = ()
    template: str = ""
    template_version: int = 0
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Exchanged:
    """A question on its way. `key` by kind, as positions from 0 among the options:

    single, set: the right ones, ascending; ordering: all, in the right order (options stand as shown); matching: for
    each prompt the option. number: `number` with its unit; true_false: `true`. A case can't be exchanged. `labels` are
    free words people sort by.
    """

    kind: Kind
    stem: str
    options: tuple[str, ...] = ()
    key: tuple[int, ...] = ()
    prompts: tuple[str, ...] = ()
    number: int | None = None
    unit: str = ""
    true: bool | None = None
    explanation: str = ""
    labels: tuple[str, ...] = ()
    provenance: Provenance = Provenance()

    def __post_init__(self) -> None:
        places = range(len(self.options))
        sound = {
            Kind.SINGLE: len(self.key) == 1 and len(self.options) > 1,
            Kind.SET: bool(self.key) and self.key == tuple(sorted(set(self.key))) and len(self.options) > 1,
            Kind.ORDERING: sorted(self.key) == list(places) and len(self.options) > 1,
            Kind.MATCHING: len(self.key) == len(self.prompts) > 0,
            Kind.NUMBER: self.number is not None and self.number >= 0,
            Kind.TRUE_FALSE: self.true is not None,
        }
        if not sound.get(self.kind, False) or not all(place in places for place in self.key) or not self.stem.strip():
            raise NotUnderstood("no_question", kind=self.kind.value)

    def to_json(self) -> dict[str, Any]:
        """What is asked; labels and where it comes from only where there is something to say."""
        told: dict[str, Any] = {
            "kind": self.kind.value,
            "stem": self.stem,
            "options": list(self.options),
            "key": list(self.key),
            "prompts": list(self.prompts),
            "figure": self.number,
            "unit": self.unit,
            "true": self.true,
            "explanation": self.explanation,
        }
        if self.labels:
            told["labels"] = list(self.labels)
        if self.provenance != Provenance():
            told["provenance"] = {**asdict(self.provenance), "facets": list(self.provenance.facets)}
        return told

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Exchanged":
        origin = data.get("provenance", {})
        return cls(
            Kind(data["kind"]),
            data["stem"],
            tuple(data["options"]),
            tuple(data["key"]),
            tuple(data["prompts"]),
            data["figure"],
            data["unit"],
            data["true"],
            data["explanation"],
            tuple(data.get("labels", ())),
            Provenance(**{**origin, "facets": tuple(origin.get("facets", ()))}),
        )


@dataclass(frozen=True, slots=True)
class Trouble:
    """What could not be written or read: `line` from 1 in the text, or the question's number from 1."""

    code: str
    line: int | None = None
    params: dict[str, Any] = field(default_factory=dict)


def not_understood(error: Exception, *, line: int | None, text: str) -> Trouble:
    """The trouble with a question that could not be read; `text` is how it begins."""
    why = error.why if isinstance(error, NotUnderstood) else {"why": "damaged"}
    return Trouble("question_not_understood", line, {"text": text.strip()[:60], **why})


def of_item(item: Item) -> Exchanged | None:
    """The item without its sources; None for a case, which no other format knows."""
    if item.kind is Kind.CASE:
        return None
    ids = [option.id for option in item.options]
    told: dict[str, Any] = {}
    if item.kind is Kind.NUMBER:
        told = {"number": int(item.key[0]), "unit": item.unit}
    elif item.kind is Kind.TRUE_FALSE:
        told = {"true": item.key == ("true",)}
    else:
        key = tuple(ids.index(one) for one in item.key)
        told = {"key": tuple(sorted(key)) if item.kind is Kind.SET else key}
    return Exchanged(
        item.kind,
        item.stem,
        tuple(option.text for option in item.options),
        prompts=tuple(prompt.text for prompt in item.prompts),
        explanation=item.explanation,
        provenance=Provenance(
            item.matter_code,
            item.matter_version,
            tuple(facet.value for facet in item.facets),
            item.template,
            item.template_version,
            item.seed,
        ),
        **told,
    )
