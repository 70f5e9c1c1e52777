"""Satisfaction and returned applications of a matter beside its cover, sorted by need."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from certification.matrix.domain.coverage import MatterCover
from courses.domain.service.figures import Sum


@dataclass(frozen=True, slots=True)
class Standing:
    """A matter (by key): what came back in a year, how many clerks are certified, and how many the rules ask for."""

    matter: int
    figures: Sum
    certified: int
    needed: int

    @property
    def short(self) -> bool:
        return self.certified < self.needed


def by_need(figures: Mapping[int, Sum], covers: Iterable[MatterCover]) -> list[Standing]:
    """Matters that have figures: those with too few certified clerks first, then by the share that was returned, then
    by the stars from below; what says nothing comes last."""
    rows = [
        Standing(int(one.matter), figures[int(one.matter)], len(one.clerks), one.k)
        for one in covers
        if int(one.matter) in figures
    ]
    return sorted(rows, key=_need)


def _need(row: Standing) -> tuple[bool, float, float, int]:
    returned, stars = row.figures.returned_percent, row.figures.mean_stars
    return not row.short, -(returned or 0.0), 6.0 if stars is None else stars, row.matter
