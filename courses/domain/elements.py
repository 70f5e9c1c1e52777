"""The elements of a service matter as plain values: what a list says, nothing it does not.

`None` (or an empty tuple) always means *not stated*; it is never shown or asked as zero.
"""

from dataclasses import asdict, dataclass, fields, is_dataclass
from typing import Any, Self

from courses.domain.facets import LICENCE_TYPE, Facet, Necessity, TimeUnit


@dataclass(frozen=True, slots=True)
class Limit:
    """A time limit: the original text always, value and unit only where they were understood."""

    text: str
    value: int | None = None
    unit: TimeUnit | None = None

    @property
    def understood(self) -> bool:
        return self.unit is not None


@dataclass(frozen=True, slots=True)
class Material:
    """One paper: counts are None where the list does not state them; `when` says the case it is asked in."""

    name: str
    originals: int | None = None
    copies: int | None = None
    necessity: Necessity | None = None
    when: str = ""
    source: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the process: who does what, and how long it takes where stated."""

    who: str
    what: str
    duration: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """What the citizen gets (document), for how long (validity) and how (delivery)."""

    document: str = ""
    validity: str = ""
    delivery: str = ""


@dataclass(frozen=True, slots=True)
class Elements:
    """Every element of one matter at one version. Tuples keep the list's order."""

    code: str
    name: str
    category: str = ""
    spoken: tuple[str, ...] = ()
    parent: str = ""
    type: str = ""
    basis: tuple[str, ...] = ()
    level: str = ""
    department: str = ""
    service_object: tuple[str, ...] = ()
    acceptance_conditions: tuple[str, ...] = ()
    approval_conditions: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    materials: tuple[Material, ...] = ()
    steps: tuple[Step, ...] = ()
    statutory: Limit | None = None
    promised: Limit | None = None
    fee: str = ""
    quantity: str = ""
    result: Result = Result()
    sample_form: str = ""
    contact: str = ""
    bundle: str = ""
    remark: str = ""

    @property
    def is_licence(self) -> bool:
        return self.type == LICENCE_TYPE

    def facet(self, facet: Facet) -> dict[str, Any]:
        """The part of the elements that makes up one facet, as JSON-ready values."""
        return {name: _plain(getattr(self, name)) for name in FACET_FIELDS[facet]}

    def states(self, facet: Facet) -> bool:
        """Whether the list says anything at all about this facet."""
        return any(_stated(value) for value in self.facet(facet).values())

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        """Rebuild from `to_json` output; unknown keys are refused with KeyError."""
        known = {field.name for field in fields(cls)}
        if unknown := set(data) - known:
            raise KeyError(f"unknown elements: {sorted(unknown)}")
        values: dict[str, Any] = {name: tuple(v) if isinstance(v, list) else v for name, v in data.items()}
        values["materials"] = tuple(_material(m) for m in data.get("materials", ()))
        values["steps"] = tuple(Step(**s) for s in data.get("steps", ()))
        values["statutory"] = _limit(data.get("statutory"))
        values["promised"] = _limit(data.get("promised"))
        values["result"] = Result(**data.get("result", {}))
        return cls(**values)


FACET_FIELDS: dict[Facet, tuple[str, ...]] = {
    Facet.SERVICE_OBJECT: ("service_object",),
    Facet.CONDITIONS: ("acceptance_conditions", "approval_conditions", "conditions"),
    Facet.MATERIALS: ("materials",),
    Facet.PROCESS: ("steps",),
    Facet.TIME_LIMIT: ("statutory", "promised"),
    Facet.RESULT: ("result",),
}


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(_plain(part) for part in value)
    return asdict(value) if is_dataclass(value) and not isinstance(value, type) else value


def _stated(value: Any) -> bool:
    if isinstance(value, dict):
        return any(_stated(part) for part in value.values())
    return value not in (None, "", (), [])


def _limit(data: dict[str, Any] | None) -> Limit | None:
    if data is None:
        return None
    unit = data.get("unit")
    return Limit(data["text"], data.get("value"), TimeUnit(unit) if unit else None)


def _material(data: dict[str, Any]) -> Material:
    necessity = data.get("necessity")
    return Material(**{**data, "necessity": Necessity(necessity) if necessity else None})
