"""The weeks ahead of a centre: what is known to end, why, and what would mend it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from certification.matrix.domain.ahead import Ending, Loss, Low
from certification.matrix.domain.coming import What
from certification.matrix.domain.mending import MendKind
from certification.matrix.domain.presence import Absence, Away
from certification.matrix.queries import board
from certification.matrix.queries.ahead import ahead_of
from certification.matrix.queries.mending import mending_plan
from courses.domain.facets import Facet
from courses.domain.workdays import working_days_after
from courses.models import MatterRetirement, Offering
from courses.moments import start_of
from people.models import Leave
from people.operations import record_leave
from tests.certification.sittings import sit
from tests.factories import MOMENT, make_person, make_posting
from tests.factories import grant as give_role
from tests.quizzes.domain import matters as made_up
from tests.quizzes.shelf import change

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


def test_what_is_known_to_change_to_end_and_to_come_is_told_in_its_week_and_counted(
    people, house, shelf, client_of, monday
):
    sit(people.clerk, shelf.hygiene, at=MOMENT - timedelta(hours=1))
    changes, comes, leaves = TODAY + 14 * DAY, TODAY + 8 * DAY, TODAY + 9 * DAY
    gone, new = shelf.matters[made_up.MOVE_IN.code], shelf.matters[made_up.PENSION_JOIN.code]
    change(shelf, made_up.HYGIENE_NEW, [Facet.MATERIALS], on=changes, at=MOMENT)
    Offering.objects.filter(centre=house.centre, matter=new).update(starts_on=comes)
    edition = shelf.catalogue.editions.latest("number")
    moments = {"effective_at": start_of(leaves), "recorded_at": MOMENT}
    MatterRetirement.objects.create(matter=gone, edition=edition, **moments)

    ahead = ahead_of(board(house.centre, on=TODAY))
    found = dict(ahead.matters)
    due = working_days_after(changes, 5).on
    assert [(int(one.matter), one.what, one.on, one.clerks, one.until) for one in ahead.changes] == [
        (new.pk, What.BEGINS, comes, 0, None),
        (gone.pk, What.ENDS, leaves, 0, None),
        (shelf.hygiene.pk, What.CHANGES, changes, 1, due),
    ]
    hygiene = found[shelf.hygiene]
    assert [low.clerks for low in hygiene.weeks[:5]] == [1, 1, 1, 0, 0] and hygiene.short[0].clerks == 1
    assert ahead.why(hygiene) == (Loss(str(people.clerk.pk), Ending.COMING, due, None, changes),)
    mends = [(mend.kind, mend.from_on) for mend in ahead.mends(shelf.hygiene, hygiene)]
    assert mends[0] == (MendKind.COMING, changes)
    assert [low is not None for low in found[new].weeks[:3]] == [False, True, True]
    assert [low is not None for low in found[gone].weeks[:3]] == [True, True, False]
    assert ahead.mends(new, found[new]) == ()
    text = client_of(people.head).get(reverse("matrix_ahead"), {"matter": new.pk}).content.decode()
    assert "已知将有的变化" in text and new.name in text and "起不再办理" in text
    assert mending_plan(ahead, matter=str(shelf.hygiene.pk)).under_way >= 1


@pytest.mark.parametrize("clerks", [1, 3])
def test_looking_ahead_costs_the_same_for_any_number_of_clerks(people, house, shelf, clerks, django_assert_num_queries):
    for number in range(clerks):
        clerk = make_person(f"extra{number}")
        give_role(clerk, "clerk", centre=house.centre)
        make_posting(clerk, house.general)
    known = board(house.centre, on=TODAY)
    with django_assert_num_queries(6):
        ahead_of(known)
