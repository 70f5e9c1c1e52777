"""What a check freezes when it begins on a screen, or is printed: version, facets, rules and bank."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from courses.domain.facets import Facet
from courses.models import Matter, MatterVersion
from courses.queries import version_in_force
from people.models import User
from quizzes.domain.check import CheckPolicy
from quizzes.domain.check_rules import CheckRules
from quizzes.queries.banks import BankRecipe, offering_for, recipe_for
from quizzes.queries.check_rules import InForce
from quizzes.queries.coverage import facets_assessable


@dataclass(frozen=True, slots=True)
class CheckTerms:
    """`facets` are those of a delta check (empty: a full one), `plan` those that can be asked of them."""

    version: MatterVersion
    facets: tuple[Facet, ...]
    plan: tuple[Facet, ...]
    policy: CheckPolicy
    rules: str
    recipe: BankRecipe

    @property
    def columns(self) -> dict[str, Any]:
        """As rows keep them."""
        return {
            "matter_version": self.version,
            "facets": [facet.value for facet in self.facets],
            "plan": [facet.value for facet in self.plan],
            "policy": {**asdict(self.policy), "version": self.rules},
            "bank": self.recipe.to_json(),
        }


def check_terms(
    clerk: User, matter: Matter, *, facets: Sequence[Facet], standing: InForce, on: date
) -> CheckTerms | None:
    """None where no version is in force that day, or none of the facets has an item."""
    version = version_in_force(matter, on)
    offering = offering_for(clerk, matter, on=on)
    depth = offering.depth if offering else ""
    askable = facets_assessable(version, depth=depth) if version else ()
    plan = tuple(facet for facet in askable if not facets or facet in facets)
    if version is None or not plan:
        return None
    rules: CheckRules = standing.rules
    policy = rules.policy_for(offering.tier if offering else None, delta=len(plan) if facets else 0)
    return CheckTerms(version, tuple(facets), plan, policy, standing.version, recipe_for(version, on=on, depth=depth))
