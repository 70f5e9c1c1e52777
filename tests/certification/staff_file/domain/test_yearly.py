from dataclasses import replace
from datetime import date

import pytest

from certification.staff_file.domain.yearly import (
    DutyGround,
    Grounds,
    YearReason,
    YearWord,
    needs_note,
    signable,
    suggest,
)

MET = Grounds(date(2026, 12, 31), DutyGround.MET, classes=1, asked=1, due=12, overdue=0, post_days=365)
IN_ORDER = YearReason.CHECKS_IN_ORDER


@pytest.mark.parametrize(
    ("facts", "word", "reasons"),
    [
        pytest.param({}, YearWord.MET, (YearReason.DUTY_MET, IN_ORDER), id="everything in order"),
        pytest.param(
            {"duty": DutyGround.MISSED}, YearWord.NOT_MET, (YearReason.DUTY_MISSED, IN_ORDER), id="duty missed"
        ),
        pytest.param(
            {"overdue": 1},
            YearWord.NOT_MET,
            (YearReason.CHECKS_OVERDUE, YearReason.DUTY_MET),
            id="a certification past its day",
        ),
        pytest.param({"duty": DutyGround.OPEN}, None, (YearReason.DUTY_OPEN, IN_ORDER), id="duty open"),
        pytest.param(
            {"post_days": 0}, None, (YearReason.NO_POST, YearReason.DUTY_MET, IN_ORDER), id="a clerk without a post"
        ),
        pytest.param({"post_days": None}, YearWord.MET, (YearReason.DUTY_MET, IN_ORDER), id="a head has no post"),
        pytest.param(
            {"duty": DutyGround.NOT_ASKED}, YearWord.MET, (YearReason.DUTY_NOT_ASKED, IN_ORDER), id="not a full year"
        ),
    ],
)
def test_the_facts_suggest_and_where_something_is_open_they_leave_it_to_the_person(facts, word, reasons):
    found = suggest(replace(MET, **facts))
    assert (found.word, found.reasons) == (word, reasons)


@pytest.mark.parametrize(
    ("on", "may"),
    [
        (date(2026, 11, 30), False),
        (date(2026, 12, 1), True),
        (date(2025, 12, 31), False),
        (date(2028, 2, 29), True),
    ],
)
def test_a_running_year_is_signed_from_december_on(on, may):
    assert signable(2026, on=on) is may


@pytest.mark.parametrize(
    ("word", "suggested", "needed"),
    [
        (YearWord.MET, YearWord.MET, False),
        (YearWord.MET, None, True),
        (YearWord.MET, YearWord.NOT_MET, True),
        (YearWord.NOT_MET, YearWord.NOT_MET, True),
        (YearWord.NOT_MET, YearWord.MET, True),
    ],
)
def test_not_met_and_whatever_the_facts_do_not_suggest_needs_its_reason(word, suggested, needed):
    assert needs_note(word, suggested) is needed


def test_grounds_are_kept_and_read_as_they_were_shown():
    assert Grounds.from_json(MET.to_json()) == MET
