"""What a check's rule is judged by: five figures, and how far each may go."""

from dataclasses import dataclass

from courses.domain.facets import FACETS
from quizzes.domain.check import CheckPolicy
from quizzes.domain.enumeration import Guesses, tally, worst_blind

NON_MASTER = 0.60
MASTER = 0.95
SURE_MASTER = 0.98


@dataclass(frozen=True, slots=True)
class RuleFigures:
    """Of one policy, exactly. `certified` and `refused` are chances of one try, `certified_in_tries` of all tries;
    `blind` is the worst case of a clerk who knows everything but one facet and guesses there."""

    certified: float
    certified_in_tries: float
    refused: float
    items: float
    items_sure: float
    blind: float
    blind_in_tries: float

    def too_much(self) -> tuple[str, ...]:
        """Names of the figures that go beyond what DESIGN §7 allows."""
        return tuple(name for name, most in BOUNDS.items() if getattr(self, name) > most)


BOUNDS = {"certified": 0.05, "refused": 0.05, "items": 10, "items_sure": 9, "blind": 0.06}


def rule_figures(policy: CheckPolicy, guesses: Guesses | None = None, *, tries: int = 3) -> RuleFigures:
    """For a matter whose six facets can all be asked; `guesses` decide only how many items it takes."""
    ways = tally(policy, guesses)
    novice, master = ways.at(NON_MASTER), ways.at(MASTER)
    blind = worst_blind(policy, FACETS)
    return RuleFigures(
        certified=novice.passes,
        certified_in_tries=novice.passes_within(tries),
        refused=master.refused,
        items=master.mean_items,
        items_sure=ways.at(SURE_MASTER).mean_items,
        blind=blind,
        blind_in_tries=1 - (1 - blind) ** tries,
    )
