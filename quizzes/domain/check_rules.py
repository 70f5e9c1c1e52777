"""The rules of matter checks as one value: which check a tier sits, its numbers, and how often it may be tried.

Changed by a new version, never in place; a sitting keeps what it started under.
"""

from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from typing import Any, Self

from courses.domain.facets import FACETS, Tier
from quizzes.domain.attempts import TRIES, AttemptPolicy
from quizzes.domain.check import FULL_CHECK, OPEN_BOOK_CHECK, CheckPolicy, delta_check

HOURS_A_DAY = 24


class RuleTrouble(StrEnum):
    """Numbers that make no check."""

    TOO_FEW_RIGHTS = "too_few_rights"
    FALLING_RIGHTS = "falling_rights"
    OUT_OF_REACH = "out_of_reach"
    NO_FRESH_RIGHTS = "no_fresh_rights"
    DOUBT_OUT_OF_RANGE = "doubt_out_of_range"
    NO_TRIES = "no_tries"
    TRIES_DO_NOT_FIT = "tries_do_not_fit"


@dataclass(frozen=True, slots=True)
class CheckRules:
    """The full check, the open-book check and the tiers that sit it, and the tries."""

    full: CheckPolicy = FULL_CHECK
    open_book: CheckPolicy = OPEN_BOOK_CHECK
    open_book_tiers: tuple[Tier, ...] = (Tier.C,)
    tries: AttemptPolicy = TRIES

    def policy_for(self, tier: str | None, *, delta: int = 0) -> CheckPolicy:
        """The check of a tier; over `delta` changed facets, fresh rights in a row on each."""
        if delta:
            return delta_check(self.full, delta)
        return self.open_book if tier in self.open_book_tiers else self.full

    def troubles(self) -> tuple[RuleTrouble, ...]:
        """Why these numbers can't be a rule; empty where they can."""
        rights, full, tries = self.full.rights, self.full, self.tries
        found = {
            RuleTrouble.TOO_FEW_RIGHTS: not rights or rights[0] < len(FACETS),
            RuleTrouble.FALLING_RIGHTS: tuple(sorted(rights)) != rights,
            RuleTrouble.OUT_OF_REACH: any(need + wrong > full.max_items for wrong, need in enumerate(rights)),
            RuleTrouble.NO_FRESH_RIGHTS: full.fresh_rights < 1,
            RuleTrouble.DOUBT_OUT_OF_RANGE: not 1 <= full.doubt_percent <= 100,
            RuleTrouble.NO_TRIES: tries.tries < 1,
            RuleTrouble.TRIES_DO_NOT_FIT: (tries.tries - 1) * tries.hours_apart > tries.window_days * HOURS_A_DAY,
        }
        return tuple(trouble for trouble, holds in found.items() if holds)

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        return cls(
            full=policy_from(data["full"]),
            open_book=policy_from(data["open_book"]),
            open_book_tiers=tuple(Tier(tier) for tier in data["open_book_tiers"]),
            tries=AttemptPolicy(**data["tries"]),
        )


def policy_from(data: dict[str, Any]) -> CheckPolicy:
    """A policy as it was put down; a number that was no rule yet then plays no part, other keys are left alone."""
    known = {field.name: data[field.name] for field in fields(CheckPolicy) if field.name in data}
    return CheckPolicy(**{**known, "rights": tuple(known["rights"])})
