"""What came of reading a file."""

from dataclasses import dataclass, field

from courses.domain.problems import Problem
from courses.domain.reading.mapping import Kind, Mapping, Scope
from courses.domain.records import Record


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why we think that a file is what we took it for; each a share from 0 to 1 that can be counted in it.

    `columns`: titled columns (of a guide: labels) that are known. `identity`: 1 where name and code are told,
    ½ where only names are. `rows`: rows (of a guide: matters) read without an error. `values`: filled cells
    read without a warning.
    """

    columns: float
    identity: float
    rows: float
    values: float

    @property
    def confidence(self) -> float:
        """The plain mean, to two places."""
        return round((self.columns + self.identity + self.rows + self.values) / 4, 2)


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything a file said: records in its order (bad rows left out), problems, and how it was taken.

    `left_aside` are the titles of columns (labels) that nobody knows. `scope` is a hint: only a person can say
    that a list is complete.
    """

    records: tuple[Record, ...]
    problems: tuple[Problem, ...]
    mapping: Mapping
    evidence: Evidence
    scope: Scope = Scope.FULL
    left_aside: tuple[str, ...] = field(default=())
    is_sample: bool = False

    @property
    def kind(self) -> Kind:
        return self.mapping.kind

    @property
    def confidence(self) -> float:
        """0–1; see Evidence."""
        return self.evidence.confidence
