"""A digest loses nothing and says nothing twice."""

from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from academy.reminders.domain.grouping import digest

ON = date(2026, 3, 9)


@dataclass(frozen=True)
class Thing:
    kind: str
    due_on: date
    about: str


things = st.builds(
    Thing, st.sampled_from("ab"), st.integers(-3, 3).map(lambda left: ON + timedelta(days=left)), st.text(max_size=2)
)


@given(st.lists(things))
def test_every_thing_stands_in_one_line_of_its_kind_and_day(found):
    lines = digest(found, on=ON)
    listed = [thing for line in lines for thing in line.things]
    assert sorted(listed, key=repr) == sorted(found, key=repr)
    assert all((thing.kind, thing.due_on) == (line.kind, line.due_on) for line in lines for thing in line.things)
    assert [(line.due_on, line.kind) for line in lines] == sorted({(one.due_on, one.kind) for one in found})


def test_a_line_says_how_far_its_day_is():
    late, today = digest([Thing("a", ON, "食品"), Thing("a", ON - timedelta(days=2), "户籍")], on=ON)
    assert (late.days, late.overdue, late.days_late) == (-2, True, 2)
    assert (today.days, today.overdue) == (0, False)
