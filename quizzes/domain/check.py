"""The matter check: sequential, exact, replayable. State in, state out; no clock, no dice.

Each facet once, then the facets that were answered wrong until they are closed, then the one whose right
answers could most likely have been guessed. A facet once wrong stays open until it has been answered right
twice in a row since; one whose right answers might be luck stays doubtful until they can't well be.
Certified at 8 right of 8 with nothing open or doubtful; at 12 right with one wrong, 13 with two; a third wrong, or
the last item, ends it.
`enumeration` computes what such a policy passes and refuses.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from courses.domain.facets import Facet

Verdicts = tuple[tuple[Facet, bool], ...]
"""What one item said of the facets it touches, as in `grading.Grade.verdicts`."""
NEVER = Fraction(0)
SURELY = Fraction(1)


class Answered(NamedTuple):
    """One answered item: its verdicts, and the chance to be right without knowing (`Item.guess`)."""

    verdicts: Verdicts
    guess: Fraction = NEVER


@dataclass(frozen=True, slots=True)
class CheckPolicy:
    """The numbers of a check.

    `rights` are the right answers needed after 0, 1, 2 … wrong ones; a wrong answer beyond the last ends
    the check. `once_each` replaces them by one right answer for every assessable facet and none wrong.
    A facet is doubtful while its right answers in a row could all have been guessed with a chance of more than
    `doubt_percent`; at 100 how easily an item is guessed plays no part, neither there nor in the order.
    """

    rights: tuple[int, ...] = (8, 12, 13)
    max_items: int = 15
    fresh_rights: int = 2
    once_each: bool = False
    open_book: bool = False
    doubt_percent: int = 100

    @property
    def wrong_allowed(self) -> int:
        """Wrong answers that don't end the check by themselves."""
        return max(0, len(self.rights) - 1)

    @property
    def weighs_guesses(self) -> bool:
        return self.doubt_percent < 100

    def rights_needed(self, wrong: int, assessable: int) -> int | None:
        """Right answers needed after so many wrong ones; None when no number of them would do."""
        if self.once_each:
            return assessable if wrong == 0 else None
        return self.rights[wrong] if wrong < len(self.rights) else None


FULL_CHECK = CheckPolicy(doubt_percent=5)
OPEN_BOOK_CHECK = CheckPolicy(rights=(), max_items=6, once_each=True, open_book=True)
"""Tier C: the list lies open, each facet is asked once, and every answer must be right."""
DELTA_SPARE = 4
"""Items of a delta check beyond the fewest it needs: what two mistakes can cost."""


def delta_check(full: CheckPolicy, facets: int) -> CheckPolicy:
    """Over changed facets: the fresh rights in a row on each; as many wrong ones end it as end the full check."""
    rights = facets * full.fresh_rights
    return CheckPolicy(
        rights=(rights,) * len(full.rights), max_items=rights + DELTA_SPARE, fresh_rights=full.fresh_rights
    )


class CheckStatus(StrEnum):
    RUNNING = "running"
    CERTIFIED = "certified"
    FAILED = "failed"


class CheckReason(StrEnum):
    RIGHTS_REACHED = "rights_reached"
    TOO_MANY_WRONG = "too_many_wrong"
    ITEMS_USED_UP = "items_used_up"
    SHEET_USED_UP = "sheet_used_up"
    NOTHING_ASSESSABLE = "nothing_assessable"
    FACETS_NOT_ASKED = "facets_not_asked"
    FACETS_OPEN = "facets_open"
    FACETS_DOUBTFUL = "facets_doubtful"
    RIGHTS_MISSING = "rights_missing"


@dataclass(frozen=True, slots=True)
class Decision:
    """Where a check stands and why; `open_facets` still need fresh right answers."""

    status: CheckStatus
    reasons: tuple[CheckReason, ...]
    open_facets: tuple[Facet, ...] = ()

    @property
    def over(self) -> bool:
        return self.status is not CheckStatus.RUNNING


@dataclass(frozen=True, slots=True)
class FacetCount:
    """How one facet stands in a check: times asked, right answers in a row still needed to close it, and the chance
    that whoever knows nothing of it had all its right answers since the last wrong one."""

    facet: Facet
    asked: int = 0
    needed: int = 0
    guessed: Fraction = SURELY

    def doubtful(self, policy: CheckPolicy) -> bool:
        return policy.weighs_guesses and self.guessed * 100 > policy.doubt_percent


@dataclass(frozen=True, slots=True)
class CheckState:
    """Items answered right and wrong as wholes, and the counts of the facets that were touched."""

    right: int = 0
    wrong: int = 0
    counts: tuple[FacetCount, ...] = ()

    @property
    def items(self) -> int:
        return self.right + self.wrong

    def count(self, facet: Facet) -> FacetCount:
        return next((count for count in self.counts if count.facet is facet), FacetCount(facet))


def decide(state: CheckState, policy: CheckPolicy, assessable: Sequence[Facet]) -> Decision:
    """Whether the check goes on, with every reason that holds."""
    if not assessable:
        return Decision(CheckStatus.FAILED, (CheckReason.NOTHING_ASSESSABLE,))
    open_facets = tuple(facet for facet in assessable if state.count(facet).needed)
    needed = policy.rights_needed(state.wrong, len(assessable))
    if needed is None:
        return Decision(CheckStatus.FAILED, (CheckReason.TOO_MANY_WRONG,), open_facets)
    lacking = []
    if any(not state.count(facet).asked for facet in assessable):
        lacking.append(CheckReason.FACETS_NOT_ASKED)
    if open_facets:
        lacking.append(CheckReason.FACETS_OPEN)
    if any(c.asked and not c.needed and c.doubtful(policy) for c in map(state.count, assessable)):
        lacking.append(CheckReason.FACETS_DOUBTFUL)
    if state.right < needed:
        lacking.append(CheckReason.RIGHTS_MISSING)
    if not lacking:
        return Decision(CheckStatus.CERTIFIED, (CheckReason.RIGHTS_REACHED,))
    if state.items >= policy.max_items:
        return Decision(CheckStatus.FAILED, (CheckReason.ITEMS_USED_UP, *lacking), open_facets)
    return Decision(CheckStatus.RUNNING, tuple(lacking), open_facets)


def next_facet(state: CheckState, policy: CheckPolicy, assessable: Sequence[Facet]) -> Facet | None:
    """The facet to ask next, None when the check is over; ties follow the order of `assessable`."""
    if decide(state, policy, assessable).over:
        return None
    counts = [state.count(facet) for facet in assessable]
    not_asked = [count for count in counts if not count.asked]
    still_open = [count for count in counts if count.needed]
    if not (not_asked or still_open) and policy.weighs_guesses:
        return min(counts, key=lambda count: (-count.guessed, count.asked)).facet
    return min(not_asked or still_open or counts, key=lambda count: count.asked).facet


def advance(state: CheckState, policy: CheckPolicy, verdicts: Verdicts, guess: Fraction = NEVER) -> CheckState:
    """The state after one answered item: wrong as a whole when any of its verdicts is wrong.

    `guess` is the item's chance to be right without knowing. A facet touched twice by one item counts once, wrong
    outweighing right. ValueError without a verdict.
    """
    if not verdicts:
        raise ValueError("an answered item bears on at least one facet")
    touched = {facet: True for facet, _ in verdicts}
    for facet, right in verdicts:
        touched[facet] &= right
    counts = {count.facet: count for count in state.counts}
    for facet, right in touched.items():
        before = counts.get(facet, FacetCount(facet))
        needed = max(0, before.needed - 1) if right else policy.fresh_rights
        guessed = before.guessed * guess if right else SURELY
        counts[facet] = FacetCount(facet, before.asked + 1, needed, guessed)
    whole = all(touched.values())
    return replace(
        state,
        right=state.right + whole,
        wrong=state.wrong + (not whole),
        counts=tuple(counts[facet] for facet in Facet if facet in counts),
    )


def replay(answers: Iterable[Answered], policy: CheckPolicy, start: CheckState | None = None) -> CheckState:
    """The state after all these answers, from the first; `start` is what a delta check begins with."""
    state = start or CheckState()
    for verdicts, guess in answers:
        state = advance(state, policy, verdicts, guess)
    return state
