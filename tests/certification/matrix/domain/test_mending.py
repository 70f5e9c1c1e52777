"""Which check mends a matter, whose is the nearest, and in which week it is laid."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certification.awards.domain.decisions import Status
from certification.awards.domain.policy import CertificationPolicy
from certification.domain.spans import Span
from certification.matrix.domain.errands import Arranged, ErrandKind, brought_forward, errands
from certification.matrix.domain.mending import Booking, Mend, MendKind, Want, arrange, mend, mends
from certification.matrix.domain.presence import Post, Stay
from courses.domain.facets import FACETS, Facet, Tier
from tests.certification.matrix.domain.matrices import MATERIALS_DUE, ON, cell_of

DAY = timedelta(days=1)
LAST_DAY = date(2028, 3, 9)
POLICY = CertificationPolicy("1")


@pytest.mark.parametrize(
    ("status", "low_on", "found"),
    [
        (Status.CERTIFIED, LAST_DAY, None),
        (Status.CERTIFIED, LAST_DAY + DAY, (MendKind.RENEWAL, FACETS, LAST_DAY - 90 * DAY)),
        (Status.VALID_EXCEPT, MATERIALS_DUE, None),
        (Status.VALID_EXCEPT, MATERIALS_DUE + DAY, (MendKind.DELTA, (Facet.MATERIALS,), ON)),
        (Status.LAPSED, ON, (MendKind.DELTA, (Facet.MATERIALS,), ON)),
        (Status.LAPSED, LAST_DAY + DAY, (MendKind.FULL, FACETS, ON)),
        (Status.EXPIRED, ON, (MendKind.FULL, FACETS, ON)),
        (Status.NEVER, ON, (MendKind.FULL, FACETS, ON)),
        (Status.SUSPENDED, ON, None),
        (Status.NOT_ASSESSABLE, ON, None),
    ],
)
def test_a_cell_is_mended_by_the_check_its_status_calls_for(status, low_on, found):
    one = mend(cell_of("7", "1", status), on=ON, low_on=low_on, policy=POLICY)
    assert (one and (one.kind, one.facets, one.from_on)) == found


def test_the_nearest_to_certified_comes_first_and_whoever_is_away_not_at_all():
    cells = [cell_of("a", "1", Status.NEVER), cell_of("b", "1", Status.LAPSED), cell_of("c", "1", Status.EXPIRED)]
    cells.append(cell_of("d", "1", Status.NEVER, required=False))
    stays = [Stay(clerk, (Span(ON),), (Post(Span(ON)),)) for clerk in "abd"] + [Stay("c", (Span(ON),))]
    found = mends(cells, on=ON, low_on=ON + DAY, stays=stays, policy=POLICY)
    assert [one.clerk for one in found] == ["b", "a", "d"]


def test_an_arranged_check_is_due_for_its_clerk_until_it_is_passed():
    never, held = cell_of("7", "1", Status.NEVER, due_on=ON + 99 * DAY), cell_of("7", "2", Status.CERTIFIED)
    arranged = [Arranged("1", ON, ON + 4 * DAY, None), Arranged("2", ON, ON + 9 * DAY, LAST_DAY)]
    assert errands([never, held], on=ON) == []
    found = brought_forward([], [never, held], arranged, on=ON)
    assert [(one.kind, one.matter, one.due_on) for one in found] == [
        (ErrandKind.FIRST, "1", ON + 4 * DAY),
        (ErrandKind.RENEWAL, "2", ON + 9 * DAY),
    ]
    passed = [Arranged("2", ON, ON + 9 * DAY, LAST_DAY - DAY), Arranged("1", ON + DAY, ON + 9 * DAY, None)]
    assert brought_forward([], [never, held], passed, on=ON) == []
    sooner = cell_of("7", "1", Status.NEVER, due_on=ON + 2 * DAY)
    (kept,) = brought_forward(errands([sooner], on=ON), [sooner], arranged, on=ON)
    assert kept.due_on == ON + 2 * DAY


MONDAY = ON - ON.weekday() * DAY


def full(clerk, matter="m", from_on=ON):
    return Mend(MendKind.FULL, clerk, matter, Tier.A, FACETS, from_on, True)


def test_checks_go_into_the_first_week_with_room_and_to_whoever_has_least_to_do():
    wants = [Want(ON + 30 * DAY, 1, (full("a"), full("b"))), Want(ON + 3 * DAY, 2, (full("a", "n"), full("b", "n")))]
    found = arrange(wants, seconds=lambda _mend: 400, busy={("a", MONDAY): 700}, budget=1000)
    assert found == (
        Booking(full("b"), 400, MONDAY + 6 * DAY, ON + 30 * DAY),
        Booking(full("b", "n"), 400, MONDAY + 6 * DAY, ON + 3 * DAY),
        Booking(full("a", "n"), 400, MONDAY + 13 * DAY, ON + 3 * DAY),
    )
    assert [one.late for one in found] == [False, True, True]


@given(
    st.lists(st.tuples(st.integers(0, 3), st.sets(st.sampled_from("abc")), st.integers(0, 20)), max_size=12),
    st.dictionaries(st.tuples(st.sampled_from("abc"), st.integers(0, 3)), st.integers(1, 1500)),
    st.integers(100, 1300),
)
def test_no_week_is_laid_over_its_budget_but_by_a_check_that_has_it_to_itself(rows, busy, length):
    wants = [
        Want(ON, missing, tuple(full(clerk, str(n), ON + later * DAY) for clerk in sorted(near)))
        for n, (missing, near, later) in enumerate(rows)
    ]
    before = {(clerk, MONDAY + 7 * week * DAY): spent for (clerk, week), spent in busy.items()}
    found = arrange(wants, seconds=lambda _mend: length, busy=before, budget=1200)
    assert len(found) == sum(min(missing, len(near)) for missing, near, _later in rows)
    laid = Counter((one.mend.clerk, one.due_on - 6 * DAY) for one in found)
    for week, checks in laid.items():
        spent = before.get(week, 0) + checks * length
        assert spent <= 1200 or (checks == 1 and week not in before)
    assert all(one.due_on > one.mend.from_on - DAY for one in found)
