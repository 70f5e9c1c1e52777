"""A sitting is drawn whole before it starts, from the bank of the day, and only for those it is meant for."""

from collections import Counter
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from courses.domain.facets import FACETS, Facet
from ledger.models import AuditEntry
from people.models import User
from quizzes.domain.item import Kind
from quizzes.exams.domain.blueprint import Of, Row
from quizzes.exams.models import ExamResult, Paper
from quizzes.exams.operations.papers import preparing_all
from quizzes.exams.operations.preparing import NothingToAsk, prepare_sitting
from quizzes.exams.operations.sitting import open_sitting
from quizzes.exams.queries.forecast import forecast
from quizzes.exams.queries.papers import AdmissionReason, admission, paper_bank, without_sitting
from quizzes.exams.queries.short import short_sittings
from quizzes.models import Attempt
from tests.factories import MOMENT

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
R = AdmissionReason


def paper_of(house, people, rows, **more) -> Paper:
    told = {"title": "全科业务考试", "state": "published", "opens_at": MOMENT, "closes_at": MOMENT + 8 * HOUR}
    told |= {"made_by": people.head, "made_at": MOMENT, "published_by": people.head, "published_at": MOMENT}
    paper = Paper.objects.create(centre=house.centre, cells=[row.to_json() for row in rows], **(told | more))
    paper.people.set([people.clerk, people.other_clerk])
    return paper


def prepared(paper: Paper, clerk: User, *, seed: int = 1, at=MOMENT) -> Attempt:
    return prepare_sitting(paper, clerk, seed=seed, by=clerk, at=at)


def drawn(attempt: Attempt) -> list[tuple[int, str, str]]:
    rows = attempt.draws.order_by("position").select_related("snapshot__matter_version")
    return [(row.snapshot.matter_version.matter_id, row.facet, row.snapshot.kind) for row in rows]


def test_a_sitting_has_every_question_of_its_blueprint_and_they_certify(house, people, shelf, client_of):
    rows = [Row(4, Of.MATTERS, matters=(shelf.hygiene.pk,), facets=(Facet.MATERIALS, Facet.RESULT)), Row(6)]
    attempt = prepared(paper_of(house, people, rows), people.clerk)
    found = drawn(attempt)

    assert (attempt.state, attempt.started_at) == (Attempt.State.PREPARED, None)
    # of four wanted there are two cells
    assert len(found) == 2 + 6
    assert len({(matter, facet) for matter, facet, _kind in found}) == 8
    assert {(matter, facet) for matter, facet, _kind in found} >= {
        (shelf.hygiene.pk, "materials"),
        (shelf.hygiene.pk, "result"),
    }
    assert all(draw.snapshot.item.certifying for draw in attempt.draws.all())
    assert attempt.policy == {
        "wanted": 10,
        "minutes": 60,
        "grace_seconds": 30,
        "pass_percent": 80,
        "tries": 1,
        "hours_apart": 24,
        "closes_at": (MOMENT + 8 * HOUR).isoformat(),
    }
    assert AuditEntry.objects.get(action="exam.prepared").detail.items() >= {"questions": 8, "wanted": 10}.items()
    assert [(one.clerk, one.asked, one.wanted) for one in short_sittings(attempt.paper)] == [(people.clerk, 8, 10)]
    for reader, page, words in (
        (people.clerk, "exam_intro", "试卷规定10道"),
        (people.head, "paper", "1场考试的题数少于试卷规定"),
        (people.head, "exam_live", "1场考试的题数少于试卷规定"),
    ):
        with time_machine.travel(MOMENT, tick=False):
            answer = client_of(reader).get(reverse(page, args=[attempt.paper_id]))
        assert words in answer.content.decode()


def test_the_same_seed_is_the_same_sitting_and_another_is_another(house, people, shelf):
    paper = paper_of(house, people, [Row(8)])
    once = prepared(paper, people.clerk, seed=7)
    assert prepared(paper, people.clerk, seed=8).pk == once.pk
    other = prepared(paper, people.other_clerk, seed=8)
    assert drawn(once) != drawn(other)
    again = paper_of(house, people, [Row(8)])
    # what lies ready was not asked yet; once it is begun, another paper draws something else by the same seed
    once.state, once.started_at = Attempt.State.OPEN, MOMENT
    once.save()
    cells = {(matter, facet) for matter, facet, _kind in drawn(once)}
    assert not cells & {(matter, facet) for matter, facet, _kind in drawn(prepared(again, people.clerk, seed=7))}


def test_the_share_of_counter_cases_is_kept(house, people, shelf):
    attempt = prepared(paper_of(house, people, [Row(10)], case_percent=40), people.clerk)
    assert Counter(kind == Kind.CASE for _m, _f, kind in drawn(attempt)) == {True: 4, False: 6}
    none = prepared(paper_of(house, people, [Row(10)], case_percent=0), people.other_clerk)
    assert Kind.CASE not in {kind for _m, _f, kind in drawn(none)}


def faces_of(attempt: Attempt) -> list[str]:
    return list(attempt.draws.order_by("position").values_list("snapshot__face", flat=True))


def test_a_question_goes_to_no_more_people_than_the_paper_says_and_last_where_it_is_worn(house, people, shelf):
    """The same dice would give both the same question."""
    rows = [Row(1, Of.MATTERS, matters=(shelf.hygiene.pk,), facets=(Facet.MATERIALS,))]
    free = paper_of(house, people, rows, item_percent=100)
    alike = [prepared(free, clerk) for clerk in (people.clerk, people.other_clerk)]
    assert faces_of(alike[0]) == faces_of(alike[1]) == [alike[0].draws.get().snapshot.item.face_digest]
    open_sitting(alike[0], by=people.clerk, at=MOMENT)

    capped = paper_of(house, people, rows, item_percent=50)
    apart = [prepared(capped, clerk, seed=2) for clerk in (people.clerk, people.other_clerk)]
    assert faces_of(apart[0]) != faces_of(apart[1])

    later = MOMENT + 48 * HOUR
    for after, days, worn in ((1, 180, True), (2, 180, False), (1, 1, False)):
        paper = paper_of(house, people, rows, worn_after=after, worn_days=days)
        again = prepared(paper, people.head, at=later)
        assert (faces_of(again) != faces_of(alike[0])) is worn
        assert forecast(paper, at=later).worn == worn
        again.draws.all().delete()
    # the cell's kinds of questions are fewer than everybody's quarter takes
    assert forecast(capped, at=MOMENT).thin == 0
    assert forecast(paper_of(house, people, rows, item_percent=1), at=MOMENT).thin == 1


def test_a_paper_of_which_nothing_can_be_asked_makes_no_sitting(house, people, shelf):
    paper = paper_of(house, people, [Row(3, Of.CATEGORIES, categories=("没有这一类",))])
    with pytest.raises(NothingToAsk):
        prepared(paper, people.clerk)
    assert not Attempt.objects.exists()


@pytest.mark.parametrize("items", [3, 9])
def test_a_question_costs_a_handful_of_queries(house, people, shelf, django_assert_max_num_queries, items):
    paper = paper_of(house, people, [Row(items)])
    bank = paper_bank(house.centre, on=MOMENT.date())
    with django_assert_max_num_queries(14 + 12 * items):
        prepare_sitting(paper, people.clerk, seed=3, by=people.head, at=MOMENT, bank=bank)


def test_what_questions_are_made_from_is_read_once_for_everybody(house, people, shelf, django_assert_max_num_queries):
    paper = paper_of(house, people, [Row(9)])
    bank = paper_bank(house.centre, on=MOMENT.date())
    for matter in bank.versions:
        bank.of(matter)
    with django_assert_max_num_queries(14 + 8 * 9):
        prepare_sitting(paper, people.clerk, seed=3, by=people.head, at=MOMENT, bank=bank)


def test_the_bank_of_a_paper_costs_the_same_for_any_number_of_matters(house, shelf, django_assert_num_queries):
    with django_assert_num_queries(4):
        bank = paper_bank(house.centre, on=MOMENT.date(), by_volume=True)
    assert len(bank.askable) == len(shelf.matters)
    assert {facet for matter in bank.askable for facet in matter.facets} == set(FACETS)


@pytest.mark.parametrize(
    ("at", "more", "reason"),
    [
        (MOMENT, {}, R.READY),
        (MOMENT - HOUR, {}, R.NOT_OPEN_YET),
        (MOMENT + 8 * HOUR, {}, R.CLOSED),
        (MOMENT, {"state": "withdrawn"}, R.NOT_PUBLISHED),
        (MOMENT, {"state": "draft", "published_at": None, "published_by": None}, R.NOT_PUBLISHED),
    ],
)
def test_who_may_start_and_when(house, people, shelf, at, more, reason):
    paper = paper_of(house, people, [Row(2)], **more)
    assert admission(paper, people.clerk, at=at).reason is reason
    assert admission(paper, people.head, at=at).reason is R.NOT_NAMED


def test_tries_are_counted_and_spaced(house, people, shelf):
    paper = paper_of(house, people, [Row(2)], tries=2, hours_apart=3)
    attempt = prepared(paper, people.clerk)
    # what lies ready is no try yet
    assert (admission(paper, people.clerk, at=MOMENT).reason, admission(paper, people.clerk, at=MOMENT).tries_used) == (
        R.READY,
        0,
    )
    attempt.state, attempt.started_at = Attempt.State.OPEN, MOMENT
    attempt.save()
    found = admission(paper, people.clerk, at=MOMENT + 9 * HOUR)
    assert (found.reason, found.attempt, found.allowed) == (R.RUNNING, attempt, True)
    attempt.state, attempt.finished_at = Attempt.State.FINISHED, MOMENT + HOUR
    attempt.save()
    soon = admission(paper, people.clerk, at=MOMENT + HOUR)
    assert (soon.reason, soon.earliest, soon.tries_used) == (R.TOO_SOON, MOMENT + 3 * HOUR, 1)
    assert admission(paper, people.clerk, at=MOMENT + 3 * HOUR).reason is R.READY
    second = prepared(paper, people.clerk, seed=2, at=MOMENT + 3 * HOUR)
    second.state, second.started_at, second.finished_at = "finished", MOMENT + 3 * HOUR, MOMENT + 4 * HOUR
    second.save()
    assert admission(paper, people.clerk, at=MOMENT + 7 * HOUR).reason is R.NO_TRIES_LEFT


def test_admission_costs_two_queries(house, people, shelf, django_assert_num_queries):
    paper = paper_of(house, people, [Row(2)])
    with django_assert_num_queries(2):
        admission(paper, people.clerk, at=MOMENT)


def test_the_next_try_is_prepared_ahead_for_whoever_did_not_pass(house, people, shelf):
    paper = paper_of(house, people, [Row(1)], tries=2, hours_apart=3)

    def close(clerk, *, passed):
        told = {"clerk": clerk, "kind": "exam", "paper": paper, "seed": 1, "state": "finished"}
        attempt = Attempt.objects.create(**told, started_at=MOMENT, finished_at=MOMENT + HOUR)
        result = {"attempt": attempt, "cause": "submitted", "right": passed, "asked": 1, "pass_percent": 80}
        moments = {"effective_at": MOMENT, "recorded_at": MOMENT}
        ExamResult.objects.create(**result, number=1, passed=passed, marks=[[1, passed, True]], **moments)

    assert without_sitting(paper) == [people.clerk, people.other_clerk]
    close(people.clerk, passed=False)
    close(people.other_clerk, passed=True)
    assert list(preparing_all(paper, seed_of=lambda: 2, by=people.head, at=MOMENT + HOUR)) == [(1, 1)]
    ready = paper.attempts.get(state="prepared")
    assert ready.clerk == people.clerk
    assert without_sitting(paper) == []
    Attempt.objects.filter(pk=ready.pk).update(state="finished", started_at=MOMENT, finished_at=MOMENT + HOUR)
    assert without_sitting(paper) == []
