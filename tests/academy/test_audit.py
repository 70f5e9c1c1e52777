"""`manage.py audit`: a house that was only ever used through its operations has no finding, and each planted fault has
exactly the finding that names it."""

import json
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.urls import reverse

from certification.awards.models import AwardEntry, Certificate
from certification.practical.models import PracticalAssessment
from courses.domain.facets import Facet
from courses.models import Activation, Edition, FacetChange, Matter, MatterRetirement
from ledger import invariants, schedules, tasks
from ledger.audit import subject_of
from ledger.auditing import check_invariants, last_check, last_findings
from ledger.models import InvariantCheck, Job, OutboxDelivery, OutboxMessage
from people.models import Posting
from people.posts_apart import BasePostsApart
from quizzes.domain.on_paper.entries import Sat
from quizzes.exams.models import ExamResult, SittingAct
from quizzes.exams.operations.answers import take_exam_answer
from quizzes.exams.operations.closing import submit
from quizzes.models import Attempt, CheckOutcome, CheckSheet, Draw, Evidence, MasteryState, Response
from tests.certification.practical import practicals
from tests.certification.sittings import sit
from tests.factories import FIRST_DAY, MOMENT
from tests.ledger.faults import erase, rewrite
from tests.quizzes import shelf as shelves
from tests.quizzes.check_sheets import sheets
from tests.quizzes.exams import sittings

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 12, 1, 9, 0, tzinfo=MOMENT.tzinfo)


@dataclass
class World:
    """A clerk who passed a check and was awarded, another who failed one, and everything about them."""

    house: object
    people: object
    shelf: shelves.Shelf
    passed: CheckOutcome
    failed: CheckOutcome
    exam: ExamResult
    practical: PracticalAssessment

    @property
    def award(self) -> AwardEntry:
        return AwardEntry.objects.get(outcome=self.passed)

    @property
    def evidence(self) -> Evidence:
        """Of the failed check's first question."""
        return Evidence.objects.filter(response__draw__attempt=self.failed.attempt).earliest("pk")

    @property
    def other_matter(self) -> Matter:
        return self.shelf.matters["T-WS-002"]


@pytest.fixture
def world(house, people) -> World:
    shelf = shelves.fill(house, lessons=False)
    passed = sit(people.clerk, shelf.hygiene)
    failed = sit(people.other_clerk, shelf.hygiene, wrong_at=(1, 2, 3))
    exam = handed_in(house, people, shelf)
    OutboxDelivery.objects.update(done_at=MOMENT)  # a worker was there
    practical = practicals.assess(people.clerk, practicals.adopt(house.centre), by=people.head)
    return World(house, people, shelf, passed, failed, exam, practical)


def handed_in(house, people, shelf) -> ExamResult:
    """An exam of two questions in the last weeks, one of them answered."""
    opens_at = NOW - timedelta(days=9)
    paper = sittings.published_paper(house, people, opens_at=opens_at)
    attempt = sittings.opened(paper, people.clerk, shelf, facets=[Facet.MATERIALS, Facet.PROCESS])
    draw = sittings.draw_at(attempt, 1)
    taken = {"sequence": 1, "answer": shelves.right_answer(draw.snapshot.item), "at": opens_at + timedelta(minutes=1)}
    take_exam_answer(draw, **taken)
    return submit(attempt, by=people.clerk, at=opens_at + timedelta(minutes=2))


def delivery(world):
    message = OutboxMessage.objects.create(topic="tides", key="tides:1", created_at=NOW - timedelta(hours=2))
    return OutboxDelivery.objects.create(message=message, subscriber="nobody")


def job(world):
    return Job.objects.create(kind="book", key="book:1", created_at=NOW - timedelta(days=1))


def second_base_post(world):
    """Written past the database's own guard; it comes back with the test's transaction."""
    editor = connection.SchemaEditorClass(connection)
    if connection.vendor == "postgresql":
        editor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    BasePostsApart().database_backwards("people", editor, None, None)
    Posting.objects.filter(clerk=world.people.clerk).update(ends_on=date(2026, 1, 1))
    return Posting.objects.create(
        clerk=world.people.clerk, window=world.house.sector, kind="base", starts_on=date(2025, 6, 1)
    )


def posted_elsewhere(world):
    return Posting.objects.create(
        clerk=world.people.neighbour_clerk, window=world.house.general, kind="base", starts_on=FIRST_DAY
    )


def closed_window(world):
    type(world.house.tidal).objects.filter(pk=world.house.tidal.pk).update(closes_on=date(2026, 2, 1))
    return Posting.objects.create(
        clerk=world.people.clerk, window=world.house.tidal, kind="rotation", starts_on=FIRST_DAY
    )


def closed_account(world):
    type(world.people.clerk).objects.filter(pk=world.people.clerk.pk).update(closes_on=date(2026, 1, 1))
    return world.people.clerk


def edition(world, number=2, *, catalogue=None):
    first = Edition.objects.get()
    listed = type(first.catalogue_import).objects.create(
        catalogue=catalogue or first.catalogue, plan={}, file_name="清单.xlsx", sha256="1" * 64, base=1,
        effective_on=FIRST_DAY, staged_at=MOMENT,
    )  # fmt: skip
    return Edition.objects.create(
        catalogue=catalogue or first.catalogue, number=number, catalogue_import=listed, effective_at=MOMENT,
        recorded_at=MOMENT,
    )  # fmt: skip


def empty_edition(world):
    return Activation.objects.create(edition=edition(world), effective_at=MOMENT, recorded_at=MOMENT)


def retired_in_force(world):
    version = world.other_matter.versions.get()
    MatterRetirement.objects.create(
        matter=version.matter, edition=version.edition, effective_at=MOMENT, recorded_at=MOMENT
    )
    return version


def missing_version(world):
    rewrite(world.other_matter.versions.get(), number=2)
    return world.other_matter


def version_of_other_catalogue(world):
    from courses.operations import open_catalogue

    other = open_catalogue(world.house.neighbour, code="other", name="桃花镇事项清单", by=None, at=MOMENT)
    version = world.other_matter.versions.get()
    moved = edition(world, 1, catalogue=other)
    rewrite(version, edition=moved.pk)
    return version


def change_of_other_matter(world):
    version, other = world.shelf.hygiene.versions.get(), world.other_matter.versions.get()
    return FacetChange.objects.create(
        matter=world.shelf.hygiene, facet="materials", kind="material", from_version=version, to_version=other,
        reason="changed", effective_at=MOMENT, recorded_at=MOMENT,
    )  # fmt: skip


def no_outcome(world):
    erase(world.failed)
    return world.failed.attempt


def outcome_of_open_check(world):
    Attempt.objects.filter(pk=world.failed.attempt_id).update(state="open", finished_at=None)
    return world.failed


def outcome_of_somebody_else(world):
    rewrite(world.failed, matter=world.other_matter.pk)
    return world.failed


def miscounted(world):
    rewrite(world.failed, asked=9)
    return world.failed


def unknown_rules(world):
    rewrite(world.failed, policy_version="check-99")
    return world.failed


def evidence_of_other_clerk(world):
    rewrite(world.evidence, clerk=world.people.clerk.pk)
    return world.evidence


def evidence_of_other_item(world):
    first, second = Evidence.objects.filter(response__draw__attempt=world.failed.attempt).order_by("pk")[:2]
    rewrite(first, snapshot=second.snapshot_id)
    return first


def holes(world):
    Draw.objects.filter(attempt=world.failed.attempt, position=2).update(position=9)
    return world.failed.attempt


def unsettled(world):
    told = world.evidence
    draw = told.response.draw
    for row in Evidence.objects.filter(response=told.response):
        erase(row)
    return draw


def unfounded_mastery(world):
    return MasteryState.objects.create(clerk=world.people.neighbour_clerk, matter=world.shelf.hygiene)


def unearned(world):
    return AwardEntry.objects.create(
        clerk=world.failed.clerk, matter=world.failed.matter, kind="award", outcome=world.failed,
        expires_on=date(2027, 1, 1), policy_version="标准版", effective_at=MOMENT, recorded_at=MOMENT,
    )  # fmt: skip


def award_of_somebody_else(world):
    award = world.award
    rewrite(award, clerk=world.people.other_clerk.pk)
    return award


def not_awarded(world):
    erase(world.award)
    return world.passed


def reinstated(world):
    return AwardEntry.objects.create(
        clerk=world.passed.clerk, matter=world.passed.matter, kind="reinstatement", reason="复核", by=world.people.head,
        policy_version="标准版", effective_at=MOMENT, recorded_at=MOMENT,
    )  # fmt: skip


def groundless(world):
    return Certificate.objects.create(
        serial="1", token="t", clerk=world.people.neighbour_clerk, centre=world.house.centre, category="综合",
        content={}, expires_on=date(2027, 1, 1), issued_by=world.people.head, effective_at=MOMENT, recorded_at=MOMENT,
    )  # fmt: skip


def exam_without_result(world):
    erase(world.exam)
    return world.exam.attempt


def exam_without_questions(world):
    return Attempt.objects.create(
        clerk=world.people.other_clerk, kind="exam", paper=world.exam.attempt.paper, seed=1, state="prepared"
    )


def exam_result_of_no_sitting(world):
    Attempt.objects.filter(pk=world.exam.attempt_id).update(state="prepared", started_at=None, finished_at=None)
    return world.exam


def exam_result_miscounts(world):
    rewrite(world.exam, right=2)
    return world.exam


def exam_result_unlike_answers(world):
    (first, right, _answered), second = world.exam.marks
    rewrite(world.exam, marks=json.dumps([[first, not right, True], second]), right=0, passed=False)
    return world.exam


def exam_answer_after_close(world):
    moment = world.exam.attempt.finished_at + timedelta(minutes=5)
    return Response.objects.create(
        draw=world.exam.attempt.draws.get(position=2), sequence=1, answer={}, receipt="0" * 64, effective_at=moment,
        recorded_at=moment,
    )  # fmt: skip


def exam_act_of_no_exam(world):
    return SittingAct.objects.create(
        attempt=world.failed.attempt, kind="paused", reason="停电", by=world.people.head, effective_at=MOMENT,
        recorded_at=MOMENT,
    )  # fmt: skip


def sheet_without_questions(world):
    told = {"matter_version": world.failed.matter_version, "made_at": MOMENT, "expires_on": FIRST_DAY, "seed": 1}
    return CheckSheet.objects.create(
        clerk=world.people.clerk, centre=world.house.centre, matter=world.other_matter, **told
    )


def entered_sheet(world):
    told = {"facets": (Facet.RESULT,), "at": NOW - timedelta(days=3)}
    sheet = sheets.printed(world.people, world.house, world.shelf.hygiene, **told)
    sat = Sat(NOW - timedelta(days=2, hours=1), NOW - timedelta(days=2))
    sheets.entered(world.people, world.house, sheets.filled(sheet), sat=sat, at=NOW - timedelta(days=1))
    OutboxDelivery.objects.update(done_at=NOW)
    sheet.refresh_from_db()
    return sheet


def sheet_of_somebody_else(world):
    sheet = entered_sheet(world)
    CheckSheet.objects.filter(pk=sheet.pk).update(clerk=world.people.other_clerk)
    return sheet


def paper_check_of_no_sheet(world):
    attempt = world.failed.attempt
    type(attempt).objects.filter(pk=attempt.pk).update(on_paper=True)
    return attempt


def sheet_unlike_typed(world):
    sheet = entered_sheet(world)
    rewrite(sheet.acts.last(), typed="{}")
    return sheet


def practical_word(world, party):
    return world.practical.signatures.get(party=party)


def practical_unsigned(world):
    erase(practical_word(world, "observer"))
    return world.practical


def practical_one_hand(world):
    word = practical_word(world, "observer")
    rewrite(word, by=world.people.clerk.pk)
    return word


def practical_another_hand(world):
    word = practical_word(world, "clerk")
    rewrite(word, by=world.people.head.pk)
    return word


def practical_of_another_plan(world):
    rewrite(world.practical, clerk=world.people.other_clerk.pk)
    rewrite(practical_word(world, "clerk"), by=world.people.other_clerk.pk)
    return world.practical


def practical_marked_otherwise(world):
    rewrite(world.practical, marks=json.dumps(world.practical.marks[:-1]))
    return world.practical


def practical_called_off(world):
    type(world.practical.plan).objects.filter(pk=world.practical.plan_id).update(called_off_at=MOMENT)
    return world.practical.plan


FAULTS = {
    "ledger.delivery_stuck": delivery,
    "ledger.job_stuck": job,
    "people.two_base_posts": second_base_post,
    "people.posted_elsewhere": posted_elsewhere,
    "people.posted_at_closed_window": closed_window,
    "people.closed_account_posted": closed_account,
    "courses.edition_empty": empty_edition,
    "courses.retired_in_force": retired_in_force,
    "courses.versions_with_holes": missing_version,
    "courses.version_of_other_catalogue": version_of_other_catalogue,
    "courses.change_of_other_matter": change_of_other_matter,
    "quizzes.check_without_outcome": no_outcome,
    "quizzes.outcome_of_open_check": outcome_of_open_check,
    "quizzes.outcome_of_somebody_else": outcome_of_somebody_else,
    "quizzes.outcome_miscounts": miscounted,
    "quizzes.outcome_of_unknown_rules": unknown_rules,
    "quizzes.evidence_of_other_clerk": evidence_of_other_clerk,
    "quizzes.evidence_of_other_item": evidence_of_other_item,
    "quizzes.draws_with_holes": holes,
    "quizzes.draw_unsettled": unsettled,
    "quizzes.mastery_without_evidence": unfounded_mastery,
    "quizzes.exam_without_result": exam_without_result,
    "quizzes.exam_without_questions": exam_without_questions,
    "quizzes.exam_result_of_no_sitting": exam_result_of_no_sitting,
    "quizzes.exam_result_miscounts": exam_result_miscounts,
    "quizzes.exam_result_unlike_answers": exam_result_unlike_answers,
    "quizzes.exam_answer_after_close": exam_answer_after_close,
    "quizzes.exam_act_of_no_exam": exam_act_of_no_exam,
    "quizzes.sheet_without_questions": sheet_without_questions,
    "quizzes.sheet_of_somebody_else": sheet_of_somebody_else,
    "quizzes.paper_check_of_no_sheet": paper_check_of_no_sheet,
    "quizzes.sheet_unlike_typed": sheet_unlike_typed,
    "certification.practical_unsigned": practical_unsigned,
    "certification.practical_one_hand": practical_one_hand,
    "certification.practical_another_hand": practical_another_hand,
    "certification.practical_of_another_plan": practical_of_another_plan,
    "certification.practical_marked_otherwise": practical_marked_otherwise,
    "certification.practical_called_off": practical_called_off,
    "certification.award_unearned": unearned,
    "certification.award_of_somebody_else": award_of_somebody_else,
    "certification.passed_without_award": not_awarded,
    "certification.reinstated_unsuspended": reinstated,
    "certification.certificate_groundless": groundless,
}


def found():
    return [(one.invariant, one.subject) for one in invariants.findings(at=NOW)]


def test_a_house_that_was_used_as_it_should_be_has_no_finding(world):
    assert found() == []
    out = StringIO()
    call_command("audit", stdout=out)
    assert out.getvalue() == f"{len(FAULTS)} invariants hold.\n"


def test_a_planted_fault_is_found_and_nothing_else(world, subtests):
    for name, plant in FAULTS.items():
        with subtests.test(name), transaction.atomic():
            subject = subject_of(plant(world))
            told = found()
            transaction.set_rollback(True)
            assert told == [(name, subject)]


def test_every_invariant_has_a_fault_and_a_plan():
    registered = invariants.registered()
    assert {one.name for one in registered} == set(FAULTS)
    for one in registered:
        finding = invariants.told(one, "quizzes.attempt:12")
        assert finding.amiss
        assert finding.plan
        assert "%" not in finding.command


def test_the_command_names_the_fault_and_its_plan_and_exits_with_one(world):
    miscounted(world)
    with time_machine.travel(NOW, tick=False):
        for options in ((), ("--json",)):
            out = StringIO()
            with pytest.raises(CommandError) as ended:
                call_command("audit", *options, stdout=out)
            assert ended.value.returncode == 1
            told = out.getvalue()
            assert f"quizzes.checkoutcome:{world.failed.pk}" in told
            assert f"manage.py dumpdata quizzes.checkoutcome --pks {world.failed.pk}" in told
    assert json.loads(told)["findings"][0]["invariant"] == "quizzes.outcome_miscounts"


def test_every_night_what_was_found_is_written_down(world):
    assert "ledger.tasks.check_invariants" in schedules._nightly
    miscounted(world)
    tasks.check_invariants()
    check = last_check()
    assert (check.invariants, check.broken) == (len(FAULTS), 1)
    assert [one.invariant for one in last_findings(check)] == ["quizzes.outcome_miscounts"]


def test_an_administrator_is_told_on_the_first_page_and_reads_the_plan(world, client_of):
    job(world)
    check_invariants(at=NOW)
    page = reverse("invariant_checks")
    assert page in client_of(world.people.admin).get(reverse("home")).content.decode()
    assert page not in client_of(world.people.head).get(reverse("home")).content.decode()
    told = client_of(world.people.admin).get(page).content.decode()
    assert "ledger.job_stuck" in told
    assert "update(state=" in told


def test_the_page_says_what_to_do_before_the_first_night(people, client_of):
    told = client_of(people.admin).get(reverse("invariant_checks")).content.decode()
    assert "manage.py audit" in told
    assert not InvariantCheck.objects.exists()


@pytest.mark.parametrize("rows", [1, 3])
def test_looking_costs_the_same_for_any_number_of_findings(people, rows, django_assert_num_queries):
    OutboxDelivery.objects.all().delete()  # what founding the house told, and no worker took up
    for number in range(rows):
        Job.objects.create(kind="book", key=f"book:{number}", created_at=NOW - timedelta(days=1))
    with django_assert_num_queries(len(FAULTS)):
        assert len(invariants.findings(at=NOW)) == rows
