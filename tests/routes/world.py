"""One of everything a route may be about, belonging to Alice of the first centre, made through the operations."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from certification.awards.models import Certificate
from certification.awards.operations import grant_by_hand, issue_certificate
from certification.rotation.models import PostingProposal
from certification.rotation.operations import propose_posting
from certification.rotation.plans import Wish
from certification.training.models import Attendance, TrainingSession
from certification.training.operations import register_attendance, register_session, sign_attendance
from courses.models import Matter
from ledger.models import Job
from ledger.progress import open_job
from people.models import Posting
from tests.factories import House, People
from tests.quizzes.shelf import Shelf, fill


@dataclass(frozen=True, slots=True)
class World:
    """The house, its people, and one row of everything."""

    house: House
    people: People
    shelf: Shelf
    matter: Matter
    session: TrainingSession
    attendance: Attendance
    proposal: PostingProposal
    certificate: Certificate
    job: Job


def make_world(house: House, people: People, *, at: datetime) -> World:
    """Everything as it stands at `at`: a class held a month ago, a move asked for, a paper issued, a job running."""
    shelf = fill(house)
    matter = shelf.hygiene
    for same in shelf.catalogue.matters.filter(category=matter.category):
        grant_by_hand(people.clerk, same, reason="实操考核合格", by=people.head, at=at - timedelta(days=7))
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
    return World(
        house=house,
        people=people,
        shelf=shelf,
        matter=matter,
        session=session,
        attendance=attendance,
        proposal=propose_posting(
            Wish(
                clerk=people.clerk,
                kind=Posting.Kind.SECONDMENT,
                starts_on=at.date() + timedelta(days=20),
                window=None,
                ends_on=at.date() + timedelta(days=50),
                reason="抽调专班",
                host=None,
            ),
            by=people.head,
            at=at,
        ),
        certificate=issue_certificate(people.clerk, house.centre, category=matter.category, by=people.head, at=at),
        job=open_job("catalogue", key="job:1", by=people.head, at=at)[0],
    )
