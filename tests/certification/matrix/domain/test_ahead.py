"""The weeks ahead: counted by bits, and day by day."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from certification.domain.spans import Span
from certification.matrix.domain.ahead import (
    Asked,
    Ending,
    Held,
    Loss,
    Low,
    look_ahead,
    losses,
    weeks_from,
)
from certification.matrix.domain.presence import Absence, Away, Post, Stay, absence
from courses.domain.facets import Tier

WEDNESDAY = date(2026, 3, 11)
DAY = timedelta(days=1)


def weekdays(day):
    return day.weekday() < 5


def at(days):
    return WEDNESDAY + days * DAY


def always(clerk, **more):
    return Stay(clerk, (Span(at(-99)),), (Post(Span(at(-99))),), **more)


def test_the_first_week_is_the_rest_of_this_one_and_the_others_begin_on_mondays():
    weeks = weeks_from(WEDNESDAY, is_working=weekdays, count=3)
    assert [week.starts_on for week in weeks] == [WEDNESDAY, date(2026, 3, 16), date(2026, 3, 23)]
    assert weeks[0].days == (WEDNESDAY, at(1), at(2))
    assert [len(week.days) for week in weeks] == [3, 5, 5]


def test_a_certification_that_ends_in_mid_week_is_missing_in_that_week():
    weeks = weeks_from(WEDNESDAY, is_working=weekdays, count=4)
    held = [Held("a", "m", at(6), Ending.EXPIRES), Held("b", "m", at(99), Ending.EXPIRES)]
    away = always("b", leave=(Span(at(12), at(14)),))
    (one,) = look_ahead(weeks, asked=[Asked("m", Tier.A, 2, at(19))], held=held, stays=[always("a"), away])
    # Tuesday the 17th is the last day of a's; b is away on Monday and Tuesday; no longer handled from the 30th on
    assert one.weeks == (Low(2, WEDNESDAY), Low(1, at(7)), Low(0, at(12)), None)
    assert (one.falls, one.missing, one.worst, one.short[0]) == (True, 2, Low(0, at(12)), Low(1, at(7)))
    assert losses(at(12), held=held, stays=[always("a"), away]) == (
        Loss("a", Ending.EXPIRES, at(6)),
        Loss("b", None, at(12), Absence(Away.LEAVE, at(12), at(14))),
    )


def test_why_somebody_is_away():
    member = (Span(at(-9), at(20)),)
    assert absence(Stay("a", member), at(0)) == Absence(Away.NO_POST)
    posts = (Post(Span(at(-9), at(5))), Post(Span(at(8)), closes_on=at(10)))
    stay = Stay("a", member, posts, seconded=(Span(at(1), at(3)),), leave=(Span(at(2), at(4)),))
    assert [absence(stay, at(n)) for n in (0, 1, 2, 3, 4, 5, 8, 10, 20)] == [
        None,
        Absence(Away.SECONDED, at(1), at(3)),
        Absence(Away.SECONDED, at(1), at(3)),
        Absence(Away.LEAVE, at(2), at(4)),
        None,
        Absence(Away.POST_ENDS, at(5), at(8)),
        None,
        Absence(Away.WINDOW_CLOSES, at(10)),
        Absence(Away.ACCOUNT_CLOSES, at(20)),
    ]


days = st.integers(-5, 40)
spans = st.tuples(days, st.none() | st.integers(1, 30)).map(
    lambda pair: Span(at(pair[0]), at(pair[0] + pair[1]) if pair[1] else None)
)
stay_of = st.builds(
    Stay,
    clerk=st.just(""),
    member=st.lists(spans, min_size=1, max_size=2).map(tuple),
    posts=st.lists(st.builds(Post, spans, st.none() | days.map(at)), max_size=3).map(tuple),
    seconded=st.lists(spans, max_size=1).map(tuple),
    leave=st.lists(spans, max_size=3).map(tuple),
)
people = st.lists(stay_of, max_size=4).map(
    lambda rows: [Stay(str(n), row.member, row.posts, row.seconded, row.leave) for n, row in enumerate(rows)]
)
ends = st.dictionaries(st.tuples(st.sampled_from("0123"), st.sampled_from("mn")), st.integers(0, 45))


some_day = st.none() | st.integers(1, 40)


@given(people, ends, some_day, some_day, st.sets(st.integers(0, 40)))
def test_every_week_is_the_fewest_of_its_days_counted_one_by_one(stays, ends, gone, comes, closed):
    known = {stay.clerk for stay in stays}
    held = [Held(c, m, at(until), Ending.DELTA) for (c, m), until in ends.items() if c in known]
    shut = {at(n) for n in closed}
    weeks = weeks_from(WEDNESDAY, is_working=lambda day: weekdays(day) and day not in shut, count=6)
    asked = [
        Asked("m", Tier.A, 2, at(gone) if gone else None),
        Asked("n", Tier.B, 1, starts_on=at(comes) if comes else None),
    ]
    found = look_ahead(weeks, asked=asked, held=held, stays=stays)
    for one, matter in zip(found, asked, strict=True):
        for week, low in zip(weeks, one.weeks, strict=True):
            counts = [(naive(day, matter.matter, held, stays), day) for day in week.days]
            counts = [pair for pair in counts if matter.ends_on is None or pair[1] < matter.ends_on]
            counts = [pair for pair in counts if matter.starts_on is None or pair[1] >= matter.starts_on]
            assert low == (Low(*min(counts)) if counts else None)


def naive(day, matter, held, stays):
    """Who is certified that day and at the counter, by asking every span about the day itself."""

    def at_the_counter(stay):
        posted = any(p.span.covers(day) and not (p.closes_on and p.closes_on <= day) for p in stay.posts)
        away = any(span.covers(day) for span in (*stay.leave, *stay.seconded))
        return any(span.covers(day) for span in stay.member) and posted and not away

    present = {stay.clerk for stay in stays if at_the_counter(stay)}
    return sum(one.matter == matter and one.until >= day and one.clerk in present for one in held)
