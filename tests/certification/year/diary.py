"""A year of a centre, lived day by day: what happens is drawn, written into a ledger, and told to the book at once.

Somebody joins, leaves, is moved, comes from another centre and goes on leave; the list changes three times, once told
beforehand and once after; from July other numbers hold. The ledger keeps rows only; the book is what `naive` says.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta

from certification.awards.domain.decisions import Status
from certification.awards.domain.policy import ByTier, CertificationPolicy
from certification.awards.domain.rows import AwardKind, AwardRow, FacetChange, FacetEvidence
from certification.domain.spans import Span
from certification.training.domain.attendance import OrganiserLevel
from courses.domain.facets import FACETS, ChangeKind, Facet, Tier
from quizzes.domain.dice import Dice
from tests.certification.year.naive import Book, Change, Numbers, Said, Service

FIRST, LAST = date(2026, 1, 1), date(2027, 2, 5)


def days(first: date, until: date) -> tuple[date, ...]:
    """Every day from the first on, up to and not including the last."""
    return tuple(first + timedelta(days=n) for n in range((until - first).days))


DAYS = days(FIRST, LAST)
OLD = CertificationPolicy(version="2026-1")
NEW = CertificationPolicy(version="2026-2", validity_months=ByTier(6, 18, 24), delta_working_days=ByTier(3, 5, 12))
NEW_FROM = date(2026, 7, 1)
TIERS = {"a1": Tier.A, "a2": Tier.A, "a3": Tier.A, "b1": Tier.B, "b2": Tier.B, "c1": Tier.C, "c2": Tier.C}
ALL = dict.fromkeys(FACETS, date(2025, 1, 1))
# Nothing can be asked of c2 yet; of c1 the result from 15 June.
ASKED = {matter: dict(ALL) for matter in TIERS} | {
    "c1": {**ALL, Facet.RESULT: date(2026, 6, 15)},
    "c2": {},
}
MATERIAL, EDITORIAL = ChangeKind.MATERIAL, ChangeKind.EDITORIAL
# matter, facet, kind, version, in effect, told
CHANGES = (
    ("a1", Facet.MATERIALS, MATERIAL, 2, date(2026, 3, 16), date(2026, 3, 10)),
    ("b1", Facet.PROCESS, MATERIAL, 2, date(2026, 3, 16), date(2026, 3, 10)),
    ("a1", Facet.MATERIALS, MATERIAL, 3, date(2026, 5, 1), date(2026, 5, 25)),
    ("a2", Facet.TIME_LIMIT, MATERIAL, 2, date(2026, 5, 1), date(2026, 5, 25)),
    ("a1", Facet.RESULT, MATERIAL, 4, date(2026, 10, 12), date(2026, 10, 12)),
    ("a3", Facet.MATERIALS, EDITORIAL, 2, date(2026, 10, 12), date(2026, 10, 12)),
    ("b2", Facet.CONDITIONS, MATERIAL, 2, date(2026, 10, 12), date(2026, 10, 12)),
    ("c1", Facet.RESULT, MATERIAL, 2, date(2026, 10, 12), date(2026, 10, 12)),
)
# clerk: (window, from, to the day before), ...
POSTS = {
    "stays": (("general", date(2024, 7, 1), None),),
    "leap day": (("general", date(2024, 2, 29), None),),
    "moved": (("police", date(2023, 3, 9), date(2026, 4, 1)), ("general", date(2026, 4, 1), None)),
    "joins": (("general", date(2026, 5, 6), None),),
    "leaves": (("police", date(2025, 1, 1), date(2026, 9, 1)),),
    "comes back": (("police", date(2025, 1, 1), date(2026, 3, 1)), ("police", date(2026, 8, 1), None)),
}
LEAVE = {
    "stays": (Span(date(2026, 2, 14), date(2026, 2, 24)),),
    "leap day": (Span(date(2026, 1, 20), date(2026, 12, 20)),),
    "moved": (Span(date(2026, 12, 28), date(2027, 1, 4)),),
}
# Somebody there all year whose long leave was told of: as it began, and once the papers were closed; taken back then.
TOLD = {
    "told in time": (date(2026, 1, 20), None),
    "told late": (date(2027, 2, 1), None),
    "taken back late": (date(2026, 1, 20), date(2027, 2, 2)),
}
LONG_LEAVE = Span(date(2026, 1, 20), date(2026, 12, 20))
# clerk: (session, level, ended, written down and signed by the head, completed, signed by the clerk), ...
CLASSES = {
    "stays": (("winter", OrganiserLevel.TOWN, date(2026, 3, 3), date(2026, 3, 4), True, date(2026, 3, 4)),),
    "moved": (("autumn", OrganiserLevel.COUNTY, date(2026, 11, 5), date(2027, 1, 31), True, date(2027, 2, 2)),),
    "joins": (("autumn", OrganiserLevel.COUNTY, date(2026, 11, 5), date(2026, 11, 6), True, date(2026, 11, 9)),),
    "leaves": (("summer", OrganiserLevel.CITY, date(2026, 6, 11), date(2026, 6, 12), False, date(2026, 6, 12)),),
}


def window_of(clerk: str, on: date) -> str:
    """Where the base post of the clerk is that day; nowhere between posts."""
    return next((window for window, first, until in POSTS[clerk] if first <= on and (until is None or on < until)), "")


def away(clerk: str, on: date) -> bool:
    return any(span.covers(on) for span in LEAVE.get(clerk, ()))


def policy_on(on: date) -> CertificationPolicy:
    return NEW if on >= NEW_FROM else OLD


def numbers_on(on: date) -> Numbers:
    policy = policy_on(on)
    return Numbers(
        {tier: policy.validity_months.of(tier) for tier in Tier},
        {tier: policy.delta_working_days.of(tier) for tier in Tier},
    )


Pair = tuple[str, str]


@dataclass
class Ledger:
    """Rows and nothing else; a row of the future lies in it beside one of the past."""

    awards: dict[Pair, list[AwardRow]] = field(default_factory=lambda: defaultdict(list))
    evidence: dict[Pair, list[FacetEvidence]] = field(default_factory=lambda: defaultdict(list))
    changes: dict[str, list[FacetChange]] = field(default_factory=lambda: defaultdict(list))
    tries: list[tuple[date, Pair, int, date | None, bool]] = field(default_factory=list)
    sequence: int = 0

    def next(self) -> int:
        self.sequence += 1
        return self.sequence


@dataclass
class Year:
    """The ledger at the end of the year, and what the book said at the end of each day."""

    ledger: Ledger
    said: dict[date, dict[Pair, Said]]
    service: dict[date, dict[str, Service]]


def lived(seed: int) -> Year:
    dice, ledger, book = Dice("year", seed), Ledger(), Book(TIERS)
    year = Year(ledger, {}, {})
    services = {clerk: Service() for clerk in POSTS}
    for on in days(date(2023, 1, 1), FIRST):
        for clerk, service in services.items():
            service.turn(on, window_of(clerk, on))
    for matter, facet, kind, version, effective, recorded in CHANGES:
        ledger.changes[matter].append(FacetChange(ledger.next(), facet, kind, version, effective, recorded))
    for on in DAYS:
        for matter, facets in ASKED.items():
            book.asked[matter] = {facet: since for facet, since in facets.items() if since <= on}
        for matter, facet, kind, version, effective, recorded in CHANGES:
            if kind is MATERIAL and max(effective, recorded) == on:
                book.changes[matter].append(Change(facet, version, effective, recorded))
        for clerk in POSTS:
            if window_of(clerk, on) and not away(clerk, on):
                for matter in TIERS:
                    something(dice, ledger, book, (clerk, matter), on)
        pairs = [(clerk, matter) for clerk in POSTS for matter in TIERS]
        year.said[on] = {pair: book.say(*pair, numbers_on(on), on) for pair in pairs}
        year.service[on] = {}
        for clerk, service in services.items():
            service.turn(on, window_of(clerk, on))
            year.service[on][clerk] = Service(**vars(service))
    return year


def chance(dice: Dice) -> float:
    return dice.below(100_000) / 100_000


def something(dice: Dice, ledger: Ledger, book: Book, pair: Pair, on: date) -> None:
    """At most one thing happens to one clerk and one matter on a day."""
    said, drawn = book.say(*pair, numbers_on(on), on), chance(dice)
    if said.due and drawn < 0.15:
        answer(dice, ledger, book, pair, on, [facet for facet, _due in said.due])
    elif drawn < 0.02:
        answer(dice, ledger, book, pair, on, list(book.asked[pair[1]]))
        check(ledger, book, pair, on)
    elif said.status is Status.CERTIFIED and drawn > 0.9985:
        act(ledger, pair, AwardKind.SUSPENSION, on)
        book.entry(*pair).suspended = True
    elif said.status is Status.SUSPENDED and drawn > 0.95:
        act(ledger, pair, AwardKind.REINSTATEMENT, on)
        book.entry(*pair).suspended = False
    elif said.status in (Status.CERTIFIED, Status.LAPSED) and drawn > 0.997:
        act(ledger, pair, AwardKind.REVOCATION, on)
        book.revoke(*pair)
    elif said.status in (Status.NEVER, Status.REVOKED) and drawn > 0.995 and book.asked[pair[1]]:
        until, version = on + timedelta(days=100), version_on(pair[1], on)
        versions = tuple((facet, version) for facet in FACETS)
        act(ledger, pair, AwardKind.MANUAL_GRANT, on, until, versions)
        book.grant(*pair, version, until, on)


def answer(dice: Dice, ledger: Ledger, book: Book, pair: Pair, on: date, facets: list[Facet]) -> None:
    version = version_on(pair[1], on)
    for facet in facets:
        right = chance(dice) < 0.93
        ledger.evidence[pair].append(FacetEvidence(ledger.next(), facet, version, on, on, right))
        book.answer(*pair, facet, version, right, on)


def check(ledger: Ledger, book: Book, pair: Pair, on: date) -> None:
    """A check was sat; whether a paper follows is the book's own word, written down to be compared."""
    paper = book.award(*pair, version_on(pair[1], on), numbers_on(on), on)
    ledger.tries.append((on, pair, ledger.sequence, paper and paper.until, bool(book.asked[pair[1]])))
    if paper:
        asked = [facet for facet in FACETS if facet in book.asked[pair[1]]]
        versions = tuple((facet, paper.settles[facet]) for facet in asked)
        excluded = tuple((facet, paper.settles[facet]) for facet in FACETS if facet not in asked)
        act(ledger, pair, AwardKind.AWARD, on, paper.until, versions, excluded)


def act(ledger, pair, kind, on, until=None, versions=(), excluded=()) -> None:
    version = policy_on(on).version
    ledger.awards[pair].append(AwardRow(ledger.next(), kind, on, on, version, until, versions, excluded))


def version_on(matter: str, on: date) -> int:
    return max((v for m, _f, _k, v, day, told in CHANGES if m == matter and max(day, told) <= on), default=1)
