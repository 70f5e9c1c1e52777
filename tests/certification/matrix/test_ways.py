"""A look ahead turned into work with one click: a shadowing, practice, a class; seen in the list, and taken back."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from certification.matrix.models import PracticeHint
from certification.matrix.operations.ways import WayOutdated, recommend_practice
from certification.matrix.queries import board
from certification.matrix.queries.ahead import ahead_of
from certification.matrix.queries.ways import ways
from certification.shadowing.models import Shadowing
from ledger.models import AuditEntry
from people.operations import record_leave
from quizzes.queries import practice_plan
from tests.certification.sittings import sit
from tests.factories import MOMENT

TODAY, DAY = MOMENT.date(), timedelta(days=1)


def buttons(page):
    """The plans signed into the page, as they stand on it."""
    return re.findall(r'name="agreed" value="([^"]+)"', page)


def test_a_shadowing_and_practice_are_arranged_as_shown_listed_with_their_state_and_taken_back(
    people, house, shelf, client_of, monday
):
    sit(people.clerk, shelf.hygiene, at=MOMENT - timedelta(hours=1))
    client, query = client_of(people.head), {"centre": house.centre.code, "matter": shelf.hygiene.pk}
    ahead, arrange = reverse("matrix_ahead"), f"{reverse('mending_way')}?centre={house.centre.code}"
    page = client.get(ahead, query).content.decode()
    shadow, practise = buttons(page)
    assert f"跟班：{people.other_clerk} 跟 {people.clerk}" in page
    assert "themes=" in page and Shadowing.objects.count() + PracticeHint.objects.count() == 0

    client.post(arrange, {"agreed": shadow})
    row = Shadowing.objects.get()
    assert (row.learner, row.host, list(row.matters.all())) == (people.other_clerk, people.clerk, [shelf.hygiene])
    assert (row.starts_on, row.planned_by, row.posting.clerk) == (TODAY + 7 * DAY, people.head, people.other_clerk)
    client.post(arrange, {"agreed": shadow})  # twice is once: who is on a shadowing isn't sent on another
    assert Shadowing.objects.count() == 1

    client.post(arrange, {"agreed": practise})
    hint = PracticeHint.objects.get()
    assert (hint.clerk, hint.matter, hint.until) == (people.other_clerk, shelf.hygiene, TODAY + 28 * DAY)
    plan = practice_plan(people.other_clerk, on=TODAY)
    assert plan.asked == (shelf.hygiene,) and plan.chosen[0].matter == shelf.hygiene
    assert plan.seconds <= plan.week.budget
    assert practice_plan(people.clerk, on=TODAY).asked == ()
    assert "负责人建议先练" in client_of(people.other_clerk).get(reverse("practice")).content.decode()

    page = client.get(ahead, query).content.decode()
    backs = [reverse("shadowing_call_off", args=[row.pk]), reverse("practice_hint_back", args=[hint.pk])]
    assert all(f'action="{back}"' in page for back in backs)
    for back in backs:
        client.post(back, {"reason": "改为集中培训"})
    assert Shadowing.objects.get().called_off_at and PracticeHint.objects.get().taken_back_at
    assert practice_plan(people.other_clerk, on=TODAY).asked == ()
    page = client.get(ahead, query).content.decode()
    assert not any(back in page for back in backs)
    log = AuditEntry.objects.filter(action__startswith="practice.").order_by("pk")
    assert [(one.action, one.actor) for one in log] == [
        ("practice.recommended", people.head),
        ("practice.taken_back", people.head),
    ]


def test_what_is_another_plan_by_now_is_not_arranged_and_a_class_begins_with_its_themes(
    people, house, shelf, client_of, monday
):
    sit(people.clerk, shelf.hygiene, at=MOMENT - timedelta(hours=1))
    client, query = client_of(people.head), {"centre": house.centre.code, "matter": shelf.hygiene.pk}
    page = client.get(reverse("matrix_ahead"), query).content.decode()
    record_leave(people.clerk, kind="annual", starts_on=TODAY, ends_on=TODAY + 300 * DAY, by=None, at=MOMENT)
    answer = client.post(
        f"{reverse('mending_way')}?centre={house.centre.code}", {"agreed": buttons(page)[0]}, follow=True
    )
    assert "情况有变" in answer.content.decode() and Shadowing.objects.count() == 0
    with pytest.raises(WayOutdated):
        recommend_practice(
            house.centre, str(shelf.hygiene.pk), [str(people.clerk.pk)], on=TODAY, by=people.head, at=MOMENT
        )
    address = re.search(r'href="(/[^"]*themes=[^"]+)"', page)[1].replace("&amp;", "&")
    form = client.get(address).content.decode()
    assert shelf.hygiene.name[:29] in form


@pytest.mark.parametrize("more", [1, 3])
def test_the_ways_of_a_matter_cost_the_same_for_any_number_of_hints(
    more, people, house, shelf, monday, django_assert_num_queries
):
    told = {"until": TODAY, "asked_by": people.head, "asked_at": MOMENT, "centre": house.centre}
    for matter in list(shelf.matters.values())[:more]:
        PracticeHint.objects.create(clerk=people.clerk, matter=matter, **told)
    ahead = ahead_of(board(house.centre, on=TODAY))
    with django_assert_num_queries(2):
        ways(ahead, str(shelf.hygiene.pk))
