"""How many clerks the standard gives a centre for its cases, and what the town plans, side by side.

Source: Putuoshan building standard, 二.1:
综合考虑地域、办件量等，每个便民服务中心应确保前台工作人员2人，办件量每增加2000件增配1人，最多不超过5人。
The sentence does not say from which volume the cases are counted, nor that they are yearly; here they are
yearly and counted from nought, and a place that reads it otherwise sets `counted_from`. Geography (地域) is
named without a number, so no figure follows from it.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Self

MOST_CLERKS, MOST_CASES = 99, 1_000_000


class StaffingTrouble(StrEnum):
    """Numbers that make no rule."""

    NOBODY = "nobody"
    NO_STEP = "no_step"
    CAP_BELOW_BASE = "cap_below_base"
    COUNTED_BELOW_NOUGHT = "counted_below_nought"


@dataclass(frozen=True, slots=True)
class StaffingStandard:
    """`base` clerks, one more for every complete `step` of cases above `counted_from`, at most `most` in all. Before
    `since`, the day of the plan it belongs to, nobody had promised more than the base."""

    base: int = 2
    step: int = 2000
    most: int = 5
    counted_from: int = 0
    since: date = date(2025, 7, 1)
    citation: str = "《普陀山镇便民服务中心“全科窗口”建设标准》二.1"

    def troubles(self) -> tuple[StaffingTrouble, ...]:
        """Why these numbers can't be a rule; empty where they can."""
        found = {
            StaffingTrouble.NOBODY: self.base < 1,
            StaffingTrouble.NO_STEP: self.step < 1,
            StaffingTrouble.CAP_BELOW_BASE: self.most < self.base,
            StaffingTrouble.COUNTED_BELOW_NOUGHT: self.counted_from < 0,
        }
        return tuple(trouble for trouble, holds in found.items() if holds)

    def to_json(self) -> dict[str, Any]:
        """The numbers; the citation is the version's own."""
        kept = asdict(self)
        del kept["citation"]
        return {**kept, "since": self.since.isoformat()}

    @classmethod
    def from_json(cls, kept: dict[str, Any], *, citation: str) -> Self:
        return cls(**{**kept, "since": date.fromisoformat(kept["since"])}, citation=citation)


@dataclass(frozen=True, slots=True)
class StandardFrom:
    """A standard, and the first day it holds."""

    since: date
    standard: StaffingStandard


def standard_at_years_end(versions: Iterable[StandardFrom], year: int) -> StaffingStandard:
    """The standard a year's cases are measured by: that of its last day. Of two from the same day the later one named
    holds; before the first of them the standard's own numbers do."""
    found = StandardFrom(date.min, StaffingStandard())
    for one in versions:
        if found.since <= one.since <= date(year, 12, 31):
            found = one
    return found.standard


@dataclass(frozen=True, slots=True)
class Plan:
    """A town's own plan for windows and clerks. It is shown beside the standard and not reconciled with it."""

    before: int
    target: int
    citation: str


PUTUOSHAN_PLAN = Plan(15, 10, "《普陀山镇“全科窗口”改革实施方案》三(二): 力争窗口数量和窗口人员由15个减为10个")


class StaffingReason(StrEnum):
    BASE = "base"
    ADDED_FOR_CASES = "added_for_cases"
    CAPPED = "capped"
    CASES_NOT_STATED = "cases_not_stated"
    BEFORE_THE_PLAN = "before_the_plan"


@dataclass(frozen=True, slots=True)
class StaffingDecision:
    """`clerks` by the standard; `added` is what the cases alone would add before the cap."""

    clerks: int
    reasons: tuple[StaffingReason, ...]
    cases_a_year: int | None
    added: int = 0


def staffing(
    cases_a_year: int | None, *, on: date, standard: StaffingStandard = StaffingStandard()
) -> StaffingDecision:
    """The standard's figure for a year's cases on a day; None means the cases are not stated, which is not nought: the
    base is all that can be said. A negative number is a ValueError."""
    if cases_a_year is not None and cases_a_year < 0:
        raise ValueError(f"cases cannot be negative: {cases_a_year}")
    reasons = [StaffingReason.BASE]
    if on < standard.since:
        return StaffingDecision(standard.base, (*reasons, StaffingReason.BEFORE_THE_PLAN), cases_a_year)
    if cases_a_year is None:
        return StaffingDecision(standard.base, (*reasons, StaffingReason.CASES_NOT_STATED), None)
    added = max(0, cases_a_year - standard.counted_from) // standard.step
    if added:
        reasons.append(StaffingReason.ADDED_FOR_CASES)
    if standard.base + added > standard.most:
        reasons.append(StaffingReason.CAPPED)
    return StaffingDecision(min(standard.base + added, standard.most), tuple(reasons), cases_a_year, added)
