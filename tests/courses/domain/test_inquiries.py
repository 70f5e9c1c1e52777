"""Whether an answer still stands on the facts, and numbers of persons that no question may hold."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.domain.facets import FACETS, Facet
from courses.domain.inquiries import Change, PersonalData, Standing, State, personal_data, state

MATERIALS, LIMIT = Facet.MATERIALS, Facet.TIME_LIMIT
SPRING, AUTUMN = date(2026, 3, 9), date(2026, 9, 28)
CHANGES = (Change(LIMIT, 2, SPRING), Change(MATERIALS, 3, AUTUMN), Change(MATERIALS, 4, date(2026, 11, 2)))


@pytest.mark.parametrize(
    ("about", "answered_at", "expected"),
    [
        pytest.param(MATERIALS, None, State(Standing.OPEN), id="nobody answered"),
        pytest.param(MATERIALS, 2, State(Standing.OUTDATED, AUTUMN, (MATERIALS,)), id="answered before its change"),
        pytest.param(MATERIALS, 4, State(Standing.ANSWERED), id="answered on the newest facts"),
        pytest.param(LIMIT, 2, State(Standing.ANSWERED), id="other facets changed since"),
        pytest.param(None, 1, State(Standing.OUTDATED, SPRING, (MATERIALS, LIMIT)), id="the whole matter, any facet"),
        pytest.param(None, 0, State(Standing.OUTDATED, SPRING, (MATERIALS, LIMIT)), id="answered before any version"),
        pytest.param(None, 4, State(Standing.ANSWERED), id="the whole matter, nothing since"),
    ],
)
def test_an_answer_is_outdated_by_later_material_changes_of_what_it_is_about(about, answered_at, expected) -> None:
    assert state(about, answered_at, CHANGES) == expected


@given(
    st.sampled_from([None, *FACETS]),
    st.integers(0, 5),
    st.lists(st.builds(Change, facet=st.sampled_from(FACETS), version=st.integers(1, 6), since=st.dates()), max_size=6),
)
def test_answering_on_the_newest_version_always_stands(about, answered_at, changes) -> None:
    newest = max([answered_at, *(change.version for change in changes)])
    assert state(about, newest, changes) == State(Standing.ANSWERED)
    found = state(about, answered_at, changes)
    touched = any(change.version > answered_at and about in (None, change.facet) for change in changes)
    assert (found.standing is Standing.OUTDATED) is touched


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("330903199003091234的卡丢了", (PersonalData.IDENTITY_NUMBER,)),
        ("身份证 330903 19900309 123X", (PersonalData.IDENTITY_NUMBER,)),
        ("身份证号３３０９０３１９９００３０９１２３４", (PersonalData.IDENTITY_NUMBER,)),
        ("电话138-0580-1234", (PersonalData.MOBILE,)),
        ("+8613805801234", (PersonalData.MOBILE,)),
        ("卡号6222 0212 3456 7890 123", (PersonalData.BANK_CARD,)),
        ("13805801234，330903199003091234", (PersonalData.IDENTITY_NUMBER, PersonalData.MOBILE)),
    ],
)
def test_numbers_of_persons_are_noticed(text: str, kinds: tuple[PersonalData, ...]) -> None:
    assert personal_data(text) == kinds


@pytest.mark.parametrize(
    "text",
    [
        "咨询电话0580-6091234打不通",
        "统一社会信用代码91330903MA28K12345",
        "事项编码113309030000000000330903105001是不是变了",
        "2026-03-09 至 2026-12-31",
        "国发〔2016〕12号、第765号令",
        "要交原件1份、复印件2份吗",
    ],
)
def test_codes_dates_and_office_telephones_pass(text: str) -> None:
    assert personal_data(text) == ()
