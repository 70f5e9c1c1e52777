"""代办事项清单: the matters filed on behalf, with those posted to them and certified in them."""

from datetime import timedelta

import pytest
from django.urls import reverse

from certification.matrix.on_behalf import ON_BEHALF, on_behalf_rows
from courses.documents.orders import Order
from courses.domain.facets import Depth, Facet
from courses.models import Offering, WindowMatter
from people.operations import record_leave
from tests.certification.sittings import grant
from tests.courses.documents.pdf import text
from tests.factories import FIRST_DAY, MOMENT, make_person, make_posting
from tests.factories import grant as give_role
from tests.quizzes.domain import matters as made_up
from tests.quizzes.shelf import change

TODAY, DAY = MOMENT.date(), timedelta(days=1)


@pytest.fixture
def filed(shelf):
    """Two matters are filed on behalf, the others accepted."""
    codes = [made_up.HYGIENE_NEW.code, made_up.FOOD_NEW.code]
    Offering.objects.update(depth=Depth.ACCEPT)
    Offering.objects.filter(matter__code__in=codes).update(depth=Depth.ON_BEHALF)
    return [shelf.matters[code] for code in codes]


def names(house) -> dict[str, tuple[str, ...]]:
    return {row.held.facts.code: row.people for row in on_behalf_rows(house.centre, on=TODAY)}


def test_only_matters_filed_on_behalf_are_listed_and_nobody_uncertified_is_named(people, house, filed):
    grant(people.clerk, [filed[0]], by=people.head)

    assert names(house) == {filed[0].code: ("Alice",), filed[1].code: ()}


def test_certified_is_not_enough_one_must_be_posted_to_it(people, house, filed):
    sector = make_person("police")
    give_role(sector, "clerk", centre=house.centre)
    make_posting(sector, house.sector)
    WindowMatter.objects.create(window=house.sector, matter=filed[1], starts_on=FIRST_DAY)
    grant(sector, filed, by=people.head)

    assert names(house) == {filed[0].code: (), filed[1].code: ("Police",)}


def test_a_changed_facet_within_its_days_and_a_leave_take_nobody_off_the_list(people, house, filed, shelf):
    grant(people.clerk, filed, by=people.head)
    change(shelf, made_up.HYGIENE_NEW, [Facet.MATERIALS], on=TODAY, at=MOMENT - DAY)
    record_leave(people.clerk, kind="annual", starts_on=TODAY, ends_on=TODAY + DAY, by=people.head, at=MOMENT)

    assert names(house) == {filed[0].code: ("Alice",), filed[1].code: ("Alice",)}


def test_neighbours_are_not_on_our_list(people, house, filed):
    grant(people.neighbour_clerk, filed, by=people.head)

    assert names(house) == {filed[0].code: (), filed[1].code: ()}
    assert on_behalf_rows(house.other_centre, on=TODAY) == []


def test_the_paper_names_them_and_leaves_the_rest_to_the_centre(people, house, filed):
    grant(people.clerk, [filed[0]], by=people.head)

    printed = text(ON_BEHALF.write(Order(house.centre, TODAY, MOMENT, "pdf", "zh-hant")))

    assert "代辦事項清單" in printed
    assert "Alice" in printed
    assert "由中心指定" in printed
    assert "共2項" in printed


def test_a_new_certification_makes_the_kept_list_out_of_date(people, house, filed):
    before = ON_BEHALF.made_of(house.centre, TODAY)
    assert ON_BEHALF.made_of(house.centre, TODAY) == before

    grant(people.clerk, filed, by=people.head)

    assert ON_BEHALF.made_of(house.centre, TODAY) != before


def test_the_list_is_made_and_taken_on_the_page_of_the_centre(people, house, filed, client_of, monday):
    client = client_of(people.clerk)
    address = ["putuoshan", "on-behalf", "pdf"]

    client.post(reverse("document_make", args=address))

    assert "代办事项清单" in text(client.get(reverse("document_file", args=address)).content)
    assert client_of(people.editor).get(reverse("document_file", args=address)).status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_the_rows_take_the_same_queries_for_any_number_of_clerks(
    people, house, filed, django_assert_num_queries, count
):
    for number in range(count):
        clerk = make_person(f"clerk{number}")
        give_role(clerk, "clerk", centre=house.centre)
        make_posting(clerk, house.general)

    with django_assert_num_queries(13):
        on_behalf_rows(house.centre, on=TODAY)
