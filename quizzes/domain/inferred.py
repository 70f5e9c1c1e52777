"""What is known of a facet because the same requirements are known from other matters.

Only requirements are carried over: conditions and materials, what a citizen must fulfil and bring. Whom a matter
serves, its steps, its time and its result are often worded alike by chance, and to know them of one matter says
nothing of the next. Two matters share a requirement when it reads the same in both: a paper's name and the case it is
asked in, or a clause of the conditions, compared in the normal form of the synonyms; counts and necessity exactly.
Where a paper comes from and what is noted beside it do not count.

What is inferred is weaker than anything a clerk answered. It never stands beside evidence of the facet itself, ends on
the day its source fades, changes or is answered wrong, and is no evidence: nothing is certified by it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from courses.domain.elements import Elements, Material
from courses.domain.facets import Facet
from quizzes.domain.mastery import FacetState, How
from quizzes.domain.synonyms import Synonyms

CARRIED = (Facet.CONDITIONS, Facet.MATERIALS)
CLAUSES = ("acceptance_conditions", "approval_conditions", "conditions")

Requirement = tuple[str, ...]


def requirements(elements: Elements, facet: Facet, synonyms: Synonyms) -> frozenset[Requirement]:
    """What the list asks in this facet, each requirement as it is compared; empty where nothing can be carried over."""
    if facet is Facet.MATERIALS:
        return frozenset(_paper(one, synonyms) for one in elements.materials)
    if facet is Facet.CONDITIONS:
        told = ((name, clause) for name in CLAUSES for clause in getattr(elements, name))
        return frozenset((name, synonyms.normal(clause)) for name, clause in told)
    return frozenset()


def _paper(one: Material, synonyms: Synonyms) -> Requirement:
    counts = [str(count) for count in (one.originals, one.copies, one.necessity)]
    return (synonyms.normal(one.name), synonyms.normal(one.when), *counts)


@dataclass(frozen=True, slots=True)
class Known:
    """One facet of a matter (by key) as it is known on the day asked about, with its requirements."""

    matter: int
    facet: Facet
    requirements: frozenset[Requirement]
    how: How
    state: FacetState


@dataclass(frozen=True, slots=True)
class Inference:
    """So many of the facet's requirements are known, from these matters (the one that gives most first)."""

    known: int
    of: int
    sources: tuple[int, ...]

    @property
    def whole(self) -> bool:
        """Whether every requirement is known from elsewhere: then the facet counts as inferred."""
        return self.known == self.of


Carried = Mapping[tuple[Facet, Requirement], int]


def carried(known: Iterable[Known], *, on: date) -> Carried:
    """From which matter each requirement is known: one that was answered right the last time and is neither stale nor
    faded. The strongest gives it: examined before practised, then the latest, then the smaller key."""
    found: dict[tuple[Facet, Requirement], int] = {}
    for one in sorted((one for one in known if _carries(one, on=on)), key=_strength):
        for requirement in one.requirements:
            found.setdefault((one.facet, requirement), one.matter)
    return found


def infer(facet: Facet, own: FacetState, wanted: frozenset[Requirement], sources: Carried) -> Inference | None:
    """What other matters tell of the facet; None where it has evidence of its own, or nothing carries over."""
    if own.last_at is not None:
        return None
    given = Counter(sources[facet, one] for one in wanted if (facet, one) in sources)
    if not given:
        return None
    return Inference(given.total(), len(wanted), tuple(sorted(given, key=lambda key: (-given[key], key))))


def _carries(one: Known, *, on: date) -> bool:
    state = one.state
    fresh = state.due_on is not None and state.due_on > on
    known = one.how in (How.EXAMINED, How.PRACTISED) and state.last_right
    return one.facet in CARRIED and known and fresh


def _strength(one: Known) -> tuple[bool, float, int]:
    at = one.state.last_at.timestamp() if one.state.last_at else 0.0
    return one.how is not How.EXAMINED, -at, one.matter
