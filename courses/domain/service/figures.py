"""Satisfaction (满意度, one to five stars) and returned applications (退件) of a matter in a month, and their sums.

They are of a matter, never of a person. A mean of very few ratings says more about the few than about the matter, and
about who served them: under `FEWEST_RATINGS` it is not shown.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from operator import add
from typing import TypeVar

STARS = 5
FEWEST_RATINGS = 5
MONTHS = 12
Stars = tuple[int, ...]
Told = TypeVar("Told")


@dataclass(frozen=True, slots=True)
class Figure:
    """What a month says of a matter (by key); `month` is its first day. None: the list says nothing of it."""

    matter: int
    month: date
    cases: int | None = None
    returned: int | None = None
    stars: Stars | None = None

    @property
    def said(self) -> tuple[int | None, int | None, Stars | None]:
        return self.cases, self.returned, self.stars

    @property
    def is_empty(self) -> bool:
        return self.said == (None, None, None)


@dataclass(frozen=True, slots=True)
class Sum:
    """Several months of a matter. `returned_of` are the cases of the months that say how many were returned."""

    cases: int = 0
    returned: int = 0
    returned_of: int = 0
    ratings: int = 0
    points: int = 0

    @property
    def mean_stars(self) -> float | None:
        """To one decimal; None under `FEWEST_RATINGS`."""
        return round(self.points / self.ratings, 1) if self.ratings >= FEWEST_RATINGS else None

    @property
    def returned_percent(self) -> float | None:
        """To one decimal; None where no month says both cases and returned ones."""
        return round(100 * self.returned / self.returned_of, 1) if self.returned_of else None


def added(one: Figure, other: Figure) -> Figure:
    """Two rows of one matter and month as one; what only one of them says stands."""
    stars = _both(one.stars, other.stars, _star_by_star)
    return Figure(
        one.matter,
        one.month,
        _both(one.cases, other.cases, add),
        _both(one.returned, other.returned, add),
        stars,
    )


def summed(figures: Iterable[Figure]) -> dict[int, Sum]:
    """By matter; one figure a matter and month."""
    found: dict[int, Sum] = {}
    for one in figures:
        before, stars = found.get(one.matter, Sum()), one.stars or ()
        both = one.returned is not None and bool(one.cases)
        found[one.matter] = Sum(
            before.cases + (one.cases or 0),
            before.returned + (one.returned or 0 if both else 0),
            before.returned_of + (one.cases or 0 if both else 0),
            before.ratings + sum(stars),
            before.points + sum(place * count for place, count in enumerate(stars, 1)),
        )
    return found


def by_month(figures: Iterable[Figure], *, on: date) -> tuple[tuple[date, Sum], ...]:
    """One matter's last twelve full months, the first one first, each with what it says; nothing is an empty sum."""
    first, told = months_before(on), {one.month: one for one in figures}
    months = [months_before(first, -number) for number in range(MONTHS)]
    return tuple((month, summed([told[month]])[told[month].matter] if month in told else Sum()) for month in months)


def _star_by_star(one: Stars, other: Stars) -> Stars:
    return tuple(a + b for a, b in zip(one, other, strict=True))


def months_before(on: date, months: int = MONTHS) -> date:
    """The first day of the first of so many full months that have ended by the day."""
    months_since = on.year * 12 + on.month - 1 - months
    return date(months_since // 12, months_since % 12 + 1, 1)


def _both(one: Told | None, other: Told | None, join: Callable[[Told, Told], Told]) -> Told | None:
    if one is None or other is None:
        return other if one is None else one
    return join(one, other)
