"""Whose certified facets a change makes stale."""

from datetime import timedelta

import pytest
from django.utils import timezone

from certification.awards.queries.touched import clerks_touched
from courses import consequences
from courses.domain.facets import Facet
from people import operations as people_operations
from tests.certification.sittings import grant
from tests.factories import MOMENT
from tests.quizzes import shelf as shelves
from tests.quizzes.domain import matters as made_up
from tests.shared import shared

TODAY = timezone.localdate(MOMENT)


@shared
def shelf(house, people):
    """Seven matters; Alice and Nora of the next town hold one of them."""
    found = shelves.fill(house, lessons=False)
    for clerk in (people.clerk, people.neighbour_clerk):
        grant(clerk, [found.hygiene], by=people.head, at=MOMENT - timedelta(days=9))
    return found


def touched(shelf, *facets: Facet) -> list[tuple[str, str, tuple[Facet, ...]]]:
    found = clerks_touched({shelf.hygiene.pk: facets}, on=TODAY)
    return [(str(one.clerk), one.centre.code, one.facets) for one in found]


def test_those_who_hold_the_facet_are_touched_whatever_their_centre(shelf) -> None:
    assert touched(shelf, Facet.MATERIALS, Facet.CONDITIONS) == [
        ("Alice", "putuoshan", (Facet.CONDITIONS, Facet.MATERIALS)),
        ("Nora", "taohua", (Facet.CONDITIONS, Facet.MATERIALS)),
    ]


def test_nobody_holds_another_matter_or_no_facet(shelf) -> None:
    assert clerks_touched({shelf.matters[made_up.FOOD_NEW.code].pk: [Facet.MATERIALS]}, on=TODAY) == ()
    assert touched(shelf) == []


def test_a_facet_that_is_stale_already_is_not_counted_again(shelf) -> None:
    shelves.change(shelf, made_up.HYGIENE_NEW, [Facet.MATERIALS], on=TODAY, at=MOMENT - timedelta(hours=1))

    assert touched(shelf, Facet.MATERIALS) == []
    assert [facets for _who, _where, facets in touched(shelf, Facet.MATERIALS, Facet.RESULT)] == [(Facet.RESULT,)] * 2


def test_those_a_change_made_stale_already_are_found_on_asking(shelf) -> None:
    shelves.change(shelf, made_up.HYGIENE_NEW, [Facet.MATERIALS], on=TODAY, at=MOMENT - timedelta(hours=1))

    found = clerks_touched({shelf.hygiene.pk: [Facet.MATERIALS, Facet.RESULT]}, on=TODAY, stale=True)

    assert [(str(one.clerk), one.facets) for one in found] == [
        ("Alice", (Facet.MATERIALS,)),
        ("Nora", (Facet.MATERIALS,)),
    ]
    untouched = {shelf.matters[made_up.FOOD_NEW.code].pk: [Facet.MATERIALS]}
    assert clerks_touched(untouched, on=TODAY, stale=True) == ()


def test_somebody_who_left_the_counter_is_not_touched(shelf, people) -> None:
    people_operations.end_role(people.neighbour_clerk.grants.get(), ends_on=TODAY, by=None, at=MOMENT)

    assert [who for who, _where, _facets in touched(shelf, Facet.MATERIALS)] == ["Alice"]


def test_courses_ask_without_knowing_whom(shelf) -> None:
    changes = {shelf.hygiene.pk: [Facet.MATERIALS]}

    assert consequences.clerks_touched(changes, on=TODAY) == clerks_touched(changes, on=TODAY)


@pytest.mark.parametrize("matters", [1, 3])
def test_the_answer_takes_eight_queries_for_any_number(shelf, people, matters, django_assert_num_queries) -> None:
    asked = [shelf.hygiene, *(shelf.matters[one.code] for one in shelves.ALL[1:matters])]
    for matter in asked[1:]:
        grant(people.clerk, [matter], by=people.head, at=MOMENT - timedelta(days=9))

    with django_assert_num_queries(8):
        found = clerks_touched({matter.pk: [Facet.MATERIALS] for matter in asked}, on=TODAY)

    assert len(found) == matters + 1
