"""Plan, then apply: what entering the sheets of a list would write, sheet by sheet. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from courses.domain.dated_plan import DatedPlan
from courses.domain.problems import Problem, Severity
from quizzes.domain.canonical import canonical
from quizzes.domain.item import Item
from quizzes.domain.on_paper.answer_list import Filled
from quizzes.domain.on_paper.codes import sheet_code
from quizzes.domain.on_paper.entries import Entry, Sat, read_entries
from quizzes.exams.domain.marking import Score, mark, score
from quizzes.exams.domain.on_paper.standing import Stand


class Action(StrEnum):
    """What happens to one sheet."""

    ENTER = "enter"
    CORRECT = "correct"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Printed:
    """A sheet as the house knows it; `entered` are the answers it holds already, by question."""

    sitting: int
    name: str
    questions: tuple[tuple[int, Item], ...]
    stand: Stand
    pass_percent: int
    prepared_at: datetime
    entered: Mapping[int, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One sheet: what was read of it, and the score it comes to. Of one that is entered already `changed` are the
    questions it now says something else of."""

    action: Action
    sitting: int
    name: str
    entries: tuple[Entry, ...]
    score: Score
    changed: tuple[int, ...] = ()

    @property
    def code(self) -> str:
        return sheet_code(self.sitting)

    @property
    def open(self) -> tuple[int, ...]:
        """Questions without an answer."""
        return tuple(entry.position for entry in self.entries if not entry.answer)

    @property
    def told(self) -> object:
        return self.action, self.sitting, canonical([[one.position, one.answer] for one in self.entries])


class EntryPlan(DatedPlan[SheetLine]):
    """What a list of answers would enter. Sheets with an error are among the problems, not among the lines."""

    __slots__ = ()


def plan_entries(
    filled: Iterable[Filled], sheets: Mapping[int, Printed], sat: Sat, *, problems: Iterable[Problem] = ()
) -> EntryPlan:
    """The sheets of a list, each as a whole or not at all. A sheet without any answer was not sat; one that was handed
    in empty says 空 somewhere."""
    lines, found = [], list(problems)
    for one in filled:
        line, more = _line(one, sheets[one.sitting], sat)
        found += more
        if line:
            lines.append(line)
    return EntryPlan(sat.ended_at.date(), tuple(lines), tuple(found))


def _line(filled: Filled, printed: Printed, sat: Sat) -> tuple[SheetLine | None, list[Problem]]:
    about = {"code": sheet_code(printed.sitting), "name": printed.name}
    if filled.is_blank:
        return None, [Problem("sheet_not_sat", Severity.NOTICE, params=about)]
    if printed.stand is Stand.ON_SCREEN:
        return None, [Problem("sheet_sat_on_screen", Severity.ERROR, params=about)]
    if sat.began_at < printed.prepared_at:
        return None, [Problem("sheet_prepared_later", Severity.ERROR, params=about)]
    entries, problems = read_entries(filled, printed.questions, **about)
    if any(problem.severity is Severity.ERROR for problem in problems):
        return None, problems
    marks = [
        mark(entry.position, item, entry.answer) for entry, (_n, item) in zip(entries, printed.questions, strict=True)
    ]
    action, changed = Action.ENTER, tuple[int, ...]()
    if printed.stand is Stand.ENTERED:
        changed = tuple(one.position for one in entries if one.answer != printed.entered.get(one.position, {}))
        action = Action.CORRECT if changed else Action.UNCHANGED
    reached = score(marks, pass_percent=printed.pass_percent)
    return SheetLine(action, printed.sitting, printed.name, entries, reached, changed), problems
