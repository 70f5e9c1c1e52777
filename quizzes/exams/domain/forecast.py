"""What a paper will be like, from sample forms drawn as people's will be: how long, how much of the catalogue it
touches, how far apart the easiest and the hardest form are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median_low

from quizzes.exams.domain.blueprint import Cell, Form

PULL = 10
"""A cell's own answers are weighed against so many answers of its facet."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """Seconds of the usual and of the longest form; matters of one form and of all, cells of all; the expected share
    right, in percent, of the hardest and of the easiest form (None where nothing is measured)."""

    seconds: int
    longest_seconds: int
    matters_in_one: int
    matters_in_all: int
    cells_in_all: int
    hardest: int | None
    easiest: int | None

    @property
    def spread(self) -> int | None:
        """Points of a hundred between the easiest and the hardest form."""
        return None if self.hardest is None or self.easiest is None else self.easiest - self.hardest


def outlook(
    forms: Sequence[Form], *, seconds: Mapping[bool, Mapping[str, int]], right: Mapping[Cell, float]
) -> Outlook:
    """`seconds` by (is a case, facet), `right` the expected share of right answers of a cell; cells it doesn't know are
    left out of the expectation. ValueError without a form."""
    if not forms:
        raise ValueError("an outlook needs a form to look at")
    lengths = [sum(seconds[one.case][one.facet.value] for one in form.wanted) for form in forms]
    expected = [share for form in forms if (share := _expected(form, right)) is not None]
    cells = {one.cell for form in forms for one in form.wanted}
    return Outlook(
        seconds=median_low(lengths),
        longest_seconds=max(lengths),
        matters_in_one=median_low([len({one.matter for one in form.wanted}) for form in forms]),
        matters_in_all=len({matter for matter, _facet in cells}),
        cells_in_all=len(cells),
        hardest=min(expected, default=None),
        easiest=max(expected, default=None),
    )


def expected_right(own: tuple[int, int], facet: tuple[int, int]) -> float | None:
    """Share right of a cell from its (right, asked), pulled to its facet's; None where the facet was never asked."""
    if not facet[1]:
        return None
    return (own[0] + PULL * facet[0] / facet[1]) / (own[1] + PULL)


def _expected(form: Form, right: Mapping[Cell, float]) -> int | None:
    known = [right[one.cell] for one in form.wanted if one.cell in right]
    return round(100 * sum(known) / len(known)) if known else None
