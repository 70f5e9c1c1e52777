"""What a regrading touches, as plain values: shown before it is approved, and written when it is carried out."""

from dataclasses import dataclass
from hashlib import sha256

from courses.domain.facets import Facet
from quizzes.domain.bank import canonical
from quizzes.domain.mastery import FacetState
from quizzes.domain.regrading.scores import Score
from quizzes.exams.domain.marking import Mark
from quizzes.exams.domain.marking import Score as ExamScore


@dataclass(frozen=True, slots=True)
class VerdictChange:
    """One verdict of one answer. `evidence` is None where the answer had said nothing of the facet; before or after
    are None where it doesn't count."""

    response: int
    evidence: int | None
    clerk: int
    matter: int
    facet: Facet
    before: bool | None
    after: bool | None
    examined: bool


@dataclass(frozen=True, slots=True)
class ScoreChange:
    """One closed check: the score that stands and the score it gets."""

    outcome: int
    clerk: int
    matter: int
    before: Score
    after: Score

    @property
    def turns(self) -> bool:
        """Whether it ends otherwise, not only with other figures."""
        return self.before.decision is not self.after.decision


@dataclass(frozen=True, slots=True)
class CellChange:
    """Mastery of one clerk × matter × facet."""

    clerk: int
    matter: int
    facet: Facet
    before: FacetState
    after: FacetState


@dataclass(frozen=True, slots=True)
class ExamChange:
    """One closed exam: the score that stands and the one it gets, with its marks; a withdrawn question has none.
    `matter` is of the first question touched: with whom in which matter it is carried out."""

    attempt: int
    clerk: int
    matter: int
    before: ExamScore
    after: ExamScore
    marks: tuple[Mark, ...]

    @property
    def turns(self) -> bool:
        """Whether it is passed now and wasn't, or the other way round."""
        return self.before.passed is not self.after.passed


@dataclass(frozen=True, slots=True)
class RegradePlan:
    """Everything a regrading changes; `answers` are all it looked at, changed or not."""

    answers: int = 0
    verdicts: tuple[VerdictChange, ...] = ()
    scores: tuple[ScoreChange, ...] = ()
    cells: tuple[CellChange, ...] = ()
    exams: tuple[ExamChange, ...] = ()

    @property
    def changed_answers(self) -> int:
        return len({change.response for change in self.verdicts})

    @property
    def people(self) -> frozenset[int]:
        return frozenset(clerk for clerk, _matter in self.pairs)

    @property
    def pairs(self) -> tuple[tuple[int, int], ...]:
        """(clerk, matter) of whatever changes, in order."""
        answers = {(change.clerk, change.matter) for change in self.verdicts}
        return tuple(sorted(answers | {(exam.clerk, exam.matter) for exam in self.exams}))

    @property
    def digest(self) -> str:
        """What a second person approves: the same plan has the same digest, another one another."""
        told = [
            [[c.response, c.facet, c.before, c.after] for c in self.verdicts],
            [[c.outcome, list(c.before.figures), list(c.after.figures)] for c in self.scores],
            [[c.attempt, c.before.right, c.before.asked, c.after.right, c.after.asked] for c in self.exams],
        ]
        return sha256(canonical(told).encode()).hexdigest()
