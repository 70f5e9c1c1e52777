from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certification.staff_file.domain.entries import Entry, EntryKind, Level, Word, sort
from certification.staff_file.domain.standing import HELD, Standing, file_standing, kind_standing

DAY = timedelta(days=1)
ON = date(2026, 3, 9)
EARLIER = date(2026, 1, 5)
OCCUPATION, EDUCATION = EntryKind.OCCUPATION, EntryKind.EDUCATION


def entry(key=1, kind=OCCUPATION, level=Level.FOUR, word=Word.CONFIRMED, said_on=EARLIER, **more):
    return Entry(key, kind, EARLIER, level=level, word=word, said_on=said_on if word else None, **more)


@pytest.mark.parametrize(
    ("rows", "status", "resting_on"),
    [
        pytest.param([], Standing.MISSING, None, id="nothing entered"),
        pytest.param([entry(word=None)], Standing.WAITING, None, id="entered and not confirmed"),
        pytest.param([entry(word=Word.REFUSED)], Standing.REFUSED, 1, id="refused"),
        pytest.param([entry()], Standing.MET, 1, id="confirmed, without an end"),
        pytest.param([entry(said_on=ON + DAY)], Standing.WAITING, None, id="confirmed only tomorrow"),
        pytest.param([entry(valid_until=ON + 61 * DAY)], Standing.MET, 1, id="ends in 61 days"),
        pytest.param([entry(valid_until=ON + 60 * DAY)], Standing.ENDING, 1, id="ends in 60 days"),
        pytest.param([entry(valid_until=ON)], Standing.ENDING, 1, id="its last day"),
        pytest.param([entry(valid_until=ON - DAY)], Standing.EXPIRED, 1, id="ended yesterday"),
        pytest.param(
            [entry(valid_until=ON - DAY), entry(2, valid_until=ON + 900 * DAY)], Standing.MET, 2, id="renewed"
        ),
        pytest.param([entry(), entry(2, level=Level.THREE)], Standing.MET, 2, id="the higher level"),
        pytest.param(
            [entry(), entry(2, level=Level.THREE, valid_until=ON - DAY)], Standing.MET, 1, id="the higher one has ended"
        ),
        pytest.param([entry(), entry(2, replaces=1, word=None)], Standing.MET, 1, id="a correction waits"),
        pytest.param([entry(), entry(2, replaces=1)], Standing.MET, 2, id="a correction is confirmed"),
        pytest.param([entry(), entry(2, replaces=1, withdrawn=True)], Standing.MISSING, None, id="withdrawn"),
        pytest.param(
            [entry(), entry(2, replaces=1, withdrawn=True, word=None)], Standing.MET, 1, id="a withdrawal waits"
        ),
        pytest.param(
            [entry(word=None), entry(2, replaces=1, withdrawn=True, word=None)],
            Standing.MISSING,
            None,
            id="withdrawn before anybody confirmed it",
        ),
        pytest.param(
            [entry(), entry(2, replaces=1, word=Word.REFUSED), entry(3, replaces=2, level=Level.FIVE)],
            Standing.MET,
            3,
            id="the correction of a refused correction",
        ),
    ],
)
def test_what_stands_is_the_highest_confirmed_level_that_has_not_ended(rows, status, resting_on):
    found = kind_standing(rows, OCCUPATION, on=ON)
    assert (found.status, found.entry) == (status, resting_on)


def test_an_education_below_college_stands_with_the_heads_word_and_is_no_lack():
    college = [entry(kind=EDUCATION, level=level) for level in (Level.SECONDARY, Level.COLLEGE)]
    below, met = (file_standing([one], on=ON) for one in college)
    assert [found.of(EDUCATION).status for found in (below, met)] == [Standing.BELOW, Standing.MET]
    rest = (EntryKind.COMPUTER, EntryKind.OFFICE, EntryKind.FITNESS)
    assert [found.lacks for found in (below, met)] == [rest, rest]


def test_what_waits_is_told_beside_what_stands():
    rows = [entry(), entry(2, replaces=1, word=None), entry(3, kind=EDUCATION, level=Level.COLLEGE, word=None)]
    found = file_standing(rows, on=ON)
    assert (found.waiting, found.of(EDUCATION).status) == ((3, 2), Standing.WAITING)


entries = st.lists(
    st.builds(
        lambda level, until, word, recorded, said, replaces, withdrawn: {
            "level": level,
            "valid_until": None if until is None else ON + until * DAY,
            "word": word,
            "recorded_on": ON + recorded * DAY,
            "said_on": ON + max(recorded, said) * DAY if word else None,
            "replaces": replaces,
            "withdrawn": withdrawn,
        },
        st.sampled_from([Level.FIVE, Level.FOUR, Level.ONE]),
        st.none() | st.integers(-90, 120),
        st.sampled_from([None, Word.CONFIRMED, Word.CONFIRMED, Word.REFUSED]),
        st.integers(-50, 5),
        st.integers(-50, 5),
        st.none() | st.integers(1, 4),
        st.booleans(),
    ),
    max_size=6,
)


def chained(rows):
    """Each row is corrected once at most, by a later one; only a correction withdraws."""
    found, taken = [], set()
    for key, row in enumerate(rows, 1):
        replaces = row["replaces"] if row["replaces"] and row["replaces"] < key else None
        replaces = None if replaces in taken else replaces
        taken.add(replaces)
        withdrawn = row["withdrawn"] and replaces is not None
        found.append(Entry(key, OCCUPATION, **{**row, "replaces": replaces, "withdrawn": withdrawn}))
    return found


@given(entries)
def test_taking_a_confirmed_row_away_never_improves_what_is_held(rows):
    whole = [row for row in chained(rows) if row.replaces is None]
    order = (Level.FIVE, Level.FOUR, Level.ONE)

    def worth(kept):
        found = kind_standing(kept, OCCUPATION, on=ON)
        return order.index(found.level) if found.status in HELD else -1

    for row in whole:
        if row.word is Word.CONFIRMED:
            assert worth([one for one in whole if one is not row]) <= worth(whole)


@given(entries)
def test_a_row_is_one_thing_at_a_time_and_the_future_changes_nothing(rows):
    known = chained(rows)
    found = sort(known, on=ON)
    keys = [one.key for part in (found.standing, found.waiting, found.refused) for one in part]
    assert len(keys) == len(set(keys))
    assert sort([one for one in known if one.recorded_on <= ON], on=ON) == found
    assert all(one.word_on(ON) is Word.CONFIRMED and not one.withdrawn for one in found.standing)
