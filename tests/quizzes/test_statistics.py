"""How questions fare: counted from closed checks, told of nobody."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from people.actor import actor_for
from quizzes import operations
from quizzes.domain.registry import TEMPLATES as HOUSE
from quizzes.domain.statistics.flags import Flag
from quizzes.domain.statistics.slips import Slip
from quizzes.queries.statistics import statistics
from quizzes.queries.statistics_of import statistics_of
from tests.factories import MOMENT, grant, make_person
from tests.quizzes.closed import TEMPLATES, UNKNOWN, clerks, closed_check, question
from tests.quizzes.test_regrading import approve

pytestmark = pytest.mark.django_db
ON = MOMENT.date()
WHICH = "materials.which"
VERSION = HOUSE[WHICH].version


@pytest.fixture(autouse=True)
def nine_o_clock():
    with time_machine.travel(MOMENT, tick=False):
        yield


@pytest.fixture
def editor(people):
    return actor_for(people.editor, on=ON)


def sitting(shelf, *, wrong=(), **of_first):
    """One question of each template; the named ones are not known."""
    asked = [question(shelf, name) for name in TEMPLATES]
    return [(one, UNKNOWN if one.template in wrong else None) for one in asked]


def named(found):
    return {row.template: row for row in found.rows}


def test_four_people_are_only_named_and_five_are_told(house, people, shelf, editor):
    told = sitting(shelf, wrong=[WHICH])
    for clerk in clerks(house, 4):
        closed_check(clerk, told)
        closed_check(clerk, told, at=MOMENT - timedelta(days=2))
    found = statistics(editor, on=ON)
    assert (found.rows, {name for name, _version in found.hidden}) == ((), set(TEMPLATES))
    assert statistics_of(editor, WHICH, VERSION, on=ON) is None

    closed_check(people.clerk, told)
    found = named(statistics(editor, on=ON))
    assert (found[WHICH].answers, found[WHICH].people) == (9, 5)
    assert statistics(editor, on=ON).hidden == ()


def test_practice_open_checks_old_ones_and_other_catalogues_dont_count(house, people, shelf, editor):
    told = sitting(shelf)
    for clerk in clerks(house, 5):
        closed_check(clerk, told)
    closed_check(people.clerk, told, kind="practice")
    closed_check(people.clerk, told, at=MOMENT - timedelta(days=400))
    running = closed_check(people.other_clerk, told)
    running.state, running.finished_at = "open", None
    running.save()
    assert {row.answers for row in statistics(editor, on=ON).rows} == {5}
    far = make_person("Fay")
    grant(far, "editor", unit=house.neighbour)
    assert statistics(actor_for(far, on=ON), on=ON).rows == ()


def test_the_share_is_pulled_to_the_family_and_knows_the_rest_of_the_check(house, shelf, editor):
    strong, weak = sitting(shelf), sitting(shelf, wrong=TEMPLATES)
    everybody = clerks(house, 6)
    for clerk in everybody:
        closed_check(clerk, strong)
        closed_check(clerk, weak, at=MOMENT - timedelta(days=3))
    row = named(statistics(editor, on=ON))[WHICH]
    assert row.right.value == pytest.approx(0.5)
    assert row.right.low < 0.5 < row.right.high
    assert row.discrimination.value == pytest.approx(1)
    assert row.flags == ()


def test_a_question_the_good_ones_get_wrong_is_marked(house, shelf, editor):
    for clerk in clerks(house, 10):
        closed_check(clerk, sitting(shelf, wrong=[WHICH]))
        closed_check(clerk, sitting(shelf, wrong=[*TEMPLATES[1:]]), at=MOMENT - timedelta(days=3))
    row = named(statistics(editor, on=ON))[WHICH]
    assert row.discrimination.value == pytest.approx(-1)
    assert row.flags == (Flag.NEGATIVE,)


def mistaken(snapshot):
    """What somebody answers who reads the list otherwise: exactly the wrong options."""
    item = snapshot.item
    return {"chosen": [option.id for option in item.options if option.id not in item.key]}


def test_a_wrong_option_that_beats_the_key_is_marked_until_the_key_is_corrected(house, people, shelf, editor):
    snapshot = question(shelf, WHICH)
    others = [(question(shelf, name), None) for name in TEMPLATES[1:]]
    for clerk in clerks(house, 12):
        closed_check(clerk, [(snapshot, mistaken(snapshot)), *others])
    row = named(statistics(editor, on=ON))[WHICH]
    assert (Flag.DISTRACTOR in row.flags, row.right.value < 0.1) == (True, True)
    detail = statistics_of(editor, WHICH, VERSION, on=ON)
    assert detail.slips == ((Slip.BOTH, 12),)
    assert [use.chosen for _version, use in detail.options if not use.is_key] == [12] * len(
        mistaken(snapshot)["chosen"]
    )

    answer = mistaken(snapshot)
    found = operations.propose_key(snapshot, answer, reason="清单原文有误", by=people.editor, at=MOMENT)
    approve(found, people.admin)
    row = named(statistics(editor, on=ON))[WHICH]
    assert (row.flags, row.right.value > 0.9) == ((), True)
    assert statistics_of(editor, WHICH, VERSION, on=ON).slips == ((Slip.RIGHT, 12),)


def test_a_matter_of_few_people_is_not_found_by_subtraction_either(house, people, shelf, editor):
    others = clerks(house, 7)
    here, there = question(shelf, WHICH), question(shelf, WHICH, code="T-SC-001")
    for clerk in others[:5]:
        closed_check(clerk, [(here, None)])
    closed_check(others[5], [(there, UNKNOWN)])
    detail = statistics_of(editor, WHICH, VERSION, on=ON)
    # one person was asked of the other matter: the first one alone would give them away
    assert (detail.people, detail.matters) == (6, ())
    for clerk in others[:5]:
        closed_check(clerk, [(there, None)], at=MOMENT - timedelta(days=2))
    assert [one.version.matter.code for one in statistics_of(editor, WHICH, VERSION, on=ON).matters] == [
        "T-SC-001",
        "T-WS-001",
    ]


@pytest.mark.parametrize("sittings", [1, 3])
def test_the_figures_cost_the_same_for_any_number_of_answers(house, shelf, editor, sittings, django_assert_num_queries):
    told = sitting(shelf)[: sittings + 1]
    for clerk in clerks(house, 5):
        for n in range(sittings):
            closed_check(clerk, told, at=MOMENT - timedelta(days=n))
    with django_assert_num_queries(7):
        assert len(statistics(editor, on=ON).rows) == len(told)
    with django_assert_num_queries(8):
        assert statistics_of(editor, WHICH, VERSION, on=ON).people == 5


def test_the_page_is_sorted_by_any_column_and_leads_on(house, people, shelf, client_of):
    for clerk in clerks(house, 5):
        closed_check(clerk, sitting(shelf, wrong=["process.who"]))
    client, url = client_of(people.editor), reverse("question_statistics")
    by_right = client.get(url, {"sort": "right"}).content.decode()
    by_name = client.get(url, {"sort": "template"}).content.decode()
    one, other = (
        reverse("template_statistics", args=[name, HOUSE[name].version]) for name in ("process.who", "conditions.which")
    )
    assert by_right.index(one) < by_right.index(other)
    assert by_name.index(other) < by_name.index(one)
    assert 'aria-sort="ascending"' in by_right
    assert client.get(url, {"sort": "nobody"}).status_code == 200
    page = client.get(one).content.decode()
    assert reverse("regrade_withdraw", args=[shelf.hygiene.versions.get().pk]) in page
    assert all(str(clerk) not in page + by_name for clerk in (people.clerk, "Clerk 0"))
    assert client.get(reverse("template_statistics", args=["no.such", 1])).status_code == 404


def test_an_empty_page_says_when_figures_begin(people, client_of):
    assert "5人" in client_of(people.editor).get(reverse("question_statistics")).content.decode()
