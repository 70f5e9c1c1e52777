from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.domain.mastery import FacetEvidence, FacetState, How, advance, how_on, recall_percent, replay

MORNING = datetime(2026, 3, 9, 1, tzinfo=UTC)

verdicts = st.builds(
    FacetEvidence,
    at=st.datetimes(datetime(2025, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC)),
    right=st.booleans(),
    how=st.sampled_from([How.EXAMINED, How.PRACTISED]),
    version=st.integers(1, 5),
)


def told(*marks: str, version: int = 1, start: datetime = MORNING) -> list[FacetEvidence]:
    """Evidence a week apart: "E" examined right, "e" wrong, "P" practised right, "p" wrong."""
    return [
        FacetEvidence(
            start + timedelta(weeks=week), mark.isupper(), How.EXAMINED if mark in "Ee" else How.PRACTISED, version
        )
        for week, mark in enumerate(marks)
    ]


@given(st.lists(verdicts, max_size=12))
def test_replaying_all_equals_folding_one_by_one_through_json(evidence):
    state = FacetState()
    for verdict in sorted(evidence, key=lambda one: one.at):
        state = FacetState.from_json(advance(state, verdict).to_json())
    assert replay(evidence) == state


@given(st.lists(verdicts, min_size=1, max_size=12))
def test_what_is_kept_is_whole_numbers_dates_and_codes(evidence):
    kept = replay(evidence).to_json()
    assert not [value for value in kept.values() if isinstance(value, float)]
    assert kept["stability_hours"] >= 1
    assert 100 <= kept["difficulty_hundredths"] <= 1000


@pytest.mark.parametrize(
    ("marks", "how"),
    [
        ("", How.UNKNOWN),
        ("P", How.PRACTISED),
        ("p", How.UNKNOWN),
        ("Pp", How.UNKNOWN),
        ("E", How.EXAMINED),
        ("Ep", How.EXAMINED),
        ("Ee", How.UNKNOWN),
        ("EeP", How.PRACTISED),
        ("EeE", How.EXAMINED),
    ],
)
def test_how_a_facet_is_known(marks, how):
    assert replay(told(*marks)).how is how


def test_a_first_right_answer_is_kept_to_the_hour():
    assert replay(told("E")) == FacetState(
        how=How.EXAMINED,
        version=1,
        stability_hours=55,
        difficulty_hundredths=212,
        last_at=MORNING,
        due_on=date(2026, 3, 11),
        last_right=True,
    )


def test_right_answers_carry_further_and_a_wrong_one_calls_back():
    once, twice, failed = replay(told("E")), replay(told("E", "E")), replay(told("E", "E", "e"))
    assert once.stability_hours < twice.stability_hours
    assert failed.stability_hours < twice.stability_hours
    assert failed.due_on - failed.last_at.date() < twice.due_on - twice.last_at.date()


def test_memory_fades():
    state = replay(told("E", "E", "E"))
    days = [state.last_at.date() + timedelta(days=n) for n in (0, 10, 60, 300)]
    recalled = [recall_percent(state, on=day) for day in days]
    assert recalled == sorted(recalled, reverse=True)
    assert recalled[0] >= 99
    assert recall_percent(FacetState(), on=days[0]) == 0


def test_due_falls_on_the_day_of_the_centre():
    """23:30 in Shanghai is the day before in UTC for nobody: the due date counts Shanghai days."""
    late = FacetEvidence(datetime(2026, 3, 9, 16, 30, tzinfo=UTC), True, How.EXAMINED, 1)
    early = FacetEvidence(datetime(2026, 3, 9, 15, 30, tzinfo=UTC), True, How.EXAMINED, 1)
    assert replay([late]).due_on - replay([early]).due_on == timedelta(days=1)


@pytest.mark.parametrize(
    ("changed", "on", "how"),
    [
        ((), date(2026, 6, 1), How.EXAMINED),
        (((2, date(2026, 5, 1)),), date(2026, 6, 1), How.STALE),
        (((2, date(2026, 7, 1)),), date(2026, 6, 1), How.EXAMINED),
        (((1, date(2026, 5, 1)),), date(2026, 6, 1), How.EXAMINED),
    ],
    ids=["nothing changed", "changed", "not yet in force", "already asked at it"],
)
def test_a_change_in_force_makes_stale_what_was_proved_before_it(changed, on, how):
    assert how_on(replay(told("E")), on=on, changed=changed) is how


def test_nothing_known_cannot_be_stale():
    assert how_on(FacetState(), on=date(2026, 6, 1), changed=((2, date(2026, 5, 1)),)) is How.UNKNOWN


def test_a_right_answer_at_the_new_version_ends_staleness():
    evidence = told("E") + told("P", version=2, start=MORNING + timedelta(weeks=9))
    assert how_on(replay(evidence), on=date(2026, 6, 1), changed=((2, date(2026, 5, 1)),)) is How.EXAMINED


def test_another_time_zone_is_the_same_moment():
    shanghai = timezone(timedelta(hours=8))
    moved = [FacetEvidence(one.at.astimezone(shanghai), one.right, one.how, one.version) for one in told("E", "e")]
    assert replay(moved) == replay(told("E", "e"))


def test_older_evidence_must_be_replayed():
    late, early = told("E", "E")[::-1]
    with pytest.raises(ValueError, match="own order"):
        advance(advance(FacetState(), late), early)


@pytest.mark.parametrize(
    ("at", "how", "said"),
    [(datetime(2026, 3, 9), How.EXAMINED, "time zone"), (MORNING, How.STALE, "examined or practised")],
    ids=["naive", "not a kind of evidence"],
)
def test_what_is_no_evidence_is_refused(at, how, said):
    with pytest.raises(ValueError, match=said):
        FacetEvidence(at, True, how, 1)
