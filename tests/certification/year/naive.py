"""The rules once more, as somebody would keep them in a book: turned over day by day, never looking back.

What the house computes from ledger rows, this keeps in mutable entries that each day's events change. It shares no
rule with the house, only the names of things; the working days are counted one by one.
"""

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, timedelta

from chinese_calendar import is_workday

from certification.awards.domain.decisions import Status
from courses.domain.facets import Facet, Tier

DAY = timedelta(days=1)
SOON = {Facet.CONDITIONS, Facet.MATERIALS, Facet.TIME_LIMIT}


@dataclass(frozen=True)
class Numbers:
    """What a policy says, as far as this year needs it: months valid and working days for a delta check by tier."""

    months: dict[Tier, int]
    workdays: dict[Tier, int]


@dataclass
class Change:
    facet: Facet
    version: int
    since: date
    told: date


@dataclass
class Paper:
    """What certifies until its last day, and the version it settles each facet at."""

    since: date
    until: date
    settles: dict[Facet, int]


@dataclass
class Entry:
    """One clerk in one matter: what is written in the book about them today."""

    papers: list[Paper] = field(default_factory=list)
    suspended: bool = False
    revoked: bool = False
    rights: list[tuple[date, Facet, int]] = field(default_factory=list)
    runs: dict[tuple[Facet, int], int] = field(default_factory=dict)
    mended: set[tuple[Facet, int]] = field(default_factory=set)


@dataclass(frozen=True)
class Said:
    """What the book says of an entry at the end of a day."""

    status: Status
    since: date | None = None
    until: date | None = None
    due: tuple[tuple[Facet, date], ...] = ()


class Book:
    """All entries of a centre. `changes` holds, for each matter, the material changes everybody was told of by now."""

    def __init__(self, tiers: dict[str, Tier]) -> None:
        self.tiers = tiers
        self.entries: dict[tuple[str, str], Entry] = {}
        self.changes: dict[str, list[Change]] = {matter: [] for matter in tiers}
        self.asked: dict[str, dict[Facet, date]] = {matter: {} for matter in tiers}

    def entry(self, clerk: str, matter: str) -> Entry:
        return self.entries.setdefault((clerk, matter), Entry())

    def answer(self, clerk: str, matter: str, facet: Facet, version: int, right: bool, on: date) -> None:
        entry = self.entry(clerk, matter)
        if right:
            entry.rights.append((on, facet, version))
        # Counted for changes to come as well: an answer of today may be at a version that takes effect tomorrow.
        for asked in range(1, version + 1):
            run = entry.runs[facet, asked] = entry.runs.get((facet, asked), 0) + 1 if right else 0
            if run == 2:
                entry.mended.add((facet, asked))

    def award(self, clerk: str, matter: str, version: int, numbers: Numbers, on: date) -> Paper | None:
        """A paper, if every facet that can be asked was answered right at its present version of late."""
        entry, facets = self.entry(clerk, matter), self.asked[matter]
        proved = {}
        for facet in facets:
            now = max((one.version for one in self.changes[matter] if one.facet == facet), default=0)
            good = [v for day, f, v in entry.rights if f == facet and v >= now and (on - day).days <= 90]
            if not good:
                return None
            proved[facet] = max(good)
        if not facets:
            return None
        others = {facet: version for facet in Facet if facet not in facets}
        paper = Paper(on, later(on, numbers.months[self.tiers[matter]]), proved | others)
        entry.papers.append(paper)
        return paper

    def grant(self, clerk: str, matter: str, version: int, until: date, on: date) -> None:
        self.entry(clerk, matter).papers.append(Paper(on, until, dict.fromkeys(Facet, version)))

    def revoke(self, clerk: str, matter: str) -> None:
        self.entries[clerk, matter] = Entry(revoked=True)

    def say(self, clerk: str, matter: str, numbers: Numbers, on: date) -> Said:
        entry, facets = self.entry(clerk, matter), self.asked[matter]
        valid = [paper for paper in entry.papers if on <= paper.until]
        if not facets:
            return Said(Status.REVOKED if entry.revoked else Status.NOT_ASSESSABLE)
        if not valid:
            if not entry.papers:
                return Said(Status.REVOKED if entry.revoked else Status.NEVER)
            last = max(entry.papers, key=lambda paper: paper.until)
            return Said(Status.EXPIRED, last.since, last.until)
        due = {}
        for change in self.changes[matter]:
            facet = change.facet
            if facet not in facets or change.version <= max(paper.settles[facet] for paper in valid):
                continue
            if any(f == facet and v >= change.version for f, v in entry.mended):
                continue
            last = self.last_day(change, matter, numbers)
            due[facet] = min(due.get(facet, last), last)
        counting = max(valid, key=lambda paper: (paper.until, paper.since))
        status = Status.CERTIFIED
        if due:
            status = Status.LAPSED if min(due.values()) < on else Status.VALID_EXCEPT
        if entry.suspended:
            status = Status.SUSPENDED
        return Said(status, counting.since, counting.until, tuple(sorted(due.items())))

    def last_day(self, change: Change, matter: str, numbers: Numbers) -> date:
        day = max(change.since, change.told, self.asked[matter][change.facet])
        if change.facet not in SOON:
            return day + 30 * DAY
        left = numbers.workdays[self.tiers[matter]]
        while left:
            day += DAY
            left -= is_workday(day) if day.year < 2027 else day.weekday() < 5
        return day


def later(start: date, months: int) -> date:
    """The same day so many months on, stepping month by month; the month's last where it has no such day."""
    year, month = start.year, start.month
    for _ in range(months):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return date(year, month, min(start.day, monthrange(year, month)[1]))


@dataclass
class Service:
    """The base post a clerk stands in today, and since when."""

    window: str = ""
    since: date | None = None

    def turn(self, on: date, window: str) -> None:
        """A day begins."""
        if window != self.window:
            self.window, self.since = window, on if window else None
