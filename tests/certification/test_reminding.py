"""What certification has to remind of: each source names its things, and stops once they are seen to."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from certification.training.models import Attendance, TrainingSession
from certification.training.operations import register_attendance, register_session, sign_attendance
from courses.domain.facets import Facet
from ledger import reminders
from tests.certification.practical import practicals
from tests.certification.sittings import grant
from tests.quizzes import shelf as shelves

pytestmark = pytest.mark.django_db
HORIZON = timedelta(days=60)


def named(person, on):
    return {(one.kind, one.about, one.due_on) for one in reminders.due(person, on=on, by=on + HORIZON)}


def kinds(person, on):
    return {kind for kind, _about, _day in named(person, on)}


def test_checks_are_named_when_a_matter_changed_and_when_a_certification_ends(house, people):
    shelf, now, today = shelves.fill(house), timezone.now(), timezone.localdate()
    first = ("check.first", shelf.hygiene.name)
    assert first in {one[:2] for one in named(people.clerk, today)}
    (entry,) = grant(people.clerk, [shelf.hygiene], by=people.head, at=now - timedelta(days=9))
    assert first not in {one[:2] for one in named(people.clerk, today)}
    ends = ("check.ends", shelf.hygiene.name, entry.expires_on)
    for left, said in ((61, False), (60, True), (0, True), (-3, True)):
        assert (ends in named(people.clerk, entry.expires_on - timedelta(days=left))) is said
    shelves.change(shelf, shelves.made_up.HYGIENE_NEW, [Facet.MATERIALS], on=today, at=now - timedelta(hours=1))
    assert ("check.changed", shelf.hygiene.name) in {one[:2] for one in named(people.clerk, today)}
    assert kinds(people.other_head, today) == set()


def test_a_class_waits_for_the_clerks_word_and_the_duty_for_its_class(house, people):
    now, today = timezone.now(), timezone.localdate()
    last_quarter = date(today.year, 11, 2)
    assert ("training.duty", str(today.year), date(today.year, 12, 31)) in named(people.clerk, last_quarter)
    session = register_session(
        house.centre, by=people.head, at=now, title="窗口业务培训", organiser="普陀区",
        organiser_level=TrainingSession.Level.COUNTY, starts_at=now - timedelta(hours=8), hours=6,
    )  # fmt: skip
    (line,) = register_attendance(session, {people.clerk: Attendance.Result.COMPLETED}, by=people.head, at=now)
    sign_attendance(line, party="head", by=people.head, at=now)
    waits = ("training.unsigned", "窗口业务培训", today + timedelta(days=7))
    assert (waits in named(people.clerk, today), waits in named(people.other_clerk, today)) == (True, False)
    sign_attendance(line, party="clerk", by=people.clerk, at=now)
    assert waits not in named(people.clerk, today)


def test_a_practical_assessment_waits_for_the_clerk_and_ends(house, people):
    now, today = timezone.now(), timezone.localdate()
    checklist = practicals.adopt(house.centre)
    waiting = practicals.assess(people.clerk, checklist, by=people.head, at=now, signed=False)
    assert ("practical.unsigned", checklist.system, today + timedelta(days=7)) in named(people.clerk, today)
    signed = practicals.assess(people.other_clerk, checklist, by=people.head, at=now)
    last = signed.expires_on
    assert ("practical.ends", checklist.system, last) in named(people.other_clerk, last - timedelta(days=60))
    assert "practical.ends" not in kinds(people.other_clerk, last - timedelta(days=61))
    assert "practical.ends" not in kinds(people.clerk, waiting.expires_on)


def test_the_head_is_told_when_two_years_in_a_post_are_served(house, people):
    since = people.clerk.postings.get().starts_on
    served = since.replace(year=since.year + 2)
    on = served - timedelta(days=30)
    (told,) = [one for one in reminders.due(people.head, on=on, by=on + HORIZON) if one.key == str(people.clerk.pk)]
    assert (told.kind, told.due_on, told.colleague) == ("tenure.served", served, people.clerk.name)
    assert people.clerk.name not in told.about
    assert kinds(people.other_head, on) <= {"tenure.served"}
    assert "tenure.served" not in kinds(people.head, served + timedelta(days=1))
