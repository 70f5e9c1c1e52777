"""How many certified clerks are at the counter for each matter, week by week, by what is known today.

A week counts by its worst working day: who leaves on a Wednesday is missing in that week already. A week without a
working day counts nothing. Nobody is taken to pass anything that is still ahead.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from certification.matrix.domain.presence import Absence, Stay, absence
from courses.domain.facets import Facet, Tier

WEEKS = 26


class Ending(StrEnum):
    """What ends a certification."""

    EXPIRES = "expires"
    DELTA = "delta"  # the last day of the delta check of a changed facet
    COMING = "coming"  # the same of a facet that is yet to change


@dataclass(frozen=True, slots=True)
class Week:
    """From its first day (today, else a Monday), with the days of it on which the centre works."""

    starts_on: date
    days: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """A certification valid today; `until` is its last day if nothing is done, for facets that change on `changes_on`
    where that is still to come. Of a matter that is still to come, one that is valid on its first day."""

    clerk: str
    matter: str
    until: date
    ending: Ending
    changes_on: date | None = None
    facets: tuple[Facet, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """A matter the centre handles on [starts_on, ends_on), as far as that is known, with the certified clerks it
    needs."""

    matter: str
    tier: Tier
    k: int
    ends_on: date | None = None
    starts_on: date | None = None


@dataclass(frozen=True, slots=True)
class Low:
    """The fewest of a week, and the first day there are so few."""

    clerks: int
    on: date


@dataclass(frozen=True, slots=True)
class MatterAhead:
    """A matter's weeks; None for a week in which the counter is closed or the matter not handled. `starts_on` is the
    first day of one that is still to come."""

    matter: str
    tier: Tier
    k: int
    weeks: tuple[Low | None, ...]
    starts_on: date | None = None

    @property
    def short(self) -> tuple[Low, ...]:
        """The weeks with too few, in order."""
        return tuple(low for low in self.weeks if low and low.clerks < self.k)

    @property
    def now(self) -> Low | None:
        return next((low for low in self.weeks if low), None)

    @property
    def worst(self) -> Low | None:
        """The barest week, the first of them."""
        return min((low for low in self.weeks if low), key=lambda low: (low.clerks, low.on), default=None)

    @property
    def missing(self) -> int:
        """How many clerks are lacking in the barest week."""
        return max(0, self.k - self.worst.clerks) if self.worst else 0

    @property
    def falls(self) -> bool:
        """Enough to begin with, too few later."""
        return bool(self.short) and self.now is not None and self.now.clerks >= self.k

    @property
    def urgency(self) -> tuple[int, date, Tier]:
        """Sorts the worst first: what lacks most, then what comes soonest, then the tier."""
        return -self.missing, self.short[0].on if self.short else date.max, self.tier


@dataclass(frozen=True, slots=True)
class Loss:
    """A clerk certified today who can't be counted on a day: the certification has ended, or they are away."""

    clerk: str
    ending: Ending | None
    since: date | None
    away: Absence | None = None
    changes_on: date | None = None


def weeks_from(on: date, *, is_working: Callable[[date], bool], count: int = WEEKS) -> tuple[Week, ...]:
    """The rest of this week and the weeks after it, by the calendar."""
    monday = on - timedelta(days=on.weekday())
    starts = [on, *(monday + timedelta(weeks=n) for n in range(1, count))]
    ends = [*starts[1:], monday + timedelta(weeks=count)]
    return tuple(
        Week(start, tuple(day for n in range((end - start).days) if is_working(day := start + timedelta(days=n))))
        for start, end in zip(starts, ends, strict=True)
    )


def look_ahead(
    weeks: Sequence[Week], *, asked: Iterable[Asked], held: Iterable[Held], stays: Sequence[Stay]
) -> tuple[MatterAhead, ...]:
    """Every matter's weeks, in the order given.

    Clerks are bits of a number: a day's counter is one, a matter's valid certifications are another, and who can be
    counted on are the bits in both.
    """
    days = [day for week in weeks for day in week.days]
    bits = {stay.clerk: 1 << place for place, stay in enumerate(stays)}
    counter = [sum(bits[stay.clerk] for stay in stays if absence(stay, day) is None) for day in days]
    ends: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for one in held:
        ends[one.matter].append((bisect_right(days, one.until), bits[one.clerk]))
    return tuple(_matter(matter, weeks, counter, sorted(ends[matter.matter])) for matter in asked)


def losses(on: date, *, held: Iterable[Held], stays: Iterable[Stay]) -> tuple[Loss, ...]:
    """Who of those certified in a matter today can't be counted on that day, and why: an ended certification first."""
    known = {stay.clerk: stay for stay in stays}
    found = []
    for one in held:
        gone = absence(known[one.clerk], on)
        if one.until < on:
            found.append(Loss(one.clerk, one.ending, one.until, gone, one.changes_on))
        elif gone:
            found.append(Loss(one.clerk, None, gone.since, gone))
    return tuple(found)


def _matter(
    asked: Asked, weeks: Sequence[Week], counter: Sequence[int], ends: Sequence[tuple[int, int]]
) -> MatterAhead:
    """`ends` are (number of days it is valid on, bit of the clerk), the first to end first."""
    valid, next_end, place = sum(bit for _days, bit in ends), 0, 0
    lows: list[Low | None] = []
    for week in weeks:
        low: Low | None = None
        for day in week.days:
            while next_end < len(ends) and ends[next_end][0] <= place:
                valid -= ends[next_end][1]
                next_end += 1
            clerks = (counter[place] & valid).bit_count()
            place += 1
            if _handled(asked, day) and (low is None or clerks < low.clerks):
                low = Low(clerks, day)
        lows.append(low)
    return MatterAhead(asked.matter, asked.tier, asked.k, tuple(lows), asked.starts_on)


def _handled(asked: Asked, on: date) -> bool:
    return (asked.starts_on is None or asked.starts_on <= on) and (asked.ends_on is None or on < asked.ends_on)
