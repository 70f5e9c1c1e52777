"""What the address of a matrix asks for: its day, its part of the centre, its order, what stands open."""

from datetime import timedelta

import pytest
from django.http import QueryDict
from django.urls import reverse

from certification.awards.domain.rows import AwardKind
from certification.awards.operations.acts import act_on_award
from certification.matrix.folding import folded
from courses.models import WindowMatter
from people.models import Leave
from people.operations import record_leave
from tests.certification.sittings import LONG_AGO, grant, sit
from tests.factories import FIRST_DAY, MOMENT, make_person, make_posting
from tests.factories import grant as give_role
from tests.quizzes.domain import matters as made_up

TODAY, DAY = MOMENT.date(), timedelta(days=1)


@pytest.fixture
def shown(people, house, shelf, client_of, monday):
    """`shown(query)`: the sheet of the page, and the answer."""
    police = make_person("police")
    give_role(police, "clerk", centre=house.centre)
    make_posting(police, house.sector)
    WindowMatter.objects.create(window=house.sector, matter=shelf.matters[made_up.MOVE_IN.code], starts_on=FIRST_DAY)
    client = client_of(people.head)

    def get(query=""):
        answer = client.get(reverse("matrix") + query)
        return answer.context["shown"], answer

    return get


def names(sheet):
    return [clerk.username for clerk in sheet.clerks], [row.matter.name for group in sheet.groups for row in group.rows]


def test_a_window_shows_who_serves_there_and_what_it_serves(shown, people, house, shelf):
    move_in = shelf.matters[made_up.MOVE_IN.code]
    sector, _ = shown(f"?window={house.sector.pk}")
    general, _ = shown(f"?window={house.general.pk}")
    record_leave(people.clerk, kind=Leave.Kind.ANNUAL, starts_on=TODAY, ends_on=TODAY + DAY, by=people.head, at=MOMENT)
    here, answer = shown("?here=on")
    everybody, _ = shown("?window=nonsense")
    assert names(sector) == (["police"], [move_in.name])
    assert (names(general)[0], general.matters) == (["alice", "bob"], 7)
    assert names(here)[0] == ["bob", "police"]
    assert names(everybody)[0] == ["alice", "bob", "police"]
    assert [len(row.cells) for group in here.groups for row in group.rows] == [2] * 7
    assert people.clerk.name not in answer.content.decode().split("<tbody")[0].split("<thead")[1]


def test_what_lacks_most_clerks_comes_first_and_clerks_stay_where_they_are(shown, people, shelf):
    listed = names(shown()[0])
    last = next(group.rows[-1].matter for group in reversed(shown()[0].groups))
    grant(people.clerk, [one for one in shelf.matters.values() if one != last], by=people.head)
    found = names(shown("?sort=gap")[0])
    assert (found[0], found[1][0], sorted(found[1])) == (listed[0], last.name, sorted(listed[1]))


def test_a_past_day_is_as_it_was_known_then_or_as_corrected_since(shown, people, house, shelf):
    entered = LONG_AGO + DAY
    grant(people.clerk, [shelf.hygiene], by=people.head, at=entered)
    asked = (LONG_AGO.date(), entered.date(), TODAY)
    found = []
    for day in asked:
        _, answer = shown(f"?on={day.isoformat()}")
        found.append((answer.context["whole"].certified, answer.context["showing"].past))
    assert found == [(0, True), (1, True), (1, False)]
    cells = shown(f"?on={asked[1]}&corrected=on")[1].content.decode()
    assert f'/{shelf.hygiene.pk}/?on={asked[1]}&amp;corrected=on"' in cells


def test_a_cell_of_a_past_day_opens_to_what_was_there_then(people, shelf, client_of, monday):
    sit(people.clerk, shelf.hygiene)
    act_on_award(people.clerk, shelf.hygiene, kind=AwardKind.SUSPENSION, reason="核查", by=people.head, at=MOMENT - DAY)
    cell, client = reverse("matrix_cell", args=[people.clerk.pk, shelf.hygiene.pk]), client_of(people.head)
    days = ["2026-01-01", LONG_AGO.date().isoformat(), TODAY.isoformat(), "2999-01-01", "nonsense"]
    found = {}
    for day in days:
        context = client.get(f"{cell}?on={day}").context
        known = context["found"]
        found[day] = (bool(known.evidence), len(known.acts), known.decision.status.value, context["past"])
    today = (True, 2, "suspended", False)
    assert list(found.values()) == [(False, 0, "never", True), (True, 1, "certified", True), today, today, today]
    answer = client.get(f"{cell}?on={days[1]}")
    assert not answer.context["may_act"]
    assert client.get(cell).context["may_act"]


def test_a_day_to_come_is_refused_in_words_and_keeps_what_was_typed(shown):
    sheet, answer = shown("?on=2999-01-01&state=certified")
    assert (answer.status_code, sheet.board.on) == (422, TODAY)
    assert 'value="2999-01-01"' in answer.content.decode()
    assert list(answer.context["form"].errors) == ["on"]


def test_categories_stand_open_as_the_address_says(shown):
    whole, answer = shown()
    places = [group.place for group in whole.groups]
    assert answer.context["all_open"]
    answer = shown("?open=-")[1]
    text = answer.content.decode()
    assert (text.count('class="matrix__group"'), text.count("<tr data-matter=")) == (len(places), 0)
    one, answer = shown(f"?open={places[-1]}")
    assert answer.content.decode().count("<tr data-matter=") == len(one.groups[-1].rows)


@pytest.mark.parametrize(
    ("query", "place", "leads_to"),
    [("", 0, "?open=1"), ("open=0.1", 1, "?open=0"), ("open=0&state=stale", 0, "?open=-&state=stale")],
)
def test_a_category_opens_and_closes_by_its_address(query, place, leads_to):
    asked = QueryDict(query)
    now = {0, 1} if "open" not in asked else {int(one) for one in asked["open"].split(".")}
    assert folded(asked, now, place) == leads_to
