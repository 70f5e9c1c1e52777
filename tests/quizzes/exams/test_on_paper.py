"""An exam on paper: what may be printed, when the key may be opened, and that it never opens on a screen then."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from courses.domain.facets import Facet
from ledger.models import AuditEntry
from quizzes.exams.models import SittingAct
from quizzes.exams.operations.answers import take_exam_answer
from quizzes.exams.operations.closing import submit
from quizzes.exams.operations.invigilating import ActRefused, reopen
from quizzes.exams.operations.on_paper import OnPaperRefused, give_to_paper
from quizzes.exams.operations.papers import PaperRefused, withdraw_paper
from quizzes.exams.operations.sitting import SittingNotBegun, SittingRefused, open_sitting, start_sitting
from quizzes.exams.queries.on_paper import Stand, keyed, paper_sittings, printable, sheet_rows
from quizzes.exams.queries.papers import AdmissionReason, admission
from quizzes.models import Attempt
from tests.factories import MOMENT
from tests.quizzes.exams.sittings import MINUTE, draw_at, opened, prepared, published_paper
from tests.quizzes.shelf import right_answer

pytestmark = pytest.mark.django_db
ONE = (Facet.MATERIALS,)


def give(paper, attempts, people):
    return give_to_paper(paper, attempts, reason="停网", by=people.head, at=MOMENT)


def test_a_sitting_whose_key_was_opened_is_on_paper_for_good(house, people, shelf, paper):
    alice, bob = (prepared(paper, clerk, shelf, facets=ONE) for clerk in (people.clerk, people.other_clerk))
    assert [act.kind for act in give(paper, [alice], people)] == ["key_opened"]
    assert give(paper, [alice], people) == []
    entries = AuditEntry.objects.filter(action="exam.key_opened")
    assert [(entry.actor, entry.detail) for entry in entries] == [(people.head, {"reason": "停网"})]

    assert admission(paper, people.clerk, at=MOMENT).reason is AdmissionReason.ON_PAPER
    assert admission(paper, people.other_clerk, at=MOMENT).reason is AdmissionReason.READY
    with pytest.raises(SittingRefused):
        start_sitting(paper, people.clerk, seed=1, by=people.clerk, at=MOMENT)
    assert open_sitting(alice, by=people.clerk, at=MOMENT).state == Attempt.State.PREPARED
    draw = draw_at(alice, 1)
    with pytest.raises(SittingNotBegun):
        take_exam_answer(draw, sequence=1, answer=right_answer(draw.snapshot.item), at=MOMENT)
    with pytest.raises(SittingNotBegun):
        submit(alice, by=people.clerk, at=MOMENT)
    with pytest.raises(PaperRefused, match="begun"):
        withdraw_paper(paper, reason="改期", by=people.head, at=MOMENT)
    # and whatever a programme tried, the database holds it
    with pytest.raises(IntegrityError), transaction.atomic():
        Attempt.objects.filter(pk=alice.pk).update(state=Attempt.State.OPEN, started_at=MOMENT)
    assert open_sitting(bob, by=people.other_clerk, at=MOMENT).is_open


def test_a_closed_sitting_on_paper_is_not_opened_again(paper, people, shelf):
    alice = prepared(paper, people.clerk, shelf, facets=ONE)
    give(paper, [alice], people)
    Attempt.objects.filter(pk=alice.pk).update(
        state=Attempt.State.FINISHED, started_at=MOMENT, finished_at=MOMENT + MINUTE
    )
    with pytest.raises(ActRefused, match="on_paper"):
        reopen(alice, minutes=5, reason="补考", by=people.head, at=MOMENT + 2 * MINUTE)


def test_the_key_of_what_runs_on_a_screen_stays_closed_for_everybody_asked_about(paper, people, shelf):
    running = opened(paper, people.clerk, shelf, facets=ONE)
    ready = prepared(paper, people.other_clerk, shelf, facets=ONE)
    with pytest.raises(OnPaperRefused, match="begun_on_screen"):
        give(paper, [running, ready], people)
    assert not SittingAct.objects.exists()
    assert not keyed(paper).exists()
    assert list(printable(paper)) == [ready]


def test_who_sits_the_paper_opens_no_key(paper, people, shelf):
    ready = prepared(paper, people.clerk, shelf, facets=ONE)
    paper.people.add(people.head)
    with pytest.raises(OnPaperRefused, match="sits_it"):
        give(paper, [ready], people)
    assert not keyed(paper).exists()


def test_sittings_of_another_paper_are_left_alone(house, paper, people, shelf):
    other = published_paper(house, people, opens_at=MOMENT + timedelta(days=1))
    elsewhere = prepared(other, people.clerk, shelf, facets=ONE)
    assert give(paper, [elsewhere], people) == []
    assert not keyed(other).exists()


@pytest.mark.parametrize("both", [False, True], ids=["one", "two"])
def test_rows_and_sheets_cost_the_same_for_anybody(paper, people, shelf, django_assert_num_queries, both):
    for clerk in (people.clerk, people.other_clerk)[: 1 + both]:
        prepared(paper, clerk, shelf, facets=ONE)
    with django_assert_num_queries(4):
        rows = sheet_rows(paper)
    assert [row.stand for row in rows] == [Stand.EITHER, Stand.EITHER if both else "none"]
    with django_assert_num_queries(2):
        assert len(paper_sittings(printable(paper))) == 1 + both
