"""Whether the authorising document holds on a day; its last day counts."""

from datetime import date

import pytest

from courses.domain.authority import Authority, authority

LAST = date(2026, 12, 31)


@pytest.mark.parametrize(
    ("document", "expires_on", "on", "expected"),
    [
        pytest.param("", None, LAST, Authority.NOT_ENTERED, id="no document"),
        pytest.param("", LAST, LAST, Authority.NOT_ENTERED, id="a day without a document"),
        pytest.param("普政办〔2026〕3号", None, LAST, Authority.HOLDS, id="no end named"),
        pytest.param("普政办〔2026〕3号", LAST, date(2026, 11, 30), Authority.HOLDS, id="31 days before"),
        pytest.param("普政办〔2026〕3号", LAST, date(2026, 12, 1), Authority.ENDS_SOON, id="30 days before"),
        pytest.param("普政办〔2026〕3号", LAST, LAST, Authority.ENDS_SOON, id="its last day"),
        pytest.param("普政办〔2026〕3号", LAST, date(2027, 1, 1), Authority.ENDED, id="the day after"),
    ],
)
def test_an_authorisation_stands_as_its_document_and_last_day_say(document, expires_on, on, expected) -> None:
    assert authority(document, expires_on, on=on) is expected
