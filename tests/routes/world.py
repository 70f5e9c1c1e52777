"""One of everything a route may be about, belonging to Alice of the first centre, made through the operations."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path

from django.apps import apps
from django.db.models import Model

from certification.awards.models import Certificate
from certification.awards.operations import grant_by_hand
from certification.awards.operations.grounds import Ground
from certification.matrix.operations import issue_certificate
from certification.practical.models import PracticalAssessment, PracticalPlan
from certification.rights.models import RecordDispute
from certification.rights.operations import open_dispute
from certification.rotation.models import PostingProposal
from certification.rotation.operations import propose_posting
from certification.rotation.plans import Wish
from certification.shadowing.models import Shadowing
from certification.shadowing.operations import enter_paper
from certification.shadowing.operations import start_check as start_shadowing_check
from certification.training.models import Attendance, SessionPaper, TrainingSession
from certification.training.operations import (
    add_paper,
    enrol,
    register_attendance,
    register_session,
    sign_attendance,
)
from courses.domain.facets import Facet
from courses.domain.records import Record
from courses.models import CaseVolume, CatalogueImport, Inquiry, LessonPage, Matter
from courses.operations import answer, ask, ask_for_review, open_catalogue
from courses.operations.standards import publish_standards
from courses.tasks import job_key
from ledger.models import Job
from ledger.progress import open_job
from people.models import Leave, Posting, User
from people.operations import record_leave
from quizzes.check_sheets.operations.printing import open_sheet_keys, print_sheet
from quizzes.exams.models import Paper
from quizzes.exams.operations.on_paper import give_to_paper
from quizzes.imports import questions_in
from quizzes.models import Attempt, CheckSheet, Draw, Question, QuestionReport, Regrading
from quizzes.operations import (
    answer_check_item,
    answer_practice_item,
    next_practice_item,
    propose_withdrawal,
    report_question,
    start_check,
    start_practice,
)
from quizzes.operations.bank import apply_questions, plan_questions
from tests.certification.practical import practicals
from tests.certification.shadowing import shadowings
from tests.certification.sittings import PROOF, grant
from tests.courses.imports import stage
from tests.courses.lists import BOTH
from tests.factories import FOUNDED, House, People
from tests.quizzes.domain import matters as made_up
from tests.quizzes.exams.sittings import opened, prepared, published_paper
from tests.quizzes.shelf import Shelf, apply, change, fill, right_answer


@dataclass(frozen=True, slots=True)
class World:
    """The house, its people, and one row of everything."""

    house: House
    people: People
    shelf: Shelf
    matter: Matter
    session: TrainingSession
    attendance: Attendance
    session_papers: dict[str, SessionPaper]
    coming: TrainingSession
    proposal: PostingProposal
    leave: Leave
    certificate: Certificate
    practice: Attempt
    draw: Draw
    report: QuestionReport
    regrading: Regrading
    question: Question
    running_check: Attempt
    closed_check: Attempt
    applied_import: CatalogueImport
    planned_import: CatalogueImport
    waiting_import: CatalogueImport
    job: Job
    inquiry: Inquiry
    answered: Inquiry
    exam_paper: Paper
    sitting: Attempt
    paper_on_paper: Paper
    check_sheet: CheckSheet
    practical_plan: PracticalPlan
    practical_assessment: PracticalAssessment
    shadowing: Shadowing
    paper_shadowing: Shadowing
    short_check: Attempt
    closed_short_check: Attempt
    dispute: RecordDispute

    def first(self, model_name: str) -> Model:
        """The first row of a model of courses."""
        return apps.get_model("courses", model_name).objects.order_by("pk")[0]


def make_world(house: House, people: People, *, at: datetime) -> World:
    """Everything as it stands at `at`: a class held a month ago, a move asked for, a paper issued, a job running."""
    shelf = fill(house)
    publish_standards(by=people.editor, at=at)
    asked = questions_in(Path("quizzes/starter/service_standards.txt").read_bytes())
    question = apply_questions(plan_questions(asked.questions[2:5]), publish=True, by=people.editor, at=at)[0]
    matter = shelf.hygiene
    exam_paper = published_paper(house, people, opens_at=at + timedelta(minutes=30))
    annotate(matter)
    paper = Ground(evidence="跟班考核记录", name="考核记录.pdf", document=b"%PDF-1.7")
    for same in shelf.catalogue.matters.filter(category=matter.category):
        told = {"reason": "实操考核合格", "by": people.head, "at": at - timedelta(days=7)}
        grant_by_hand(people.clerk, same, ground=paper if same == matter else PROOF, **told)
    session = register_session(
        house.centre,
        by=people.head,
        at=at - timedelta(days=40),
        title="窗口业务培训",
        organiser="普陀区政务服务中心",
        organiser_level=TrainingSession.Level.COUNTY,
        starts_at=at - timedelta(days=30),
        hours=Decimal(6),
    )
    (attendance,) = register_attendance(
        session, {people.clerk: Attendance.Result.COMPLETED}, by=people.head, at=at - timedelta(days=29)
    )
    sign_attendance(attendance, party="head", by=people.head, at=at - timedelta(days=28))
    session_papers = {
        kind: add_paper(session, kind=kind, name=f"{kind}.pdf", data=kind.encode(), by=people.head, at=at)
        for kind in (SessionPaper.Kind.NOTICE, SessionPaper.Kind.SHEET)
    }
    roll = "姓名,结果\nAlice,合格\nBob,合格\n".encode()
    session_papers["list"] = add_paper(session, kind="list", name="list.csv", data=roll, by=people.head, at=at)
    coming = register_session(
        house.centre,
        by=people.head,
        at=at,
        title="一次性告知专题培训",
        organiser="舟山市审批局",
        organiser_level=TrainingSession.Level.CITY,
        starts_at=at + timedelta(days=10),
        hours=Decimal(3),
        seats=1,
    )
    enrol(coming, people.clerk, by=people.clerk, at=at)
    last_year = {"year": at.year - 1, "cases": 2400, "effective_at": at, "recorded_at": at}
    CaseVolume.objects.create(centre=house.centre, matter=shelf.hygiene, **last_year)
    away = at.date() + timedelta(days=60)
    leave = record_leave(
        people.clerk, kind=Leave.Kind.ANNUAL, starts_on=away, ends_on=away + timedelta(days=5), by=people.head, at=at
    )
    proposal = propose_posting(
        Wish(
            clerk=people.clerk,
            kind=Posting.Kind.SECONDMENT,
            starts_on=at.date() + timedelta(days=20),
            window=None,
            ends_on=at.date() + timedelta(days=50),
            reason="抽调专班",
            host=None,
            ground=Posting.Ground.URGENT,
        ),
        by=people.head,
        at=at,
    )
    certificate = issue_certificate(people.clerk, house.centre, category=matter.category, by=people.head, at=at)
    closed = sit_check(people.clerk, shelf.matters[made_up.FOOD_NEW.code], at=at - timedelta(days=3))
    running = start_check(people.clerk, shelf.matters[made_up.MOVE_IN.code], seed=7, by=people.clerk, at=at)
    # before the first checks fell due, which come before any practice
    practice, draw = practise(people.clerk, at=FOUNDED + timedelta(days=10))
    for one in shelf.matters.values():
        grant(people.other_clerk, [one], by=people.head, at=at - timedelta(days=20))
    change(shelf, made_up.HYGIENE_NEW, [Facet.MATERIALS], on=at.date(), at=at - timedelta(days=1))
    applied = shelf.catalogue.imports.order_by("pk")[0]
    planned = plan_a_list(shelf, by=people.editor, at=at)
    open_one, answered = (
        ask(
            shelf.matters[made_up.MOVE_IN.code],
            facet="materials",
            text=text,
            centre=house.centre.pk,
            by=people.clerk,
            at=at,
        )
        for text in ("随迁子女没有出生证怎么办？", "户口簿要双方的吗？")
    )
    answer(answered, text="要双方的。", by=people.reviewer, at=at)
    checklist = practicals.adopt(house.centre)
    shadowing, paper_shadowing, running_short, closed_short = make_shadowings(house, people, shelf, at=at)
    return World(
        house=house,
        people=people,
        shelf=shelf,
        matter=matter,
        session=session,
        attendance=attendance,
        session_papers=session_papers,
        coming=coming,
        proposal=proposal,
        leave=leave,
        certificate=certificate,
        practice=practice,
        draw=draw,
        question=question,
        report=report_question(draw, reason="fact", text="依据变了", by=people.clerk, at=at),
        regrading=propose_withdrawal(
            "materials.which", 1, draw.snapshot.matter_version, reason="问法有歧义", by=people.editor, at=at
        ),
        running_check=running,
        closed_check=closed,
        applied_import=applied,
        planned_import=planned,
        waiting_import=wait_for_review(house, at=at),
        inquiry=open_one,
        answered=answered,
        exam_paper=exam_paper,
        practical_plan=practicals.plan(people.clerk, checklist, by=people.head, observer=people.reviewer, at=at),
        dispute=open_dispute(
            people.clerk,
            house.centre,
            part="leaves",
            entry=None,
            shown="",
            says="少登了一天",
            at=at - timedelta(days=2),
        ),
        practical_assessment=practicals.assess(people.clerk, checklist, by=people.head, at=at, signed=False),
        shadowing=shadowing,
        paper_shadowing=paper_shadowing,
        short_check=running_short,
        closed_short_check=closed_short,
        sitting=opened(exam_paper, people.clerk, shelf),
        paper_on_paper=an_exam_on_paper(house, people, shelf, at=at),
        check_sheet=a_check_on_paper(house, people, shelf, at=at),
        job=open_job("catalogue", key=job_key(applied.pk), by=people.editor, at=at)[0],
    )


def an_exam_on_paper(house: House, people: People, shelf: Shelf, *, at: datetime) -> Paper:
    """Alice may sit it either way, Bob on paper only: his key was opened."""
    paper = published_paper(house, people, opens_at=at + timedelta(minutes=30), title="停网日考试")
    ready = {clerk: prepared(paper, clerk, shelf, facets=[Facet.MATERIALS]) for clerk in paper.people.all()}
    give_to_paper(paper, [ready[people.other_clerk]], reason="停网", by=people.head, at=at)
    return paper


def a_check_on_paper(house: House, people: People, shelf: Shelf, *, at: datetime) -> CheckSheet:
    """Bob's check of a change, whose key was opened."""
    told = {"centre": house.centre, "facets": [Facet.RESULT], "seed": 1, "reason": "停网", "by": people.head, "at": at}
    sheet = print_sheet(people.other_clerk, shelf.hygiene, **told)
    open_sheet_keys([sheet], reason="讲评", by=people.head, at=at)
    return sheet


def make_shadowings(
    house: House, people: People, shelf: Shelf, *, at: datetime
) -> tuple[Shadowing, Shadowing, Attempt, Attempt]:
    """One with a colleague, whose check is open; one with somebody outside, sat, its paper scanned."""
    seen, days = [shelf.matters[made_up.MOVE_IN.code]], timedelta(days=4)
    paper = shadowings.plan(house.centre, people.clerk, seen, by=people.head, at=at - 2 * days)
    shadowings.see(paper, seen, at=at - 2 * days)
    closed = shadowings.sit(paper, at=at - days)
    scan = b"%PDF-1.7"
    enter_paper(paper, signed=False, reason="日期不符", said_on=at.date(), scan=scan, by=people.head, at=at)
    row = shadowings.plan(house.centre, people.clerk, seen, by=people.head, host=people.other_clerk, at=at - days)
    shadowings.see(row, seen, at=at - days)
    return row, paper, start_shadowing_check(row, seed=5, by=people.clerk, at=at), closed


def annotate(matter: Matter) -> None:
    """A note under the materials of the matter's lesson, written before they change."""
    page = LessonPage.objects.get(matter=matter)
    body = list(page.body.get_prep_value())
    body.insert(3, {"type": "note", "value": "<p>原件核对后当场退还。</p>", "id": "note"})
    page.body = body
    page.save_revision().publish()


def plan_a_list(shelf: Shelf, *, by: User, at: datetime) -> CatalogueImport:
    """A list that waits to be applied: two new matters, and one that has changed a facet."""
    stricter = replace(made_up.HYGIENE_NEW, service_object=("企业法人", "外国企业常驻代表机构"))
    listed = [*BOTH, Record(stricter)]
    return stage(shelf.catalogue, *listed, on=at.date(), by=by, at=at)


def wait_for_review(house: House, *, at: datetime) -> CatalogueImport:
    """The town's second list, of one matter of the police, which waits for the county's reviewer."""
    catalogue = open_catalogue(house.town, code="police", name="公安事项清单", by=None, at=at)
    ask_for_review(catalogue, wanted=True, by=None, at=at)
    listed = replace(made_up.MOVE_IN, code="GA-900", category="公安户籍")
    apply(catalogue, [(listed, [])], on=at.date(), at=at)
    return catalogue.imports.get()


def sit_check(clerk: User, matter: Matter, *, at: datetime) -> Attempt:
    """A check the clerk passes, from the first item to the result."""
    attempt = start_check(clerk, matter, seed=3, by=clerk, at=at)
    while attempt.is_open:
        at += timedelta(seconds=30)
        draw = attempt.draws.order_by("-position")[0]
        attempt = answer_check_item(draw, sequence=1, answer=right_answer(draw.snapshot.item), by=clerk, at=at)
    return attempt


def practise(clerk: User, *, at: datetime) -> tuple[Attempt, Draw]:
    """A sitting whose first item is answered and whose second one waits."""
    attempt = start_practice(clerk, seed=5, by=clerk, at=at)
    first = next_practice_item(attempt, by=clerk, at=at)
    answer_practice_item(first, sequence=1, answer=right_answer(first.snapshot.item), at=at)
    return attempt, next_practice_item(attempt, by=clerk, at=at)
