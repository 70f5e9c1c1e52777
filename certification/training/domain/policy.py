"""What a year asks of a role (年度培训要求), as one value; changed by a new version, never in place.

Source of what is shipped: Putuoshan building standard, 二.2: 每年至少参加培训1次上级部门组织的业务能力培训.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Self

from certification.training.domain.attendance import OrganiserLevel

PAPERS_UNTIL = (1, 31)
"""Month and day of the next year until which papers of a year are taken; no policy moves it."""
MOST_THEMES = 6


class DutyRole(StrEnum):
    """Whom a policy is about."""

    CLERK = "clerk"
    HEAD = "head"


class PolicyTrouble(StrEnum):
    """Numbers that make no policy."""

    NO_CLASSES = "no_classes"
    HOURS_WITHOUT_CLASSES = "hours_without_classes"
    TOO_MANY_THEMES = "too_many_themes"


@dataclass(frozen=True, slots=True)
class DutyPolicy:
    """`required` classes a year; where the policy asks for more, also `least_hours` in all, an organiser of at least
    `least_level`, and each of `themes` in a class that counts. Whatever it says, only a class from above the clerk's
    own unit counts, and hours alone never fulfil it.

    `risk_from` is the month from which an unmet duty is at risk. A clerk present on fewer than `least_present_days` of
    the year stays paused instead of missing it.
    """

    version: str
    required: int = 1
    least_hours: int = 0
    least_level: OrganiserLevel | None = None
    themes: tuple[str, ...] = ()
    risk_from: int = 10
    least_present_days: int = 90
    citation: str = "《普陀山镇便民服务中心“全科窗口”建设标准》二.2"

    def troubles(self, role: DutyRole) -> tuple[PolicyTrouble, ...]:
        """Why this can be no policy of the role; a head's may ask for nothing, a clerk's never."""
        found = {
            PolicyTrouble.NO_CLASSES: self.required < 1 and role is DutyRole.CLERK,
            PolicyTrouble.HOURS_WITHOUT_CLASSES: self.required < 1 and bool(self.least_hours or self.themes),
            PolicyTrouble.TOO_MANY_THEMES: len(self.themes) > MOST_THEMES,
        }
        return tuple(trouble for trouble, holds in found.items() if holds)

    def to_json(self) -> dict[str, Any]:
        return {key: value for key, value in asdict(self).items() if key != "version"}

    @classmethod
    def from_json(cls, version: str, data: dict[str, Any]) -> Self:
        level = data["least_level"]
        read = {"themes": tuple(data["themes"]), "least_level": OrganiserLevel(level) if level else None}
        return cls(version=version, **{**data, **read})


@dataclass(frozen=True, slots=True)
class Adopted:
    """A version as it was written down: from which year on it holds, and the day the house learned of it."""

    policy: DutyPolicy
    role: DutyRole
    first_year: int
    recorded_on: date


def papers_close_on(year: int) -> date:
    """The last day on which papers of the year are taken; the day after, the year is closed."""
    return date(year + 1, *PAPERS_UNTIL)


def policy_of_year(
    adopted: Iterable[Adopted], *, role: DutyRole, year: int, on: date, shipped: DutyPolicy | None
) -> DutyPolicy | None:
    """What the year asks of the role, as known on `on`; None where it asks nothing.

    `adopted` is in the order of recording. The latest year a version begins with wins, then the newest. Whatever is
    recorded once the year is closed says nothing about it.
    """
    known = min(on, papers_close_on(year))
    rows = [row for row in adopted if row.role is role and row.first_year <= year and row.recorded_on <= known]
    newest = max(enumerate(rows), key=lambda pair: (pair[1].first_year, pair[0]), default=None)
    found = newest[1].policy if newest else shipped
    return found if found and found.required else None
