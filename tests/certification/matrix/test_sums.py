"""The centre summed up: each level is the sum of the one below, and opens to it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from certification.matrix.domain.coverage import Totals
from certification.matrix.queries import board
from certification.matrix.queries.sums import sums
from courses.domain.facets import FACETS
from quizzes.domain.rollup import Rollup, rolled_up
from tests.certification.sittings import sit
from tests.factories import MOMENT, make_person, make_posting
from tests.factories import grant as give_role

TODAY = MOMENT.date()


def test_every_sum_is_made_of_its_parts_and_opens_to_them(people, house, shelf, client_of, monday):
    sit(people.clerk, shelf.hygiene, at=MOMENT - timedelta(hours=1))
    found = sums(board(house.centre, on=TODAY))
    matters = [one for group in found.categories for one in group.matters]
    assert found.known == rolled_up(group.known for group in found.categories) == rolled_up(m.known for m in matters)
    assert found.totals.required == sum(one.totals.required for one in matters) == len(shelf.matters) * 2
    (hygiene,) = (one for one in matters if one.matter == shelf.hygiene)
    assert hygiene.totals == Totals(required=2, certified=1, not_yet=1, overdue=1)
    assert list(hygiene.facets) == list(FACETS)
    assert {(one.examined, one.unknown) for one in hygiene.facets.values()} == {(1, 1)}
    assert all(one.known.answered == 0 for one in matters if one is not hygiene)

    client, page = client_of(people.head), reverse("centre_sums")
    text = client.get(page).content.decode()
    assert f"category={hygiene.matter.category}" in text or "category=%" in text
    opened = client.get(page, {"category": hygiene.matter.category}).content.decode()
    assert f"matter={hygiene.matter.pk}" in opened
    matter = client.get(page, {"matter": hygiene.matter.pk}).content.decode()
    assert reverse("matrix_cell", args=[people.clerk.pk, hygiene.matter.pk]) in matter
    assert client.get(page, {"matter": "nonsense", "category": "无此类别"}).status_code == 200


def test_a_matter_nobody_must_master_and_a_centre_without_clerks_sum_up_to_nothing(house, shelf):
    found = sums(board(house.other_centre, on=TODAY))
    assert (found.known, found.totals.required) == (Rollup(), 0)


@pytest.mark.parametrize("clerks", [1, 3])
def test_summing_up_costs_the_same_for_any_number_of_clerks(people, house, shelf, clerks, django_assert_num_queries):
    for number in range(clerks):
        clerk = make_person(f"extra{number}")
        give_role(clerk, "clerk", centre=house.centre)
        make_posting(clerk, house.general)
    known = board(house.centre, on=TODAY)
    with django_assert_num_queries(4):
        sums(known)
