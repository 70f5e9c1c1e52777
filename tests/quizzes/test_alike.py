"""Questions asked twice in the bank: told when one is saved, listed for those who decide about them."""

import pytest
import time_machine
from django.urls import reverse

from courses.domain.facets import Facet
from quizzes.domain.alike import Likeness
from quizzes.domain.exchange import of_item
from quizzes.domain.item import Item, Kind
from quizzes.domain.registry import generate, templates_for
from quizzes.models import Question
from quizzes.queries.alike import alike_among, alike_to, questions_about, things_asked_about
from quizzes.queries.banks import bank_for
from tests.factories import MOMENT
from tests.quizzes.test_written import PAPERS, write

pytestmark = pytest.mark.django_db
ON = MOMENT.date()


@pytest.fixture(autouse=True)
def nine_o_clock():
    with time_machine.travel(MOMENT, tick=False):
        yield


def test_a_question_is_compared_with_those_about_the_same_matter_drafts_too(people, shelf):
    question = write()
    draft = write("应交哪些材料？", publish=False)
    write("要交哪些材料？？", code="T-GA-001", options=PAPERS, key=(0,))
    write("别的问题？")
    (told,) = alike_to(question, on=ON)
    assert (told.other, told.likeness, told.told) == (draft, Likeness.NEAR, "应交哪些材料？")
    assert [one.other for one in alike_to(draft, on=ON)] == [question]


def test_what_is_generated_of_the_matter_is_compared_too(people, shelf):
    made = generate(bank_for(shelf.hygiene.versions.get(), on=ON), "time_limit.number", 1)
    assert isinstance(made, Item)
    asked = of_item(made)
    question = write(f"{made.stem}？？", facet=Facet.TIME_LIMIT, kind=Kind.NUMBER, number=asked.number, unit=asked.unit)
    told = alike_to(question, on=ON)
    assert ("time_limit.number", Likeness.SAME) in [(one.template, one.likeness) for one in told]
    assert {one.template for one in told} <= {one.name for one in templates_for(Facet.TIME_LIMIT)}


@pytest.mark.parametrize("count", [1, 3])
def test_comparing_what_is_about_one_thing_costs_the_same(people, shelf, count, django_assert_num_queries):
    for number in range(count):
        write(f"第{number}道自编的问题？")
    with django_assert_num_queries(2):
        assert len(things_asked_about()) == 1
    questions = list(questions_about(shelf.hygiene.pk, None))
    alike_among(questions, on=ON)
    with django_assert_num_queries(9):
        alike_among(questions, on=ON)


def filled(shelf, **told):
    """What the form of a new question sends."""
    options = {
        f"options-{n}-{name}": value
        for n, text in enumerate(PAPERS)
        for name, value in (("text", text), ("ORDER", str(n + 1)), *([("is_right", "on")] if n < 3 else []))
    }
    management = {"TOTAL_FORMS": len(PAPERS), "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 1000}
    return {
        "kind": "set",
        "stem": "应交哪些材料？",
        "explanation": "",
        "matter": str(shelf.hygiene.pk),
        "facet": "materials",
        **{f"options-{name}": str(value) for name, value in management.items()},
        **options,
        **told,
    }


def test_saving_a_question_that_is_there_already_warns_and_saves(people, shelf, client_of):
    write()
    client, url = client_of(people.editor), reverse("wagtailsnippets_quizzes_question:add")
    sent = client.post(url, filled(shelf), follow=True)
    assert Question.objects.filter(stem="应交哪些材料？").exists()
    assert "「要交哪些材料？」" in sent.content.decode()
    assert reverse("alike_questions") in sent.content.decode()

    alone = client.post(url, filled(shelf, stem="办结之后多少天内送达？"), follow=True)
    assert "「要交哪些材料？」" not in alone.content.decode()


def test_the_same_words_are_refused_about_one_matter_and_taken_about_another(people, shelf, client_of):
    write("应交哪些材料？", code="T-GA-001")
    client, url = client_of(people.editor), reverse("wagtailsnippets_quizzes_question:add")
    client.post(url, filled(shelf))
    client.post(url, filled(shelf))
    assert Question.objects.filter(stem="应交哪些材料？").count() == 2


def test_the_list_shows_pairs_to_those_who_decide_about_them(people, shelf, client_of):
    write()
    write("应交哪些材料？")
    url = reverse("alike_questions")
    html = client_of(people.editor).get(url).content.decode()
    assert html.count("应交哪些材料？") == html.count("要交哪些材料？") == 1
    assert "应交哪些材料？" not in client_of(people.reviewer).get(url).content.decode()
