"""Papers: written by the head, told what they will be like, published, copied, taken back, prepared ahead."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from courses.domain.facets import Facet
from ledger.models import AuditEntry, Job
from quizzes.exams import tasks
from quizzes.exams.domain.blueprint import Of, Row
from quizzes.exams.models import Paper
from quizzes.exams.operations.papers import (
    PaperRefused,
    copy_paper,
    discard_paper,
    publish_paper,
    withdraw_paper,
)
from quizzes.exams.queries.forecast import forecast
from quizzes.exams.queries.papers import papers_of
from quizzes.models import Attempt
from tests.certification.sittings import sit
from tests.factories import MOMENT

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
THREE = (Row(3),)


@pytest.fixture(autouse=True)
def nine_o_clock():
    with time_machine.travel(MOMENT, tick=False):
        yield


def local(moment) -> str:
    return f"{timezone.localtime(moment):%Y-%m-%dT%H:%M}"


def sheet(**more) -> dict:
    """What a browser sends of a good paper: three questions on whatever the centre handles."""
    return {
        "title": "全科业务考试",
        "note": "二楼会议室",
        "minutes": "45",
        "grace_seconds": "30",
        "pass_percent": "80",
        "tries": "1",
        "hours_apart": "24",
        "room_code": "",
        "case_percent": "0",
        "item_percent": "30",
        "worn_after": "20",
        "worn_days": "180",
        "who": "all",
        "opens_at": local(MOMENT + HOUR),
        "closes_at": local(MOMENT + 5 * HOUR),
        "rows": "2",
        "row0-count": "3",
        "row0-of": "all",
        "row1-count": "",
        **more,
    }


def draft(house, people, rows=THREE, **more) -> Paper:
    told = {"title": "全科业务考试", "opens_at": MOMENT + HOUR, "closes_at": MOMENT + 5 * HOUR, "made_by": people.head}
    paper = Paper.objects.create(
        centre=house.centre, made_at=MOMENT, cells=[row.to_json() for row in rows], **(told | more)
    )
    paper.people.set([people.clerk, people.other_clerk])
    return paper


def act(client, paper, **what):
    return client.post(reverse("paper_act", args=[paper.pk]), what)


def test_a_paper_is_written_looked_at_and_published(house, people, shelf, client_of):
    client = client_of(people.head)
    made = client.post(reverse("paper_new"), sheet())
    paper = Paper.objects.get()
    assert made.url == reverse("paper", args=[paper.pk])
    assert (paper.state, paper.minutes, set(paper.people.all())) == ("draft", 45, {people.clerk, people.other_clerk})
    assert [(row["count"], row["of"]) for row in paper.cells] == [(3, "all")]

    page = client.get(made.url).content.decode()
    assert "题库可以满足" in page
    act(client, paper, publish="1")
    paper.refresh_from_db()
    assert (paper.state, paper.published_by) == ("published", people.head)
    assert [entry.action for entry in AuditEntry.objects.filter(action__startswith="paper.").order_by("pk")] == [
        "paper.written",
        "paper.published",
    ]
    assert client.get(reverse("paper_edit", args=[paper.pk])).status_code == 302


def test_rows_name_categories_and_matters_by_name_or_code(house, people, shelf, client_of):
    rows = {
        "row0-of": "matters",
        "row0-matters": f"{shelf.hygiene.name}\n{shelf.matters['T-GA-001'].code}\n",
        "row0-facets": ["materials", "result"],
        "row1-count": "2",
        "row1-of": "categories",
        "row1-categories": [shelf.hygiene.category],
    }
    client_of(people.head).post(reverse("paper_new"), sheet(**rows))
    first, second = Paper.objects.get().cells
    assert first["matters"] == [shelf.hygiene.pk, shelf.matters["T-GA-001"].pk]
    assert first["facets"] == ["materials", "result"]
    assert (second["of"], second["categories"]) == ("categories", [shelf.hygiene.category])


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"title": ""}, "请填写此项"),
        ({"closes_at": local(MOMENT)}, "关闭时间早于开放时间"),
        ({"closes_at": local(MOMENT + timedelta(days=90))}, "最多开放六十天"),
        ({"row0-count": ""}, "请至少填写一行"),
        ({"row0-of": "matters", "row0-matters": "没有这个事项"}, "没有这个事项"),
        ({"row0-of": "categories"}, "请选择领域"),
        ({"row1-matters": "户口迁入"}, "请填写这一行出几道题"),
        ({"who": "named"}, "请选择人员"),
        ({"row0-count": "150", "row1-count": "100"}, "最多二百题"),
    ],
    ids=["title", "window", "long", "rows", "matter", "category", "count", "people", "many"],
)
def test_what_is_amiss_is_said_and_what_was_typed_stays(house, people, shelf, client_of, more, said):
    answer = client_of(people.head).post(reverse("paper_new"), sheet(**more))
    page = answer.content.decode()
    assert (answer.status_code, Paper.objects.exists()) == (422, False)
    assert said in page
    assert "二楼会议室" in page


def test_more_rows_are_shown_with_what_was_typed(house, people, shelf, client_of):
    answer = client_of(people.head).post(reverse("paper_new"), sheet(more="1", title=""))
    page = answer.content.decode()
    assert (answer.status_code, Paper.objects.exists()) == (200, False)
    assert 'name="row3-count"' in page
    assert "二楼会议室" in page
    assert "请填写此项" not in page


def test_the_page_tells_before_publishing_what_the_bank_lacks(house, people, shelf, client_of):
    paper = draft(house, people, [Row(9, Of.MATTERS, matters=(shelf.hygiene.pk,), facets=(Facet.MATERIALS,))])
    told = forecast(paper, at=MOMENT)
    assert (told.questions, told.missing, told.can_be_filled) == (9, 8, False)
    assert [(row.available, row.can_be_filled) for row in told.rows] == [(1, False)]
    with pytest.raises(PaperRefused, match="cannot_be_filled"):
        publish_paper(paper, by=people.head, at=MOMENT)
    page = client_of(people.head).get(reverse("paper", args=[paper.pk])).content.decode()
    assert "题库还缺8题" in page
    assert 'name="publish"' not in page


def test_time_reach_and_spread_are_foretold(house, people, shelf):
    paper = draft(house, people, [Row(6)], case_percent=50)
    told = forecast(paper, at=MOMENT)
    assert told.outlook.hardest is None
    assert told.minutes >= 4
    assert told.outlook.matters_in_one <= told.matters == len(shelf.matters)
    assert told.outlook.cells_in_all <= told.cells
    sit(people.clerk, shelf.hygiene, wrong_at=(1,))
    measured = forecast(paper, at=MOMENT).outlook
    assert 0 < measured.hardest <= measured.easiest <= 100
    # the same twice: a forecast has no dice of its own
    assert forecast(paper, at=MOMENT) == forecast(paper, at=MOMENT)


@pytest.mark.parametrize("count", [1, 20])
def test_a_forecast_costs_the_same_for_any_paper(house, people, shelf, django_assert_num_queries, count):
    paper = draft(house, people, [Row(count)])
    with django_assert_num_queries(6):
        forecast(paper, at=MOMENT)


def test_what_cannot_be_done_is_refused_and_changes_nothing(house, people, shelf):
    nobody = draft(house, people)
    nobody.people.clear()
    over = draft(house, people, opens_at=MOMENT - 2 * HOUR, closes_at=MOMENT)
    good = publish_paper(draft(house, people), by=people.head, at=MOMENT)
    for code, paper, do in (
        ("nobody", nobody, publish_paper),
        ("over", over, publish_paper),
        ("no_draft", good, publish_paper),
        ("no_draft", good, discard_paper),
    ):
        with pytest.raises(PaperRefused, match=code):
            do(paper, by=people.head, at=MOMENT)
    with pytest.raises(PaperRefused, match="not_published"):
        withdraw_paper(nobody, reason="改期", by=people.head, at=MOMENT)
    assert sorted(Paper.objects.values_list("state", flat=True)) == ["draft", "draft", "published"]


def test_a_paper_is_taken_back_until_somebody_has_begun(house, people, shelf, client_of):
    client = client_of(people.head)
    paper = publish_paper(draft(house, people), by=people.head, at=MOMENT)
    act(client, paper, withdraw="1", reason=" ")
    assert Paper.objects.get().is_published
    act(client, paper, withdraw="1", reason="改期")
    assert Paper.objects.get().state == "withdrawn"

    second = publish_paper(copy_paper(paper, by=people.head, at=MOMENT), by=people.head, at=MOMENT)
    assert set(second.people.all()) == {people.clerk, people.other_clerk}
    attempt = Attempt.objects.create(
        clerk=people.clerk, kind="exam", paper=second, seed=1, state="open", started_at=MOMENT
    )
    with pytest.raises(PaperRefused, match="begun"):
        withdraw_paper(second, reason="改期", by=people.head, at=MOMENT)
    assert attempt.is_open


def test_a_draft_is_thrown_away(house, people, shelf, client_of):
    paper = draft(house, people)
    act(client_of(people.head), paper, discard="1")
    assert not Paper.objects.exists()
    assert AuditEntry.objects.filter(action="paper.discarded").exists()


def test_everybodys_sitting_is_prepared_ahead_once(house, people, shelf, client_of):
    paper = publish_paper(draft(house, people), by=people.head, at=MOMENT)
    client = client_of(people.head)
    act(client, paper, prepare="1")
    tasks.prepare_sittings(paper.pk)
    job = Job.objects.get(key=tasks.preparing_job_key(paper.pk))
    assert (job.state, job.done, job.total) == ("done", 2, 2)
    assert paper.attempts.filter(state="prepared").count() == 2
    seeds = set(paper.attempts.values_list("seed", flat=True))
    assert len(seeds) == 2
    act(client, paper, prepare="1")
    tasks.prepare_sittings(paper.pk)
    assert set(paper.attempts.values_list("seed", flat=True)) == seeds


def test_what_opens_within_the_hour_is_prepared_by_itself(house, people, shelf):
    opens = MOMENT + timedelta(days=2)
    soon = publish_paper(draft(house, people, opens_at=opens, closes_at=opens + HOUR), by=people.head, at=MOMENT)
    draft(house, people, opens_at=opens, closes_at=opens + HOUR)
    asked_for = []
    for before in (61, 60, 55, 0):
        with time_machine.travel(opens - timedelta(minutes=before), tick=False):
            asked_for.append(tasks.prepare_what_opens_soon())
    assert asked_for == [0, 1, 0, 0]
    assert set(Attempt.objects.values_list("paper", "state")) == {(soon.pk, "prepared")}
    assert Job.objects.get(key=tasks.preparing_job_key(soon.pk)).by == people.head


@pytest.mark.parametrize("papers", [1, 3])
def test_the_list_costs_one_query(house, people, shelf, django_assert_num_queries, papers):
    for _number in range(papers):
        draft(house, people)
    with django_assert_num_queries(1):
        found = papers_of(house.centre)
        assert [(paper.named, paper.begun, paper.done) for paper in found] == [(2, 0, 0)] * papers


def test_an_empty_list_says_what_to_do_first(house, people, client_of):
    assert "先编写一份" in client_of(people.head).get(reverse("paper_list")).content.decode()
