"""The weeks ahead of a centre: what is known to end, why, and what would mend it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from certification.matrix.domain.ahead import Ending, Loss, Low
from certification.matrix.domain.mending import MendKind
from certification.matrix.domain.presence import Absence, Away
from certification.matrix.queries import board
from certification.matrix.queries.ahead import ahead_of
from people.models import Leave
from people.operations import record_leave
from tests.certification.sittings import sit
from tests.factories import MOMENT, make_person, make_posting
from tests.factories import grant as give_role

TODAY, DAY = MOMENT.date(), timedelta(days=1)


def test_leave_that_is_known_makes_a_matter_thin_and_a_colleague_would_mend_it(people, house, shelf, client_of, monday):
    sit(people.clerk, shelf.hygiene, at=MOMENT - timedelta(hours=1))
    first, back = TODAY + 14 * DAY, TODAY + 21 * DAY
    record_leave(people.clerk, kind=Leave.Kind.ANNUAL, starts_on=first, ends_on=back, by=None, at=MOMENT)
    ahead = ahead_of(board(house.centre, on=TODAY))
    ((matter, one),) = [pair for pair in ahead.matters if pair[0] == shelf.hygiene]
    assert [low.clerks for low in one.weeks[:4]] == [1, 1, 0, 1]
    assert one.worst == Low(0, first)
    assert ahead.why(one) == (Loss(str(people.clerk.pk), None, first, Absence(Away.LEAVE, first, back)),)
    assert [(mend.kind, mend.clerk) for mend in ahead.mends(matter, one)] == [
        (MendKind.FULL, str(people.other_clerk.pk))
    ]

    record_leave(people.clerk, kind=Leave.Kind.ANNUAL, starts_on=TODAY, ends_on=TODAY + DAY, by=None, at=MOMENT)
    address = reverse("matrix_ahead")
    client = client_of(people.head)
    text = client.get(address, {"matter": matter.pk}).content.decode()
    assert text.count('<svg class="chart__plot"') == 1 + len({m.category for m in shelf.matters.values()})
    assert f'id="matter-{matter.pk}"' in text and people.other_clerk.name in text
    assert people.neighbour_clerk.name not in text
    elsewhere = client.get(address, {"category": "无此类别", "matter": "nonsense"})
    assert (elsewhere.status_code, b"chart__plot" in elsewhere.content) == (200, False)


def test_a_certification_ends_with_its_last_day(people, house, shelf):
    sit(people.clerk, shelf.hygiene, at=MOMENT - timedelta(hours=1))
    known = board(house.centre, on=TODAY)
    last = known.cells[people.clerk.pk, shelf.hygiene.pk].expires_on
    later = ahead_of(board(house.centre, on=last - 7 * DAY))
    ((matter, one),) = [pair for pair in later.matters if pair[0] == shelf.hygiene]
    assert [low.clerks for low in one.weeks[:3]] == [1, 0, 0]
    assert later.why(one) == (Loss(str(people.clerk.pk), Ending.EXPIRES, last),)
    assert later.mends(matter, one)[0].kind is MendKind.RENEWAL


@pytest.mark.parametrize("clerks", [1, 3])
def test_looking_ahead_costs_the_same_for_any_number_of_clerks(people, house, shelf, clerks, django_assert_num_queries):
    for number in range(clerks):
        clerk = make_person(f"extra{number}")
        give_role(clerk, "clerk", centre=house.centre)
        make_posting(clerk, house.general)
    known = board(house.centre, on=TODAY)
    with django_assert_num_queries(4):
        ahead_of(known)
