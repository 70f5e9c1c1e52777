"""The matter check: sequential, exact, replayable. State in, state out; no clock, no dice.

Each facet once, then the facets that were answered wrong until they are closed, then the least asked.
A facet once wrong stays open until it has been answered right twice in a row since. Certified at 8 right
of 8; with one or two wrong at 13 right and no open facet; a third wrong, or the last item, ends it.
`enumeration` computes what such a policy passes and refuses.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from courses.domain.facets import Facet

Verdicts = tuple[tuple[Facet, bool], ...]
"""What one item said of the facets it touches, as in `grading.Grade.verdicts`."""


@dataclass(frozen=True, slots=True)
class CheckPolicy:
    """The numbers of a check.

    `rights` are the right answers needed after 0, 1, 2 … wrong ones; a wrong answer beyond the last ends
    the check. `once_each` replaces them by one right answer for every assessable facet and none wrong.
    """

    rights: tuple[int, ...] = (8, 13, 13)
    max_items: int = 15
    fresh_rights: int = 2
    once_each: bool = False
    open_book: bool = False

    def rights_needed(self, wrong: int, assessable: int) -> int | None:
        """Right answers needed after so many wrong ones; None when no number of them would do."""
        if self.once_each:
            return assessable if wrong == 0 else None
        return self.rights[wrong] if wrong < len(self.rights) else None


FULL_CHECK = CheckPolicy()
OPEN_BOOK_CHECK = CheckPolicy(rights=(), max_items=6, once_each=True, open_book=True)
"""Tier C: the list lies open, each facet is asked once, and every answer must be right."""


class CheckStatus(StrEnum):
    RUNNING = "running"
    CERTIFIED = "certified"
    FAILED = "failed"


class CheckReason(StrEnum):
    RIGHTS_REACHED = "rights_reached"
    TOO_MANY_WRONG = "too_many_wrong"
    ITEMS_USED_UP = "items_used_up"
    NOTHING_ASSESSABLE = "nothing_assessable"
    FACETS_NOT_ASKED = "facets_not_asked"
    FACETS_OPEN = "facets_open"
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
    """How one facet stands in a check: times asked, and right answers in a row still needed to close it."""

    facet: Facet
    asked: int = 0
    needed: int = 0


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
    return min(not_asked or still_open or counts, key=lambda count: count.asked).facet


def advance(state: CheckState, policy: CheckPolicy, verdicts: Verdicts) -> CheckState:
    """The state after one answered item: wrong as a whole when any of its verdicts is wrong.

    A facet touched twice by one item counts once, wrong outweighing right. ValueError without a verdict.
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
        counts[facet] = FacetCount(facet, before.asked + 1, needed)
    whole = all(touched.values())
    return replace(
        state,
        right=state.right + whole,
        wrong=state.wrong + (not whole),
        counts=tuple(counts[facet] for facet in Facet if facet in counts),
    )


def replay(answers: Iterable[Verdicts], policy: CheckPolicy) -> CheckState:
    """The state after all these answers, from the first."""
    state = CheckState()
    for verdicts in answers:
        state = advance(state, policy, verdicts)
    return state
