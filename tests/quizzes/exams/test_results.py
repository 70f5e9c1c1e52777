"""What a person reads of their exam, and its head of the whole paper; questions only once nobody can be asked them."""

from datetime import timedelta
from io import BytesIO

import pytest
import time_machine
from django.urls import reverse
from openpyxl import load_workbook

from courses.domain.facets import Facet
from ledger.models import AuditEntry
from quizzes.exams.operations.closing import submit
from quizzes.exams.queries.results import paper_results, sitting_result
from tests.factories import MOMENT
from tests.quizzes.exams.sittings import MINUTE, answer, draw_at, opened
from tests.quizzes.shelf import UNKNOWN

pytestmark = pytest.mark.django_db
CLOSED = MOMENT + timedelta(hours=9)
THREE = (Facet.MATERIALS, Facet.TIME_LIMIT, Facet.RESULT)


@pytest.fixture
def at_nine():
    with time_machine.travel(MOMENT, tick=False) as clock:
        yield clock


def sat(paper, clerk, shelf, *, right=(1, 2), unknown=(3,), facets=THREE):
    """A closed sitting: these answered rightly, those with "I don't know", the rest left open."""
    attempt = opened(paper, clerk, shelf, facets=facets)
    for position in right:
        answer(attempt, position, at=MOMENT + MINUTE)
    for position in unknown:
        answer(attempt, position, UNKNOWN, at=MOMENT + MINUTE)
    submit(attempt, by=clerk, at=MOMENT + 20 * MINUTE)
    attempt.refresh_from_db()
    return attempt


def test_a_result_says_what_it_is_made_of(paper, people, shelf):
    found = sitting_result(sat(paper, people.clerk, shelf, right=(1,), unknown=(2,)), at=CLOSED)
    assert (found.result.right, found.result.asked, found.percent, found.result.passed) == (1, 3, 33, False)
    assert [(one.right, one.asked) for one in found.by_facet] == [(1, 1), (0, 1), (0, 1)]
    assert [(one.about, one.right, one.asked) for one in found.by_matter] == [(shelf.hygiene.name, 1, 3)]
    assert (found.to_read, found.earlier) == ((shelf.hygiene,), ())
    told = [(one.feedback.right, one.feedback.answered, one.feedback.given, one.counts) for one in found.questions]
    # "I don't know" and left open are both unanswered; neither is graded, so both read as left open
    assert told == [(True, True, True, True), (False, False, False, True), (False, False, False, True)]
    assert all(one.feedback.sources for one in found.questions)


def test_questions_are_kept_back_while_anybody_can_still_be_asked_them(paper, people, shelf):
    attempt = sat(paper, people.clerk, shelf)
    assert sitting_result(attempt, at=paper.closes_at - MINUTE).questions is None
    assert sitting_result(attempt, at=paper.closes_at).questions is not None
    opened(paper, people.other_clerk, shelf, facets=THREE)
    assert sitting_result(attempt, at=CLOSED).questions is None


@pytest.mark.parametrize("facets", [THREE[:1], THREE])
def test_a_result_costs_the_same_for_any_number_of_questions(paper, people, shelf, django_assert_num_queries, facets):
    attempt = sat(paper, people.clerk, shelf, right=(1,), unknown=(), facets=facets)
    with django_assert_num_queries(7):
        sitting_result(attempt, at=CLOSED)


def test_the_page_shows_score_first_and_questions_later(paper, people, shelf, client_of, at_nine):
    attempt = sat(paper, people.clerk, shelf)
    stem = draw_at(attempt, 1).snapshot.item.stem
    url = reverse("exam_result", args=[attempt.pk])
    early = client_of(people.clerk).get(url).content.decode()
    assert "2/3" in early or "66%" in early
    assert stem not in early
    assert stem not in client_of(people.head).get(url).content.decode()
    at_nine.move_to(CLOSED)
    late = client_of(people.clerk).get(url).content.decode()
    assert stem in late
    assert reverse("item_report", args=[draw_at(attempt, 1).pk]) in late
    assert client_of(people.other_clerk).get(url).status_code == 403
    assert client_of(people.other_head).get(url).status_code == 403


def test_handing_in_leads_to_the_result_and_a_running_sitting_has_none(paper, people, shelf, client_of, at_nine):
    attempt = opened(paper, people.clerk, shelf, facets=THREE)
    alice, url = client_of(people.clerk), reverse("exam_result", args=[attempt.pk])
    sitting = reverse("exam_sitting", args=[attempt.pk])
    assert alice.get(url)["Location"] == sitting
    assert client_of(people.head).get(url)["Location"] == reverse("paper", args=[paper.pk])
    assert alice.post(reverse("exam_submit", args=[attempt.pk]))["Location"] == sitting
    # that page sends what the device still holds, and leads on
    assert url in alice.get(sitting).content.decode()
    assert alice.get(url).status_code == 200


def test_a_paper_lists_people_by_name_and_those_without_a_result(paper, people, shelf):
    sat(paper, people.other_clerk, shelf, right=(1, 2, 3), unknown=())
    found = paper_results(paper)
    assert [(one.attempt.clerk, one.result.right, one.percent) for one in found.sat] == [(people.other_clerk, 3, 100)]
    assert (found.absent, found.people, found.passed) == ((people.clerk,), 1, 1)
    assert [band.people for band in found.bands] == [*[0] * 9, 1]
    # one person was asked: of no question anything is told
    assert (found.facets, found.cells, found.hidden) == ((), (), 3)


@pytest.mark.parametrize("both", [False, True])
def test_a_papers_results_cost_the_same_for_any_number_of_people(paper, people, shelf, django_assert_num_queries, both):
    for clerk in [people.clerk, people.other_clerk][: 1 + both]:
        sat(paper, clerk, shelf)
    with django_assert_num_queries(5):
        paper_results(paper)


def test_the_page_of_a_paper_has_no_ranks_and_its_workbook_no_formulas(paper, people, shelf, client_of, at_nine):
    people.clerk.name = '=HYPERLINK("http://x","甲")'
    people.clerk.save()
    sat(paper, people.clerk, shelf)
    sat(paper, people.other_clerk, shelf, right=(1, 2, 3), unknown=())
    head = client_of(people.head)
    page = head.get(reverse("paper_results", args=[paper.pk])).content.decode()
    assert page.index("66%") < page.index("100%")
    assert page.count('class="bands__bar') == 10
    answered = head.get(reverse("paper_results_export", args=[paper.pk]))
    book = load_workbook(BytesIO(answered.content))
    rows = list(book.worksheets[0].iter_rows(min_row=2))
    assert [(row[3].value, row[4].value, row[5].value) for row in rows] == [(2, 3, 66), (3, 3, 100)]
    assert {cell.data_type for row in rows for cell in row} == {"s", "n"}
    assert AuditEntry.objects.filter(action="exam.exported").count() == 1


def test_an_empty_result_says_so(paper, people, client_of):
    page = client_of(people.head).get(reverse("paper_results", args=[paper.pk])).content.decode()
    assert 'class="empty"' in page
    assert reverse("paper_results_export", args=[paper.pk]) not in page
