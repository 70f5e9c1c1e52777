"""A sheet as it is printed and as it was typed: its questions, what was read of them, and when it was sat. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from courses.domain.problems import Problem, Severity
from quizzes.domain.item import Item
from quizzes.domain.on_paper.answer_list import Filled
from quizzes.domain.on_paper.notation import Heard, Remark, Unreadable, read_notation


@dataclass(frozen=True, slots=True)
class PaperQuestion:
    """One question of a sheet; `matter` names its matter where its words don't."""

    position: int
    item: Item
    matter: str = ""


@dataclass(frozen=True, slots=True)
class Sat:
    """When the sheets were sat, by the invigilator's watch."""

    began_at: datetime
    ended_at: datetime


@dataclass(frozen=True, slots=True)
class Entry:
    """One question of a sheet: as it was typed, and as it will be kept ({}: not answered)."""

    position: int
    text: str
    answer: dict[str, Any]
    remark: Remark | None = None


def read_entries(
    filled: Filled, questions: Iterable[tuple[int, Item]], *, code: str, name: str
) -> tuple[tuple[Entry, ...], list[Problem]]:
    """What was typed of every question, and what can't be read (an error) or is odd about it (a warning)."""
    entries, problems = [], []
    for position, item in questions:
        text = filled.texts.get(position, "")
        heard, found = _heard(item, text)
        problems += [
            Problem(problem, severity, filled.sheet, filled.rows.get(position), params={
                "code": code, "name": name, "number": position, **params
            })
            for problem, severity, params in found
        ]  # fmt: skip
        entries.append(Entry(position, text, heard.answer, heard.remark))
    return tuple(entries), problems


def _heard(item: Item, text: str) -> tuple[Heard, list[tuple[str, Severity, dict[str, Any]]]]:
    try:
        heard = read_notation(item, text)
    except Unreadable as bad:
        return Heard({}), [(f"answer_{bad.reason}", Severity.ERROR, {"text": text, **bad.params})]
    return heard, [(f"answer_{heard.remark}", Severity.WARNING, {"text": text})] if heard.remark else []
