"""Checks arranged with one click: shown first, then due for their clerks, and taken back."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from certification.matrix.models import ArrangedCheck
from certification.matrix.operations.mending import MendingOutdated, arrange_checks, take_back_check
from certification.matrix.queries import board
from certification.matrix.queries.ahead import ahead_of
from certification.matrix.queries.errands import checks_due
from certification.matrix.queries.mending import mending_plan
from certification.matrix.queries.reminding import checks_to_remind
from courses.models import Offering
from ledger.models import AuditEntry
from people.operations import record_leave
from tests.certification.sittings import sit
from tests.factories import MOMENT

TODAY, DAY = MOMENT.date(), timedelta(days=1)


@pytest.fixture
def lately(house, shelf):
    """The centre handles its matters since yesterday: no first check is due for months."""
    Offering.objects.filter(centre=house.centre).update(starts_on=TODAY - DAY)


def plan_for(house, shelf):
    return mending_plan(ahead_of(board(house.centre, on=TODAY)), matter=str(shelf.hygiene.pk))


def test_what_was_shown_is_due_for_its_clerk_until_it_is_passed(people, house, shelf, lately):
    def due():
        found = checks_due(people.other_clerk, on=TODAY, by=TODAY + 30 * DAY)
        return [one.due_on for one in found if one.matter == shelf.hygiene.pk]

    sit(people.clerk, shelf.hygiene, at=MOMENT - timedelta(hours=1))
    plan = plan_for(house, shelf)
    assert [(one.mend.clerk, one.mend.matter) for one in plan.bookings] == [
        (str(people.other_clerk.pk), str(shelf.hygiene.pk))
    ]
    told = {"matter": str(shelf.hygiene.pk), "on": TODAY, "by": people.head, "at": MOMENT}
    with pytest.raises(MendingOutdated):
        arrange_checks(house.centre, [], **told)
    assert (ArrangedCheck.objects.count(), due()) == (0, [])

    (row,) = arrange_checks(house.centre, plan.kept, **told)
    assert due() == [row.due_on]
    reminded = list(checks_to_remind(people.other_clerk, on=TODAY, by=TODAY + 30 * DAY))
    assert (str(shelf.hygiene.pk), row.due_on) in [(one.key, one.due_on) for one in reminded]
    assert (plan_for(house, shelf).bookings, plan_for(house, shelf).under_way) == ((), 1)

    sit(people.other_clerk, shelf.hygiene, at=MOMENT - timedelta(minutes=1))
    assert due() == []
    take_back_check(row, by=people.head, at=MOMENT)
    take_back_check(row, by=people.head, at=MOMENT)
    log = AuditEntry.objects.filter(action__in=["check.arranged", "check.taken_back"]).order_by("pk")
    assert [(entry.action, entry.actor) for entry in log] == [
        ("check.arranged", people.head),
        ("check.taken_back", people.head),
    ]


def test_the_plan_of_a_page_is_arranged_or_shown_anew_and_one_is_taken_back(
    people, house, shelf, lately, client_of, monday
):
    client, query = client_of(people.head), f"?centre={house.centre.code}&matter={shelf.hygiene.pk}"
    page = client.get(reverse("mending") + query).content.decode()
    agreed = re.search(r'name="agreed" value="([^"]+)"', page)[1]
    assert people.other_clerk.name in page and ArrangedCheck.objects.count() == 0
    record_leave(people.clerk, kind="annual", starts_on=TODAY, ends_on=TODAY + 300 * DAY, by=None, at=MOMENT)
    anew = client.post(reverse("mending_apply") + query, {"agreed": agreed})
    assert (anew.status_code, ArrangedCheck.objects.count()) == (409, 0)
    agreed = re.search(r'name="agreed" value="([^"]+)"', anew.content.decode())[1]
    client.post(reverse("mending_apply") + query, {"agreed": agreed})
    (row,) = ArrangedCheck.objects.all()
    assert row.clerk == people.other_clerk
    assert reverse("mending_back", args=[row.pk]) in client.get(reverse("matrix_ahead") + query).content.decode()
    client.post(reverse("mending_back", args=[row.pk]))
    assert ArrangedCheck.objects.get().taken_back_at is not None
    assert reverse("mending_back", args=[row.pk]) not in client.get(reverse("matrix_ahead") + query).content.decode()
