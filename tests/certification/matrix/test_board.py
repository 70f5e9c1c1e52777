"""The matrix of a centre: what a cell is made of, who is required, who covers, what a move would leave thin."""

from datetime import timedelta

import pytest

from certification.matrix.domain.coverage import Cover
from certification.matrix.domain.seals import CellState
from certification.matrix.queries import attention, board, left_thin
from certification.matrix.queries.attention import AttentionKind
from certification.matrix.queries.errands import checks_due, checks_over
from certification.matrix.sheet import sheet
from certification.rotation.plans import Wish, plan_move
from courses.domain.facets import Facet
from courses.models import WindowMatter
from people.models import Leave
from people.operations import record_leave
from quizzes.domain.registry import TEMPLATES
from quizzes.models import Attempt, TemplateTime
from tests.certification.sittings import LONG_AGO, grant, sit
from tests.factories import FIRST_DAY, MOMENT, make_person, make_posting
from tests.factories import grant as give_role
from tests.quizzes.domain import matters as made_up
from tests.quizzes.shelf import change

TODAY, DAY = MOMENT.date(), timedelta(days=1)


@pytest.fixture
def police(house, shelf):
    """A clerk at the sector window, which serves one matter."""
    clerk = make_person("police")
    give_role(clerk, "clerk", centre=house.centre)
    make_posting(clerk, house.sector)
    move_in = shelf.matters[made_up.MOVE_IN.code]
    WindowMatter.objects.create(window=house.sector, matter=move_in, starts_on=FIRST_DAY)
    return clerk


def test_a_cell_shows_what_is_required_proved_and_beyond(people, house, shelf, police):
    sit(people.clerk, shelf.hygiene)
    grant(police, [shelf.hygiene], by=people.head)
    matrix = board(house.centre, on=TODAY)
    states = {clerk.username: matrix.cells[clerk.pk, shelf.hygiene.pk].state for clerk in matrix.clerks}
    assert states == {
        "alice": CellState.CERTIFIED,
        "bob": CellState.NOT_YET,
        "police": CellState.CERTIFIED,
    }
    beyond = matrix.cells[police.pk, shelf.hygiene.pk]
    assert (beyond.required, beyond.covers) == (False, True)
    elsewhere = matrix.cells[police.pk, shelf.matters[made_up.FOOD_NEW.code].pk]
    assert (elsewhere.required, elsewhere.state) == (False, CellState.NOT_REQUIRED)
    assert people.neighbour_clerk not in matrix.clerks


def test_the_board_of_a_past_day_is_what_was_known_then(people, house, shelf):
    grant(people.clerk, [shelf.hygiene], by=people.head)
    change(shelf, made_up.HYGIENE_NEW, [Facet.MATERIALS], on=TODAY, at=MOMENT - DAY)
    days = (LONG_AGO.date() - DAY, LONG_AGO.date(), TODAY)
    found = [board(house.centre, on=day).cells[people.clerk.pk, shelf.hygiene.pk].state for day in days]
    assert found == [CellState.NOT_YET, CellState.CERTIFIED, CellState.VALID_EXCEPT]


def test_a_deadline_counts_from_the_post(people, house, shelf):
    matrix = board(house.centre, on=FIRST_DAY + 90 * DAY)
    cell = matrix.cells[people.clerk.pk, shelf.hygiene.pk]
    assert (cell.due_on, cell.overdue) == (FIRST_DAY + 90 * DAY, False)
    assert board(house.centre, on=FIRST_DAY + 91 * DAY).cells[people.clerk.pk, shelf.hygiene.pk].overdue


def test_cover_counts_who_may_be_counted_on(people, house, shelf, police):
    for clerk in (people.clerk, police):
        grant(clerk, [shelf.hygiene], by=people.head)
    grant(people.clerk, [shelf.matters[made_up.FOOD_NEW.code]], by=people.head)
    covers = {one.matter: (one.cover, len(one.clerks), one.k) for one in board(house.centre, on=TODAY).coverage.matters}
    assert covers[str(shelf.hygiene.pk)] == (Cover.SHORT, 2, 3)
    assert covers[str(shelf.matters[made_up.FOOD_NEW.code].pk)] == (Cover.SINGLE, 1, 3)
    assert covers[str(shelf.matters[made_up.MOVE_IN.code].pk)] == (Cover.NONE, 0, 3)


def test_filters_keep_rows_and_never_change_cells(people, house, shelf):
    grant(people.clerk, [shelf.hygiene], by=people.head)
    matrix = board(house.centre, on=TODAY)
    whole, category = sheet(matrix), shelf.hygiene.category
    one = sheet(matrix, categories=[category])
    certified = sheet(matrix, states=[CellState.CERTIFIED])
    assert whole.matters == 7
    assert [group.category for group in one.groups] == [category]
    assert [row.matter for group in certified.groups for row in group.rows] == [shelf.hygiene]
    assert next(g for g in whole.groups if g.category == category) == one.groups[0]
    assert [sums.certified for _, sums in certified.by_clerk] == [1, 0]


def test_a_move_says_what_it_would_leave_thin(people, house, shelf, police):
    move_in = shelf.matters[made_up.MOVE_IN.code]
    for clerk in (people.clerk, people.other_clerk, police):
        grant(clerk, [move_in, shelf.hygiene], by=people.head)
    thin = {
        one.name: (one.remaining, one.needed) for one in left_thin(police, leaves=house.sector, joins=None, on=TODAY)
    }
    assert thin == {move_in.name: (2, 3)}
    assert left_thin(police, leaves=house.sector, joins=house.general, on=TODAY) == ()
    asked = Wish(clerk=police, kind="base", starts_on=TODAY, window=house.tidal)
    assert [one.matter_id for one in plan_move(asked).thin] == [move_in.pk]


def test_what_needs_attention_comes_in_order_of_urgency(people, house, shelf):
    matters = list(shelf.catalogue.matters.all())
    grant(people.clerk, [m for m in matters if m != shelf.hygiene], by=people.head)
    grant(people.other_clerk, matters[:1], by=people.head)
    change(shelf, made_up.FOOD_NEW, [Facet.MATERIALS], on=TODAY, at=MOMENT - DAY)
    rows = [(row.kind, row.clerk and row.clerk.username, row.count) for row in attention(house.centre, TODAY)]
    assert rows == [
        (AttentionKind.UNCOVERED, None, 1),
        (AttentionKind.SINGLE, None, 5),
        (AttentionKind.OVERDUE, "bob", 6),
        (AttentionKind.OVERDUE, "alice", 1),
        (AttentionKind.STALE, "alice", 1),
        (AttentionKind.OVERFULL, None, 4),
        (AttentionKind.SHORT, None, 1),
    ]


def test_a_quiet_centre_has_nothing_to_attend_to(people, house):
    assert attention(house.centre, TODAY) == []


def test_somebody_on_leave_is_named_as_away_and_still_certified(people, house, shelf):
    grant(people.clerk, [shelf.hygiene], by=people.head)
    record_leave(people.clerk, kind=Leave.Kind.ANNUAL, starts_on=TODAY, ends_on=TODAY + DAY, by=people.head, at=MOMENT)
    matrix = board(house.centre, on=TODAY)
    assert (matrix.away, matrix.cells[people.clerk.pk, shelf.hygiene.pk].covers) == ({people.clerk.pk}, True)


def test_checks_that_do_not_fit_the_week_are_counted_without_anybody_s_practice(people, house, shelf):
    """Seven whole checks are overdue for each of two clerks; a week of twenty minutes holds the fewest of them."""
    due = checks_due(people.clerk, on=TODAY, by=TODAY)
    assert {one.matter for one in due} == {matter.pk for matter in shelf.matters.values()}
    assert not any(one.delta for one in due)
    before = checks_over(board(house.centre, on=TODAY))
    assert before.keys() == {people.clerk.pk, people.other_clerk.pk}

    TemplateTime.objects.bulk_create(TemplateTime(template=name, seconds=5, answers=10) for name in TEMPLATES)
    assert checks_over(board(house.centre, on=TODAY)) == {}
    Attempt.objects.create(clerk=people.clerk, kind="practice", seed=1, started_at=MOMENT)
    TemplateTime.objects.all().delete()
    assert checks_over(board(house.centre, on=TODAY)) == before
    rows = [row for row in attention(house.centre, TODAY) if row.kind is AttentionKind.OVERFULL]
    assert [(row.count, row.clerk, row.first) for row in rows] == [
        (sum(before.values()), None, (people.clerk.name, people.other_clerk.name))
    ]


def test_what_is_due_later_or_granted_is_no_check_of_this_week(people, house, shelf):
    grant(people.clerk, shelf.matters.values(), by=people.head)
    assert checks_due(people.clerk, on=TODAY, by=TODAY + 6 * DAY) == ()
    change(shelf, made_up.HYGIENE_NEW, [Facet.MATERIALS], on=TODAY, at=MOMENT - DAY)
    assert checks_due(people.clerk, on=TODAY, by=TODAY + 3 * DAY) == ()
    (delta,) = checks_due(people.clerk, on=TODAY, by=TODAY + 14 * DAY)
    assert (delta.matter, delta.facets, delta.delta) == (shelf.hygiene.pk, (Facet.MATERIALS,), True)
