"""The checklist of an intake system (收件系统): what somebody beside the counter looks at, by skill.

A line marked "must" decides the result; the others are for the talk afterwards. A checklist is changed by a new
version, never in place.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, Self

MUST = "★"
LONGEST = 200
MOST_LINES = 40


class Skill(StrEnum):
    """What a clerk does with an application, in the order of the counter."""

    GUIDING = "guiding"
    EXAMINATION = "examination"
    ENTRY = "entry"
    NOTICES = "notices"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to be seen done."""

    skill: Skill
    text: str
    must: bool = False

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        return cls(Skill(data["skill"]), data["text"], data["must"])


class ListProblem(StrEnum):
    """Why lines make no checklist."""

    NO_LINES = "no_lines"
    NOTHING_DECIDES = "nothing_decides"
    TOO_MANY = "too_many"
    TOO_LONG = "too_long"
    TWICE = "twice"


def problems(lines: Iterable[Line]) -> tuple[ListProblem, ...]:
    """What is wrong, in a fixed order. Each skill that is looked at needs a line that decides, else nobody could
    fail it."""
    rows = tuple(lines)
    seen, decided = {line.skill for line in rows}, {line.skill for line in rows if line.must}
    found = {
        ListProblem.NO_LINES: not rows,
        ListProblem.NOTHING_DECIDES: seen != decided,
        ListProblem.TOO_MANY: len(rows) > MOST_LINES,
        ListProblem.TOO_LONG: any(len(line.text) > LONGEST for line in rows),
        ListProblem.TWICE: len({(line.skill, line.text) for line in rows}) < len(rows),
    }
    return tuple(problem for problem, there in found.items() if there)


def lines_in(skill: Skill, text: str) -> tuple[Line, ...]:
    """Lines as a person types them, one to a row; a star in front marks one that decides. Empty rows are no lines."""
    found = []
    for row in text.splitlines():
        words = row.strip()
        must = words.startswith(MUST)
        if words := words.removeprefix(MUST).strip():
            found.append(Line(skill, words, must))
    return tuple(found)


def typed(lines: Iterable[Line], skill: Skill) -> str:
    """The lines of a skill as `lines_in` reads them."""
    return "\n".join(f"{MUST} {line.text}" if line.must else line.text for line in lines if line.skill is skill)
