"""Which groups may be told apart where their total is told too."""

from collections.abc import Hashable, Mapping, Set
from typing import TypeVar

from quizzes.domain.statistics import FEWEST_PEOPLE

Key = TypeVar("Key", bound=Hashable)


def tellable(groups: Mapping[Key, Set[Hashable]]) -> set[Key]:
    """The groups of enough people. What is left must be nobody or enough people too, for whoever takes the groups from
    their total would find it: where it isn't, the smallest groups are left out as well."""
    told = sorted((key for key in groups if len(groups[key]) >= FEWEST_PEOPLE), key=lambda key: len(groups[key]))
    left: set[Hashable] = set().union(*(people for key, people in groups.items() if key not in set(told)))
    while told and 0 < len(left) < FEWEST_PEOPLE:
        left |= groups[told.pop(0)]
    return set(told)
