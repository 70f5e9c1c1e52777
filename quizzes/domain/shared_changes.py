"""A change that many matters share is one check: the same requirements went, the same came, and nothing else changed.

Only requirements are shared (see `inferred`): two time limits that happen to change alike are two facts. A change that
only takes something away is not shared either: there is nothing new to ask about, and what a matter still asks is its
own. Papers and clauses are compared whole, in the normal form of the synonyms, so that a matter in which one more word
of the facet changed keeps its own check.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from courses.domain.elements import Elements
from courses.domain.facets import Facet
from quizzes.domain.inferred import CARRIED, CLAUSES
from quizzes.domain.item import Item
from quizzes.domain.synonyms import Synonyms

FEWEST = 2
"""Matters that make a change a shared one."""

Row = tuple[str, ...]
"""One requirement with everything the list says of it; what it is called comes second."""


@dataclass(frozen=True, slots=True)
class Change:
    """What went from one facet of a matter and what came; each in order, twice where it is listed twice."""

    facet: Facet
    went: tuple[Row, ...]
    came: tuple[Row, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """What the requirements that came are called, in normal form."""
        return tuple(sorted({row[1] for row in self.came}))


def change_of(facet: Facet, old: Elements, new: Elements, synonyms: Synonyms) -> Change | None:
    """The whole change of the facet; None where it can't be shared."""
    if facet not in CARRIED:
        return None
    before, after = Counter(_rows(facet, old, synonyms)), Counter(_rows(facet, new, synonyms))
    went, came = (before - after).elements(), (after - before).elements()
    change = Change(facet, tuple(sorted(went)), tuple(sorted(came)))
    return change if change.came and all(change.names) else None


def _rows(facet: Facet, elements: Elements, synonyms: Synonyms) -> Iterable[Row]:
    if facet is Facet.CONDITIONS:
        return [(name, synonyms.normal(clause)) for name in CLAUSES for clause in getattr(elements, name)]
    return [
        (
            "materials",
            *(synonyms.normal(text) for text in (one.name, one.when, one.source, one.note)),
            *(str(count) for count in (one.originals, one.copies, one.necessity)),
        )
        for one in elements.materials
    ]


def shared(changes: Iterable[tuple[int, Change]]) -> dict[Change, tuple[int, ...]]:
    """By change the matters (by key, in the order they come) whose facet changed in just this way, where there are
    several."""
    found: dict[Change, list[int]] = defaultdict(list)
    for matter, change in changes:
        found[change].append(matter)
    return {change: tuple(matters) for change, matters in found.items() if len(matters) >= FEWEST}


def asks_about(item: Item, names: Iterable[str], synonyms: Synonyms) -> bool:
    """Whether one of the requirements (by their names in normal form) is among what the item shows or rests on."""
    texts = [option.text for option in (*item.options, *item.prompts)] + [source.text for source in item.sources]
    if item.case:
        texts += [ground.text for ground in item.case.grounds]
    shown = [synonyms.normal(text) for text in texts]
    return any(name in text for name in names for text in shown)
