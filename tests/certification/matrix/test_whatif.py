"""The centre as it would be, today's counter and who can do a matter, on their pages."""

from datetime import timedelta

import pytest
from django.urls import reverse

from certification.matrix.domain.whatif import Closes, Leaves, changed, effects
from certification.matrix.queries import board
from certification.matrix.queries.today import able_in, today_of
from certification.matrix.queries.whatif import learning_of, setup_of
from courses.models import WindowMatter
from people.models import Posting
from people.operations import record_leave
from tests.certification.sittings import sit
from tests.factories import FIRST_DAY, MOMENT, make_person, make_posting
from tests.factories import grant as give_role

TODAY, DAY = MOMENT.date(), timedelta(days=1)


def test_a_window_that_closes_is_an_address_and_leads_to_a_posting(people, house, shelf, client_of, monday):
    sit(people.clerk, shelf.hygiene, at=MOMENT - timedelta(hours=1))
    WindowMatter.objects.create(window=house.sector, matter=shelf.hygiene, starts_on=FIRST_DAY)
    matrix = board(house.centre, on=TODAY)
    before, _windows = setup_of(matrix, on=TODAY)
    assert before.serves[str(house.sector.pk)] == {str(shelf.hygiene.pk)}
    assert before.certified == {str(people.clerk.pk): {str(shelf.hygiene.pk)}}
    k = {one.matter: one.k for one in matrix.coverage.matters}
    found = effects(before, changed(before, [Leaves(str(people.clerk.pk))]), k=k)
    (lost,) = found.matters
    assert (lost.matter, lost.before, lost.after, lost.to_nobody) == (str(shelf.hygiene.pk), 1, 0, True)
    closed = effects(before, changed(before, [Closes(str(house.general.pk))]), k=k)
    assert learning_of(matrix, closed.clerks, on=TODAY) == {}

    client, page = client_of(people.head), reverse("what_if")
    told = {"centre": house.centre.code, f"c{people.other_clerk.pk}": house.sector.pk, f"c{people.clerk.pk}": "leaves"}
    assert client.get(page, told | {"name": ""}).status_code == 302
    text = client.get(page, told | {"name": "少一人"}).content.decode()
    posting = f"{reverse('posting_new')}?centre={house.centre.code}&amp;clerk={people.other_clerk.pk}&amp;kind=base"
    assert "<h1>少一人</h1>" in text and posting in text and people.neighbour_clerk.name not in text
    assert client.get(page, told | {f"c{people.clerk.pk}": "nonsense"}).status_code == 422
    assert not Posting.objects.filter(window=house.sector).exists()
    filled = client.get(posting.replace("&amp;", "&") + f"&window={house.sector.pk}&starts_on={TODAY}").content.decode()
    assert f'<option value="{house.sector.pk}" selected>' in filled


def test_todays_counter_names_whom_to_call_and_a_colleague_sees_who_can_do_it(people, house, shelf, client_of, monday):
    for clerk in (people.clerk, people.other_clerk):
        sit(clerk, shelf.hygiene, at=MOMENT - timedelta(hours=1))
    record_leave(people.clerk, kind="sick", starts_on=TODAY, ends_on=TODAY + DAY, by=None, at=MOMENT)
    found = today_of(board(house.centre, on=TODAY))
    assert list(found.away) == [str(people.clerk.pk)]
    assert str(shelf.hygiene.pk) not in found.nobody and len(found.nobody) == len(shelf.matters) - 1
    assert [(one.clerk, one.present) for one in able_in(shelf.hygiene, house.centre, on=TODAY)] == [
        (people.other_clerk, True),
        (people.clerk, False),
    ]
    page = client_of(people.other_clerk).get(reverse("who_can", args=[shelf.hygiene.pk])).content.decode()
    assert people.clerk.name in page and 'class="state' not in page
    assert people.clerk.name in client_of(people.head).get(reverse("counter")).content.decode()


@pytest.mark.parametrize("clerks", [1, 3])
def test_both_cost_the_same_for_any_number_of_clerks(people, house, shelf, clerks, django_assert_num_queries):
    for number in range(clerks):
        clerk = make_person(f"extra{number}")
        give_role(clerk, "clerk", centre=house.centre)
        make_posting(clerk, house.general)
        sit(clerk, shelf.hygiene, at=MOMENT - timedelta(hours=1))
    known = board(house.centre, on=TODAY)
    with django_assert_num_queries(3):
        setup_of(known, on=TODAY)
    with django_assert_num_queries(6):
        today_of(known)
