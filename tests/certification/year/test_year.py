"""A year of a centre, day by day: what the rules compute from rows is what a book kept by hand says.

The rules are handed the whole ledger, with the rows of days to come in it, and asked about every day.
"""

from datetime import date

import pytest

from certification.awards.domain.decisions import Status
from certification.awards.domain.eligibility import Eligibility, plan_award
from certification.awards.domain.rows import AwardKind
from certification.awards.domain.status import certification_status
from certification.domain.spans import Span
from certification.rotation.domain.postings import Posting, PostingKind
from certification.rotation.domain.tenure import TenurePolicy, TenureStatus, tenure
from certification.training.domain.attendance import Attendance
from certification.training.domain.away import Away
from certification.training.domain.duty import DutyStatus, annual_duty
from certification.training.domain.policy import DutyPolicy
from tests.certification.year.diary import (
    ASKED,
    CLASSES,
    DAYS,
    LEAVE,
    LONG_LEAVE,
    POSTS,
    TIERS,
    TOLD,
    Pair,
    Year,
    away,
    days,
    lived,
    policy_on,
    version_on,
    window_of,
)
from tests.certification.year.naive import Said, later

POSTINGS = tuple(
    Posting(number, clerk, PostingKind.BASE, Span(first, until), window)
    for clerk, posts in POSTS.items()
    for number, (window, first, until) in enumerate(posts)
)


@pytest.fixture(scope="module")
def year() -> Year:
    return lived(seed=20261126)


def asked_on(matter: str, on: date) -> dict:
    return {facet: since for facet, since in ASKED[matter].items() if since <= on}


def computed(year: Year, pair: Pair, on: date) -> Said:
    found = certification_status(
        tier=TIERS[pair[1]],
        facets_assessable=asked_on(pair[1], on),
        assessable_since=asked_on(pair[1], on),
        awards=year.ledger.awards[pair],
        changes=year.ledger.changes[pair[1]],
        evidence=year.ledger.evidence[pair],
        policy=policy_on(on),
        on=on,
    )
    due = sorted((stale.facet, stale.due_on) for stale in found.stale_facets)
    return Said(found.status, found.since, found.expires_on, tuple(due))


def test_every_certification_on_every_day_is_what_the_book_says(year: Year) -> None:
    wrong = [
        (on, pair, said, found)
        for on in DAYS
        for pair, said in year.said[on].items()
        if (found := computed(year, pair, on)) != said
    ]
    assert wrong[:3] == []


def test_the_year_has_seen_everything_a_certification_can_be(year: Year) -> None:
    """What a simulation never reached, it never checked."""
    said = {one.status for entries in year.said.values() for one in entries.values()}
    assert said == set(Status)
    acts = {row.kind for rows in year.ledger.awards.values() for row in rows}
    assert acts == set(AwardKind)


def test_a_check_is_followed_by_an_award_exactly_when_the_book_gives_one(year: Year) -> None:
    for on, pair, sequence, until, _asked in year.ledger.tries:
        revoked = [row.effective_on for row in year.ledger.awards[pair] if row.kind == "revocation"]
        plan = plan_award(
            tier=TIERS[pair[1]],
            version=version_on(pair[1], on),
            facets_assessable=list(asked_on(pair[1], on)),
            changes=year.ledger.changes[pair[1]],
            evidence=[row for row in year.ledger.evidence[pair] if row.sequence <= sequence],
            policy=policy_on(on),
            on=on,
            examined_after=max((day for day in revoked if day < on), default=None),
        )
        assert (plan.eligibility is Eligibility.READY, plan.expires_on) == (until is not None, until), (on, pair)
    given = [until for *_, until, _asked in year.ledger.tries]
    assert None in given and any(given)


@pytest.mark.parametrize("clerk", POSTS)
def test_the_two_years_of_a_post_are_counted_as_by_hand(year: Year, clerk: str) -> None:
    policy = TenurePolicy(version="1")
    for on in DAYS:
        found = tenure(POSTINGS, clerk=clerk, policy=policy, on=on)
        since = year.service[on][clerk].since
        if since is None:
            assert found.status is TenureStatus.NO_POST
            continue
        free = later(since, 24)
        wanted = TenureStatus.FREE if on >= free else TenureStatus.BELOW_MINIMUM
        months = next(n for n in range(100) if later(since, n + 1) > on)
        assert (found.status, found.since, found.free_on, found.months) == (wanted, since, free, months)


@pytest.mark.parametrize("clerk", POSTS)
def test_the_yearly_duty_is_what_a_look_at_the_register_says(clerk: str) -> None:
    rows = [
        # the clerk signs the day it is written down, the head later
        Attendance(session, ended, written, level, completed, written, signed)
        for session, level, ended, written, completed, signed in CLASSES.get(clerk, ())
    ]
    employment = [Span(first, until) for _window, first, until in POSTS[clerk]]
    for on in DAYS:
        found = annual_duty(
            year=2026,
            attendances=rows,
            employment=employment,
            leave=[Away(span) for span in LEAVE.get(clerk, ())],
            policy=DutyPolicy(version="1"),
            on=on,
        )
        assert found.status is register_says(clerk, on), on


@pytest.mark.parametrize("clerk", TOLD)
def test_long_leave_excuses_a_year_as_told_by_the_day_it_closed(clerk: str) -> None:
    """The book of a year is turned over day by day and laid away on 31 January; nobody writes into it afterwards."""
    told, taken_back = TOLD[clerk]
    known, laid_away = False, date(2027, 1, 31)
    for on in DAYS:
        if on <= laid_away:
            known = (known or on == told) and on != taken_back
        found = annual_duty(
            year=2026,
            attendances=(),
            employment=[Span(date(2025, 1, 1))],
            leave=[Away(LONG_LEAVE, told, taken_back)],
            policy=DutyPolicy(version="1"),
            on=on,
        )
        if known and LONG_LEAVE.covers(on):
            wanted = DutyStatus.PAUSED
        elif on.year == 2026:
            wanted = DutyStatus.AT_RISK if on.month >= 10 else DutyStatus.ON_COURSE
        elif known:
            wanted = DutyStatus.PAUSED
        else:
            wanted = DutyStatus.AT_RISK if on <= laid_away else DutyStatus.MISSED
        assert found.status is wanted, on


def register_says(clerk: str, on: date) -> DutyStatus:
    for _session, level, _ended, written, completed, signed in CLASSES.get(clerk, ()):
        if completed and level in ("county", "city", "province", "nation") and written <= on and signed <= on:
            return DutyStatus.MET
    whole = days(date(2026, 1, 1), date(2027, 1, 1))
    if not all(window_of(clerk, day) for day in whole):
        return DutyStatus.NOT_FULL_YEAR
    if on.year == 2026 and away(clerk, on):
        return DutyStatus.PAUSED
    if on.year == 2027 and sum(not away(clerk, day) for day in whole) < 90:
        return DutyStatus.PAUSED
    if on > date(2027, 1, 31):
        # papers that came in time wait for the head; the clerk has not missed the year meanwhile
        waits = any(
            completed and level in ("county", "city", "province", "nation") and written <= date(2027, 1, 31)
            for _session, level, _ended, written, completed, _signed in CLASSES.get(clerk, ())
        )
        return DutyStatus.AT_RISK if waits else DutyStatus.MISSED
    return DutyStatus.AT_RISK if on >= date(2026, 10, 1) else DutyStatus.ON_COURSE
