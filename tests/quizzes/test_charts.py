"""Curves as drawings: every value at its place."""

from quizzes.charts import BOTTOM, LEFT, RIGHT, TOP, Axis, Line, Mark, Series, chart

ACROSS, UPWARD = Axis(50, 100, (50, 100), "%"), Axis(0, 20, (0, 10))


def drawn(*points):
    series = [Series("once", "one try", points)]
    return chart("items", "Questions", "About it", series, across=ACROSS, upward=UPWARD)


def test_points_and_marks_lie_where_the_axes_say():
    found = drawn((50, 0), (75, 10), (100, 20))
    middle, half = (LEFT + RIGHT) / 2, (TOP + BOTTOM) / 2
    points = f"{LEFT:.1f},{BOTTOM:.1f} {middle:.1f},{half:.1f} {RIGHT:.1f},{TOP:.1f}"
    assert found.lines == (Line("once", "one try", points),)
    assert found.across == (Mark(f"{LEFT:.1f}", "50%"), Mark(f"{RIGHT:.1f}", "100%"))
    assert found.upward == (Mark(f"{BOTTOM:.1f}", "0"), Mark(f"{half:.1f}", "10"))


def test_what_lies_beyond_an_axis_is_drawn_at_its_end():
    assert drawn((100, 30)).lines[0].points == f"{RIGHT:.1f},{TOP:.1f}"
    assert drawn((100, -1)).lines[0].points == f"{RIGHT:.1f},{BOTTOM:.1f}"
