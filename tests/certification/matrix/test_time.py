"""What changed in the matrix between two days, month by month, and facet by facet."""

from datetime import timedelta

from django.core.cache import cache
from django.urls import reverse

from certification.matrix.domain.changes import Why
from certification.matrix.queries import board
from certification.matrix.queries.changes import changes_between, month_ends, trend
from certification.matrix.queries.facets import facets_by_category, share
from courses.domain.facets import FACETS, Facet
from tests.certification.sittings import LONG_AGO, grant
from tests.factories import MOMENT
from tests.quizzes.domain import matters as made_up
from tests.quizzes.shelf import change

TODAY, DAY = MOMENT.date(), timedelta(days=1)


def test_changes_between_two_days_are_told_by_reason_and_open_to_the_cell(people, house, shelf, client_of, monday):
    """One matter granted long ago changed yesterday; another is granted today."""
    food = shelf.matters[made_up.FOOD_NEW.code]
    grant(people.clerk, [shelf.hygiene], by=people.head)
    change(shelf, made_up.HYGIENE_NEW, [Facet.MATERIALS], on=TODAY, at=MOMENT - DAY)
    grant(people.other_clerk, [food], by=people.head, at=MOMENT)
    first = LONG_AGO.date()

    def told(*days):
        found = changes_between(house.centre, *days)
        return {why: [(line.clerk, line.matter) for line in lines] for why, lines in found.groups}

    won, changed = (people.other_clerk, food), (people.clerk, shelf.hygiene)
    assert told(first, TODAY) == {Why.AWARDED: [won], Why.FACETS_CHANGED: [changed]}
    assert told(first - DAY, TODAY - DAY) == {Why.AWARDED: [changed]}
    assert told(first, TODAY - DAY) == {}

    client = client_of(people.head)
    answer = client.get(f"{reverse('matrix_changes')}?first={first}&last={TODAY}")
    text = answer.content.decode()
    assert (answer.context["won"], answer.context["found"].count) == (1, 2)
    for clerk, matter in (won, changed):
        assert f'{reverse("matrix_cell", args=[clerk.pk, matter.pk])}?on={TODAY}"' in text
    refused = client.get(f"{reverse('matrix_changes')}?first={TODAY}&last=2999-01-01")
    assert (refused.status_code, sorted(refused.context["form"].errors)) == (422, ["last"])
    assert 'value="2999-01-01"' in refused.content.decode()


def test_a_month_s_end_is_told_as_it_was_known_then(people, house, shelf, client_of, monday, django_assert_num_queries):
    cache.clear()  # a month's end is kept for the day, by the centre's key: another test's centre may have the same
    grant(people.clerk, [shelf.hygiene], by=people.head)
    points = trend(house.centre, on=TODAY, months=2)
    assert [one.on for one in points] == [*month_ends(TODAY, 2), TODAY]
    assert [(one.valid, one.enough, one.matters) for one in points] == [(0, 0, 7), (1, 0, 7), (1, 0, 7)]
    with django_assert_num_queries(16):
        assert trend(house.centre, on=TODAY, months=2) == points
    answer = client_of(people.head).get(reverse("matrix_trend"))
    assert [line.points.count(",") for line in answer.context["charts"][0].lines] == [13, 13]
    assert f"on={points[0].on}" in answer.content.decode()


def test_the_months_end_on_their_last_days():
    assert [f"{day:%m-%d}" for day in month_ends(TODAY, 3)] == ["12-31", "01-31", "02-28"]


def test_a_radar_says_what_is_proved_of_what_can_be_asked(people, house, shelf, client_of, monday):
    grant(people.clerk, [shelf.hygiene], by=people.head)
    change(shelf, made_up.HYGIENE_NEW, [Facet.MATERIALS], on=TODAY, at=MOMENT - DAY)
    matrix = board(house.centre, on=TODAY)
    found = {one.name: one for one in facets_by_category(matrix, people.clerk)}[shelf.hygiene.category]
    assert {facet: share(one) for facet, one in zip(FACETS, found.clerk, strict=True) if one.asked} == {
        one.facet: (0 if one.facet is Facet.MATERIALS else 1) / found.matters for one in found.clerk if one.asked
    }
    assert [one.asked for one in found.centre] == [2 * one.asked for one in found.clerk]

    client, page = client_of(people.head), reverse("matrix_facets")
    radars = [radar for _one, radar in client.get(f"{page}?clerk={people.clerk.pk}").context["groups"]]
    assert {tuple(line.kind for line in radar.lines) for radar in radars} == {("now", "clerk")}
    assert {len(radar.spokes) for radar in radars} == {len(FACETS)}
    assert client.get(f"{page}?clerk={people.neighbour_clerk.pk}").status_code == 404
