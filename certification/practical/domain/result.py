"""What an observed assessment comes to: the lines marked "must" decide."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, Self

from certification.practical.domain.checklist import Line


class Mark(StrEnum):
    """What the observer saw. `NOT_OBSERVED`: nothing of the kind came to the counter."""

    DONE = "done"
    NOT_DONE = "not_done"
    NOT_OBSERVED = "not_observed"


@dataclass(frozen=True, slots=True)
class Marked:
    """The observer's mark on one line."""

    mark: Mark
    remark: str = ""

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        return cls(Mark(data["mark"]), data["remark"])


@dataclass(frozen=True, slots=True)
class Result:
    """`not_done` and `not_observed` are the places of the deciding lines that stand in the way."""

    passed: bool
    not_done: tuple[int, ...] = ()
    not_observed: tuple[int, ...] = ()


def result(lines: Sequence[Line], marks: Sequence[Marked]) -> Result:
    """Passed once every deciding line was seen done: what nobody saw proves nothing.

    A mark for each line, in their order; anything else is a ValueError.
    """
    if len(lines) != len(marks):
        raise ValueError(f"{len(marks)} marks for {len(lines)} lines")
    found: dict[Mark, list[int]] = {mark: [] for mark in Mark}
    for place, (line, one) in enumerate(zip(lines, marks, strict=True)):
        if line.must:
            found[one.mark].append(place)
    return Result(
        passed=bool(found[Mark.DONE]) and not found[Mark.NOT_DONE] and not found[Mark.NOT_OBSERVED],
        not_done=tuple(found[Mark.NOT_DONE]),
        not_observed=tuple(found[Mark.NOT_OBSERVED]),
    )
