"""How well the items of a check are guessed, facet by facet: the cases a policy is computed for.

Every certifying item carries its chance (`Item.guess`, at most one in ten), reckoned from how it is built: the
subsets of its options, the orders of its steps, the usual numbers. The usual case is what the starter catalogue's
templates make: about one check in two has an item above one in twenty, one in five two of them.
"""

from enum import StrEnum
from fractions import Fraction

from courses.domain.facets import FACETS, Facet
from quizzes.domain.item import CERTIFYING_GUESS


class Draw(StrEnum):
    """What the dice may bring."""

    HARD = "hard"
    USUAL = "usual"
    EASY = "easy"
    EASIEST = "easiest"


_USUAL = {
    Facet.SERVICE_OBJECT: Fraction(1, 63),
    Facet.CONDITIONS: Fraction(1, 63),
    Facet.MATERIALS: Fraction(1, 63),
    Facet.PROCESS: Fraction(1, 15),
    Facet.TIME_LIMIT: Fraction(1, 10),
    Facet.RESULT: Fraction(1, 31),
}

GUESSES: dict[Draw, dict[Facet, Fraction]] = {
    Draw.HARD: dict.fromkeys(FACETS, Fraction(1, 31)),
    Draw.USUAL: _USUAL,
    Draw.EASY: _USUAL | {Facet.CONDITIONS: Fraction(1, 15)},
    Draw.EASIEST: dict.fromkeys(FACETS, CERTIFYING_GUESS),
}
"""No facet easily guessed; two; three; every one as easily as a certifying item may be."""
