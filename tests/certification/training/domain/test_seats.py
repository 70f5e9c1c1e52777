import pytest
from hypothesis import given
from hypothesis import strategies as st

from certification.training.domain.seats import Seated, seat
from certification.training.domain.themes import read_themes, write_themes


@pytest.mark.parametrize(
    ("asked", "seats", "found"),
    [
        pytest.param("甲乙", None, Seated(("甲", "乙"), (), None), id="room for everybody"),
        pytest.param("甲乙", 3, Seated(("甲", "乙"), (), 1), id="one left"),
        pytest.param("甲乙丙", 2, Seated(("甲", "乙"), ("丙",), 0), id="the third waits"),
        pytest.param("乙丙", 2, Seated(("乙", "丙"), (), 0), id="the first withdrew"),
    ],
)
def test_who_asked_first_has_the_seat(asked, seats, found):
    assert seat(tuple(asked), seats=seats) == found


@pytest.mark.parametrize(
    ("line", "themes"),
    [
        pytest.param("窗口礼仪、一次性告知", ("窗口礼仪", "一次性告知"), id="the Chinese comma of lists"),
        pytest.param(" 窗口礼仪 ， ，窗口礼仪;AB 岗", ("窗口礼仪", "AB 岗"), id="once each, other marks"),
        pytest.param("ＡＢ岗", ("AB岗",), id="full-width letters"),
        pytest.param("", (), id="nothing"),
    ],
)
def test_themes_are_read_from_one_line(line, themes):
    assert read_themes(line) == themes


@given(st.text())
def test_themes_written_are_read_back(line):
    themes = read_themes(line)
    assert read_themes(write_themes(themes)) == themes
