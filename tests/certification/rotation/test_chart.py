"""The chart of a centre and the timeline of a clerk: the bars and the table say the same."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from certification.domain.spans import Span
from certification.rotation import drawing
from certification.rotation.domain.frames import Zoom, frame
from certification.rotation.queries import Away, line_of_clerk, lines_of_centre, lines_of_windows
from people.operations import end_posting, end_role, post_clerk, record_leave
from tests.factories import FIRST_DAY, MOMENT, grant, make_person, make_posting

TODAY, DAY = MOMENT.date(), timedelta(days=1)
YEAR = frame(Zoom.YEAR, TODAY)


@pytest.fixture
def moved(people, house):
    """Alice moved in February, rotates in March and is away for ten days."""
    signed = {"by": people.head, "at": MOMENT}
    end_posting(people.clerk.postings.get(), ends_on=date(2026, 2, 1), **signed)
    post_clerk(people.clerk, window=house.sector, kind="base", starts_on=date(2026, 2, 1), **signed)
    span = {"starts_on": date(2026, 3, 1), "ends_on": date(2026, 4, 1)}
    post_clerk(people.clerk, window=house.tidal, kind="rotation", **span, **signed)
    record_leave(people.clerk, kind="annual", starts_on=TODAY, ends_on=TODAY + 10 * DAY, **signed)
    return people.clerk


def test_a_line_holds_what_lies_in_the_frame(moved, people, house):
    gone = people.other_clerk
    end_role(gone.grants.get(), ends_on=date(2025, 12, 31), by=people.head, at=MOMENT)
    lines = lines_of_centre(house.centre, YEAR, on=TODAY)
    assert [line.clerk for line in lines] == [moved]
    line = lines[0]
    drawn = drawing.strip(line.postings, line.leaves, line.limits, YEAR, manner=drawing.OF_A_CLERK)
    assert [(bar.kind, bar.outline, bar.name) for bar in drawn.bars] == [
        ("base", "M0 5H84.9L84.9 18.0L84.9 31H0Z", "综合窗口一"),
        ("base", "M84.9 5H994L1000 18.0L994 31H84.9Z", "2\N{NO-BREAK SPACE}公安窗口"),
        ("rotation", "M161.6 35H246.6L246.6 42.0L246.6 49H161.6Z", "轮岗 3"),
        ("leave", "M183.6 22H211L211 26.0L211 30H183.6Z", ""),
    ]
    assert [(limit.kind, limit.at) for limit in drawn.limits] == [("min", "2.7")]
    before = lines_of_centre(house.centre, YEAR.shifted(-1), on=TODAY)
    assert [line.clerk for line in before] == [moved, gone]
    assert line_of_clerk(moved, YEAR.shifted(-3), on=TODAY).postings == ()


def test_a_window_shows_who_was_there_and_when_nobody_was(moved, people, house):
    lines = {line.window: line for line in lines_of_windows(house.centre, YEAR)}
    assert list(lines) == [house.general, house.sector, house.tidal]
    sector, tidal = lines[house.sector], lines[house.tidal]
    assert [posting.clerk for posting in sector.postings] == [moved]
    assert sector.leaves == (Away(moved, TODAY, TODAY + 10 * DAY),)
    assert sector.empty == (Span(YEAR.starts_on, date(2026, 2, 1)),)
    assert [one.kind for one in tidal.postings] == ["rotation"]
    assert (tidal.leaves, tidal.empty) == ((), (YEAR.span,))  # she rotates there; her post is elsewhere
    general = lines[house.general]
    assert ([one.clerk for one in general.postings], general.empty) == ([moved, people.other_clerk], ())
    told = {"shown": YEAR, "manner": drawing.OF_A_WINDOW, "limits": ()}
    drawn = drawing.strip(sector.postings, sector.leaves, empty=sector.empty, **told)
    assert [(bar.kind, bar.name) for bar in drawn.bars] == [("empty", ""), ("base", str(moved)), ("leave", "")]
    two = drawing.strip(general.postings, general.leaves, **told)
    assert len({bar.name_y for bar in two.bars}) == 2  # side by side until she moved


def test_the_scale_marks_today_where_it_is_shown(db):
    today = drawing.scale(YEAR, on=TODAY)
    assert (today.today, today.now) == ("183.6", "183.6")
    new_year = drawing.scale(YEAR, on=date(2026, 1, 5))
    assert (new_year.today, new_year.now) == ("11", "")  # the year stands there
    other = drawing.scale(YEAR.shifted(1), on=TODAY)
    assert (other.today, other.now) == ("", "")
    assert [one.text for one in drawing.scale(frame(Zoom.TWO_YEARS, TODAY), on=TODAY).upper] == ["2025年", "2026年"]


def test_the_pages_say_in_a_table_what_the_bars_show(moved, people, client_of, monday):
    client = client_of(people.head)
    for address in (reverse("posting_chart"), reverse("posting_timeline", args=[moved.pk])):
        answer = client.get(address, {"zoom": "year"})
        page = answer.content.decode()
        for line in answer.context["lines"]:
            for posting, _limits in line.with_limits:
                assert drawing.told_days(posting.starts_on, posting.ends_on) in page
        assert page.count("gantt__bar--leave") == 2  # and once in the legend
        assert "2026年3月18日</td>" in page  # the last day of leave, and nothing of its kind
        assert "年休假" not in page
    by_window = client.get(reverse("posting_chart"), {"zoom": "year", "by": "window"})
    assert (by_window.status_code, [line.window.number for line in by_window.context["lines"]]) == (200, [1, 2, 3])
    assert client.get(reverse("posting_chart"), {"zoom": "nonsense", "from": "0"}).context["shown"] == YEAR
    later = client.get(reverse("posting_chart"), {"zoom": "quarter", "from": "2027-02-03"}).context["shown"]
    assert (later.zoom, later.starts_on) == (Zoom.QUARTER, date(2027, 1, 1))


@pytest.mark.parametrize("count", [1, 3])
def test_the_chart_asks_the_same_however_many_clerks(
    people, house, client_of, monday, count, django_assert_num_queries
):
    for n in range(count):
        clerk = make_person(f"extra{n}")
        grant(clerk, "clerk", centre=house.centre)
        make_posting(clerk, house.general)
        record_leave(clerk, kind="sick", starts_on=FIRST_DAY, ends_on=TODAY, by=None, at=MOMENT)
    client = client_of(people.head)
    with django_assert_num_queries(8):
        answer = client.get(reverse("posting_chart"))
    with django_assert_num_queries(7):
        client.get(reverse("posting_chart"), {"by": "window"})
    assert len(answer.context["rows"]) == count + 2
