"""Which other matters a clerk is most likely to take this one for."""

from collections.abc import Iterable
from dataclasses import dataclass

from courses.domain.editorial import normal
from courses.domain.elements import Elements

MOST = 3
ALIKE, FEWEST = 0.5, 2
"""A matter of another parent is taken for this one where they share this part of the shorter list, and so many papers.
What an agent brings is asked everywhere and counts for nothing."""
_AGENT = ("委托", "代办", "代理")


@dataclass(frozen=True, slots=True)
class Kinship:
    """How near another matter is: of the same parent or not, how many papers they share, and what part of the
    shorter list that is."""

    same_parent: bool
    papers: int
    share: float

    @property
    def alike(self) -> bool:
        return self.papers >= FEWEST and self.share >= ALIKE


def confusable(own: Elements, others: Iterable[Elements]) -> tuple[Elements, ...]:
    """At most three: those of the same parent first, then of the same category with mostly the same papers.

    Within each the one that shares most comes first, then by code.
    """
    near = [(kinship(own, other), other) for other in others if other.code != own.code]
    chosen = [
        (kin, other)
        for kin, other in near
        if kin.same_parent or (own.category and other.category == own.category and kin.alike)
    ]
    chosen.sort(key=lambda pair: (not pair[0].same_parent, -pair[0].share, pair[1].code))
    return tuple(other for _, other in chosen[:MOST])


def kinship(own: Elements, other: Elements) -> Kinship:
    """How near the other matter is to this one."""
    mine, theirs = _papers(own), _papers(other)
    shared, shorter = len(mine & theirs), min(len(mine), len(theirs))
    same_parent = bool(own.parent) and normal(own.parent) == normal(other.parent)
    return Kinship(same_parent, shared, shared / shorter if shorter else 0.0)


def life_events(text: str) -> tuple[str, ...]:
    """The 一件事 a matter belongs to; a list may name several in one cell."""
    marks = str.maketrans("；;、\n", "\n\n\n\n")
    return tuple(dict.fromkeys(name for part in text.translate(marks).split("\n") if (name := part.strip())))


def _papers(elements: Elements) -> frozenset[str]:
    own = [material.name for material in elements.materials if not any(word in material.when for word in _AGENT)]
    return frozenset(normal(name) for name in own if normal(name))
