"""What others may see of what clerks know is what mastery says of each, less everything that isn't known."""

from dataclasses import replace
from datetime import timedelta

import pytest

from courses.domain.facets import Facet
from quizzes.domain.mastery import How
from quizzes.models import MasteryState
from quizzes.queries import mastery_of
from quizzes.queries.known import known_facets
from tests.factories import MOMENT
from tests.quizzes import shelf as shelves
from tests.quizzes.domain import matters as made_up
from tests.quizzes.test_mastery import alike, tell

ON, DAY, HOUR = MOMENT.date(), timedelta(days=1), timedelta(hours=1)


def as_mastery_says(clerks, matters, on):
    """From the long way, clerk by clerk."""
    found = {}
    for clerk in clerks:
        for matter, strip in mastery_of(clerk, matters, on=on).items():
            told = {
                one.facet: How.INFERRED if one.how is How.INFERRED else How.PRACTISED
                for one in strip
                if one.how is How.INFERRED
                or (one.how in (How.EXAMINED, How.PRACTISED) and one.state.last_right and one.state.due_on > on)
            }
            if told:
                found[clerk.pk, matter] = told
    return found


def test_it_is_what_mastery_says_of_each_clerk_day_by_day(people, shelf):
    food = alike(shelf, made_up.FOOD_NEW)
    alice, bob = people.clerk, people.other_clerk
    tell(alice, shelf.hygiene, "materials", kind="examined")
    tell(alice, shelf.hygiene, "process")
    tell(alice, shelf.hygiene, "result", right=False)
    tell(bob, shelf.hygiene, "materials")
    tell(bob, food, "materials", right=False)
    first = min(MasteryState.objects.values_list("due_on", flat=True))
    changed = shelf.hygiene.versions.get().facts
    shelves.change(shelf, replace(changed, name=changed.name), [Facet.PROCESS], on=ON + DAY, at=MOMENT + HOUR)
    every = [matter.pk for matter in shelf.matters.values()]
    pairs = [(clerk.pk, matter) for clerk in (alice, bob) for matter in every]
    for on in (ON, ON + DAY, first - DAY, first, first + 400 * DAY):
        assert known_facets([alice.pk, bob.pk], pairs, on=on) == as_mastery_says((alice, bob), every, on), on
    hygiene = shelf.hygiene.pk
    assert known_facets([alice.pk, bob.pk], pairs, on=ON) == {
        (alice.pk, hygiene): {Facet.MATERIALS: How.PRACTISED, Facet.PROCESS: How.PRACTISED},
        (alice.pk, food.pk): {Facet.MATERIALS: How.INFERRED},
        (bob.pk, hygiene): {Facet.MATERIALS: How.PRACTISED},
    }
    assert known_facets([alice.pk, bob.pk], pairs[:1], on=ON) == {
        key: told for key, told in as_mastery_says((alice,), every, ON).items() if key == pairs[0]
    }


@pytest.mark.parametrize("matters", [1, 3])
def test_it_costs_the_same_for_one_matter_and_for_three(people, shelf, matters, django_assert_num_queries):
    chosen = list(shelf.matters.values())[:matters]
    for matter in chosen:
        tell(people.clerk, matter, "materials")
    every = [(people.clerk.pk, matter.pk) for matter in shelf.matters.values()]
    known_facets([people.clerk.pk], every, on=ON)
    with django_assert_num_queries(4):
        assert len(known_facets([people.clerk.pk], every, on=ON)) >= matters
