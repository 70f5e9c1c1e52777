"""Which approved regrading an answer falls under, and what the answer is worth under it.

The newest one that covers an item stands for it, so approving the same twice is approving it once, and regradings of
different items may come in any order.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from courses.domain.facets import FACETS, Facet
from quizzes.domain.check import Verdicts
from quizzes.domain.grading import grade
from quizzes.domain.item import Item
from quizzes.domain.regrading.keys import NamedKey, with_key


class RegradeKind(StrEnum):
    """KEY: another answer is right. WITHDRAW: nothing of a template's version counts, right or wrong. RESTORE: it
    counts again, as if it had never been withdrawn."""

    KEY = "key"
    WITHDRAW = "withdraw"
    RESTORE = "restore"


@dataclass(frozen=True, slots=True)
class Rule:
    """One regrading. `matter_version` is the row asked from, None for every matter; a key stands for one `face`."""

    sequence: int
    kind: RegradeKind
    template: str
    template_version: int
    matter_version: int | None = None
    face: str = ""
    key: NamedKey | None = None

    def covers(self, item: Item, matter_version: int) -> bool:
        """Whether it speaks of this item, asked from this version of a matter."""
        return (
            (item.template, item.template_version) == (self.template, self.template_version)
            and self.matter_version in (None, matter_version)
            and (self.kind is not RegradeKind.KEY or item.face == self.face)
        )


def governing(rules: Iterable[Rule], item: Item, matter_version: int) -> Rule | None:
    """The newest rule that covers the item; None where it was never regraded."""
    return next(reversed(_covering(rules, item, matter_version)), None)


def as_graded(item: Item, rules: Iterable[Rule], matter_version: int) -> Item | None:
    """The item with the key that stands; None where it is withdrawn. What was put back has the key it had."""
    covering = _covering(rules, item, matter_version)
    if covering and covering[-1].kind is RegradeKind.WITHDRAW:
        return None
    keys = [rule.key for rule in covering if rule.key is not None]
    return with_key(item, keys[-1]) if keys else item


def regraded(item: Item, answer: Any, rules: Iterable[Rule], matter_version: int) -> Verdicts:
    """The verdicts the answer has by the rules; none where the item is withdrawn. Raises grading.BadAnswer."""
    standing = as_graded(item, rules, matter_version)
    return grade(standing, answer).verdicts if standing else ()


def _covering(rules: Iterable[Rule], item: Item, matter_version: int) -> list[Rule]:
    return sorted((rule for rule in rules if rule.covers(item, matter_version)), key=lambda rule: rule.sequence)


def differences(standing: Mapping[Facet, bool | None], wanted: Verdicts) -> tuple[tuple[Facet, bool | None], ...]:
    """Facets whose verdict must be written anew, in the plan's order, with the verdict to write (None: counts no
    more). `standing` are the verdicts written so far."""
    target = dict(wanted)
    facets = [facet for facet in FACETS if facet in standing or facet in target]
    return tuple((facet, target.get(facet)) for facet in facets if standing.get(facet) != target.get(facet))
