from datetime import date

import pytest

from certification.training.domain.attendance import OrganiserLevel
from certification.training.domain.policy import (
    Adopted,
    DutyPolicy,
    DutyRole,
    PolicyTrouble,
    papers_close_on,
    policy_of_year,
)

CLERK, HEAD = DutyRole
SHIPPED = DutyPolicy(version="standard")


def adopted(version, first_year, recorded_on, role=CLERK, **asks):
    return Adopted(DutyPolicy(version=version, **asks), role, first_year, recorded_on)


ROWS = [
    adopted("two", 2026, date(2025, 11, 3), required=2),
    adopted("heads", 2026, date(2026, 1, 5), HEAD),
    adopted("ahead", 2028, date(2026, 3, 9), required=3),
    adopted("midyear", 2026, date(2026, 7, 1), least_hours=8),
    adopted("no more heads", 2027, date(2026, 8, 1), HEAD, required=0),
    # adopted in a later year; what it says of earlier ones is said too late
    adopted("late", 2025, date(2027, 3, 1), required=4),
]


@pytest.mark.parametrize(
    ("year", "on", "role", "version"),
    [
        pytest.param(2025, date(2025, 12, 1), CLERK, "standard", id="before the first version"),
        pytest.param(2026, date(2026, 6, 30), CLERK, "two", id="the day before a mid-year change"),
        pytest.param(2026, date(2026, 7, 1), CLERK, "midyear", id="the day of a mid-year change"),
        pytest.param(2027, date(2027, 6, 1), CLERK, "midyear", id="it holds on the next year"),
        pytest.param(2028, date(2026, 7, 1), CLERK, "ahead", id="a later year's own version wins"),
        pytest.param(2025, date(2027, 3, 1), CLERK, "standard", id="a closed year keeps what it was judged by"),
        pytest.param(2026, date(2030, 1, 1), CLERK, "midyear", id="and keeps it for good"),
        pytest.param(2026, date(2026, 12, 1), HEAD, "heads", id="heads have their own"),
        pytest.param(2027, date(2027, 12, 1), HEAD, None, id="and may be asked for nothing again"),
        pytest.param(2025, date(2026, 12, 1), HEAD, None, id="shipped: nothing is asked of heads"),
    ],
)
def test_a_year_is_judged_by_the_newest_version_known_until_its_papers_closed(year, on, role, version):
    found = policy_of_year(ROWS, role=role, year=year, on=on, shipped=SHIPPED if role is CLERK else None)
    assert (found and found.version) == version


@pytest.mark.parametrize("year", [2027, 2028], ids=["common year", "before a leap year's end"])
def test_papers_close_on_31_january_of_the_next_year(year):
    assert papers_close_on(year) == date(year + 1, 1, 31)


def test_a_version_recorded_on_the_last_day_still_says_something_of_the_year():
    rows = [adopted("last day", 2026, date(2027, 1, 31)), adopted("a day late", 2026, date(2027, 2, 1))]
    found = policy_of_year(rows, role=CLERK, year=2026, on=date(2027, 6, 1), shipped=SHIPPED)
    assert found.version == "last day"


def test_what_makes_no_policy_is_named():
    six = ("一", "二", "三", "四", "五", "六")
    assert [
        DutyPolicy("v", required=0).troubles(CLERK),
        DutyPolicy("v", required=0).troubles(HEAD),
        DutyPolicy("v", required=0, least_hours=8).troubles(HEAD),
        DutyPolicy("v", themes=six).troubles(CLERK),
        DutyPolicy("v", themes=(*six, "七")).troubles(CLERK),
    ] == [
        (PolicyTrouble.NO_CLASSES,),
        (),
        (PolicyTrouble.HOURS_WITHOUT_CLASSES,),
        (),
        (PolicyTrouble.TOO_MANY_THEMES,),
    ]


def test_a_policy_comes_back_from_its_row():
    policy = DutyPolicy("v", required=2, least_hours=8, least_level=OrganiserLevel.COUNTY, themes=("窗口礼仪",))
    assert DutyPolicy.from_json("v", policy.to_json()) == policy
