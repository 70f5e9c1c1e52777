"""Which yearly figures count on a day, and how matters nobody counted compare with those somebody did."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from courses.domain.facets import Tier
from courses.domain.volumes.figures import Counted, counting, last_full_year, weights

ON = date(2026, 3, 9)
tiers_drawn = st.dictionaries(st.integers(1, 30), st.none() | st.sampled_from(Tier), min_size=1)


def test_the_newest_full_year_counts_and_a_later_row_corrects_an_earlier_one() -> None:
    rows = [Counted(1, 2025, 80), Counted(1, 2024, 900), Counted(2, 2024, 7), Counted(1, 2025, 85), Counted(3, 2026, 4)]

    assert counting(rows, on=ON) == {1: Counted(1, 2025, 85), 2: Counted(2, 2024, 7)}
    assert counting(rows, on=date(2025, 6, 1)) == {1: Counted(1, 2024, 900), 2: Counted(2, 2024, 7)}
    assert counting(rows, on=date(2020, 6, 1)) == {}


def test_a_year_is_full_on_its_last_day() -> None:
    assert [last_full_year(day) for day in (date(2025, 12, 30), date(2025, 12, 31), ON)] == [2024, 2025, 2025]


def test_without_any_figure_the_tier_decides() -> None:
    tiers = {1: Tier.A, 2: Tier.B, 3: Tier.C, 4: None}

    assert weights(dict.fromkeys(tiers), tiers) == {1: 3, 2: 2, 3: 1, 4: 0}


def test_an_uncounted_matter_comes_as_often_as_the_middle_one_of_its_tier() -> None:
    cases = {1: 900, 2: 500, 3: 400, 4: None, 5: 0, 6: None, 7: None, 8: None}
    tiers = {1: Tier.A, 2: Tier.A, 3: Tier.A, 4: Tier.A, 5: Tier.C, 6: Tier.C, 7: Tier.B, 8: None}

    assert weights(cases, tiers) == {1: 900, 2: 500, 3: 400, 4: 500, 5: 0, 6: 0, 7: 400, 8: 0}


def test_an_uncounted_tier_takes_the_ends_of_what_was_counted() -> None:
    cases = {1: 90, 2: 30, 3: 10, 4: None, 5: None}
    tiers = {1: Tier.B, 2: Tier.B, 3: Tier.B, 4: Tier.A, 5: Tier.C}

    assert weights(cases, tiers) == {1: 90, 2: 30, 3: 10, 4: 90, 5: 10}


@given(tiers_drawn, st.data())
def test_every_matter_gets_a_weight_and_a_counted_one_keeps_its_own(tiers: dict[int, Tier | None], data) -> None:
    cases = {matter: data.draw(st.none() | st.integers(0, 5000)) for matter in tiers}
    found = weights(cases, tiers)

    assert found.keys() == cases.keys()
    assert {m: found[m] for m, figure in cases.items() if figure is not None} == {
        m: figure for m, figure in cases.items() if figure is not None
    }
