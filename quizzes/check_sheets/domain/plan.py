"""Plan, then apply: what entering check sheets would write, sheet by sheet. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from courses.domain.dated_plan import DatedPlan
from courses.domain.facets import Facet
from courses.domain.problems import Problem, Severity
from quizzes.check_sheets.domain.copies import first_state
from quizzes.check_sheets.domain.walk import OnSheet, Walk, walk
from quizzes.domain.canonical import canonical
from quizzes.domain.check import Answered, CheckPolicy
from quizzes.domain.grading import grade
from quizzes.domain.item import Item
from quizzes.domain.on_paper.answer_list import Filled
from quizzes.domain.on_paper.codes import Series, sheet_code
from quizzes.domain.on_paper.entries import Entry, Sat, read_entries
from quizzes.exams.domain.marking import is_answered


class Action(StrEnum):
    """What happens to one sheet."""

    ENTER = "enter"
    CORRECT = "correct"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class PrintedCheck:
    """A sheet as the house knows it. `barred` are the codes, with what their sentence needs, of what keeps it from
    being entered as sat then; `typed` the lines it holds already, None where it holds none."""

    sheet: int
    name: str
    matter: str
    questions: tuple[tuple[int, Facet, Item], ...]
    policy: CheckPolicy
    plan: tuple[Facet, ...]
    delta: tuple[Facet, ...] = ()
    barred: tuple[tuple[str, Mapping[str, object]], ...] = ()
    typed: Mapping[int, str] | None = field(default=None)


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One sheet: what was read of it, and how the check ends by it."""

    action: Action
    sheet: int
    name: str
    matter: str
    entries: tuple[Entry, ...]
    ended: Walk
    changed: tuple[int, ...] = ()

    @property
    def code(self) -> str:
        return sheet_code(self.sheet, Series.CHECK)

    @property
    def open(self) -> tuple[int, ...]:
        """Questions without an answer."""
        return tuple(entry.position for entry in self.entries if not is_answered(entry.answer))

    @property
    def told(self) -> object:
        return self.action, self.sheet, canonical([[one.position, one.text] for one in self.entries]), self.ended.taken


class CheckPlan(DatedPlan[CheckLine]):
    """What a list would enter. Sheets with an error are among the problems, not among the lines."""

    __slots__ = ()


def plan_checks(
    filled: Iterable[Filled], sheets: Mapping[int, PrintedCheck], sat: Sat, *, problems: Iterable[Problem] = ()
) -> CheckPlan:
    """Each sheet as a whole or not at all. One without any answer was not sat; one handed in empty says 空."""
    lines, found = [], list(problems)
    for one in filled:
        line, more = _line(one, sheets[one.sitting])
        found += more
        if line:
            lines.append(line)
    return CheckPlan(sat.ended_at.date(), tuple(lines), tuple(found))


def _line(filled: Filled, printed: PrintedCheck) -> tuple[CheckLine | None, list[Problem]]:
    about = {"code": sheet_code(printed.sheet, Series.CHECK), "name": printed.name}
    if filled.is_blank:
        return None, [Problem("sheet_not_sat", Severity.NOTICE, params=about)]
    if printed.barred:
        return None, [Problem(code, Severity.ERROR, params={**about, **more}) for code, more in printed.barred]
    questions = [(position, item) for position, _facet, item in printed.questions]
    entries, problems = read_entries(filled, questions, **about)
    if any(problem.severity is Severity.ERROR for problem in problems):
        return None, problems
    action, changed = Action.ENTER, tuple[int, ...]()
    if printed.typed is not None:
        changed = tuple(one.position for one in entries if one.text != printed.typed.get(one.position, ""))
        action = Action.CORRECT if changed else Action.UNCHANGED
    ended = ended_by(printed, entries)
    return CheckLine(action, printed.sheet, printed.name, printed.matter, entries, ended, changed), problems


def ended_by(printed: PrintedCheck, entries: Iterable[Entry]) -> Walk:
    """How the check ends by these answers, in the order the rule asks."""
    answers = {entry.position: entry.answer for entry in entries}
    told = (
        OnSheet(position, facet, _answered(item, facet, answers[position], printed.plan))
        for position, facet, item in printed.questions
    )
    return walk(told, printed.policy, printed.plan, first_state(printed.policy, printed.delta))


def _answered(item: Item, facet: Facet, answer: object, plan: tuple[Facet, ...]) -> Answered:
    """What counts in the check: verdicts on facets it asks; a wrong case that blames none of them blames its own."""
    verdicts = grade(item, answer if is_answered(answer) else None).verdicts
    kept = tuple((of, right) for of, right in verdicts if of in plan)
    return Answered(kept or ((facet, False),), item.guess)
