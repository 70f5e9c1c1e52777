"""What of training a clerk is to be reminded of: a yearly duty at risk, a class that waits for the own signature."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone

from certification.training.domain.duty import DutyStatus
from certification.training.models import Attendance
from certification.training.queries import duties_of_centre, lines_of
from ledger.reminders import Due
from people.models import User
from people.queries import centre_of

SIGN_WITHIN = timedelta(days=7)
"""A week to say a word on what somebody else wrote down."""


def training_to_remind(person: User, *, on: date, by: date) -> Iterator[Due]:
    """The duty is due on the last day of its year; a signature a week after the line was written."""
    centre = centre_of(person, on=on)
    if centre is None:
        return
    record = reverse("my_record") + "#training"
    for row in duties_of_centre(centre, year=on.year, on=on):
        if row.clerk.pk == person.pk and row.decision.status is DutyStatus.AT_RISK:
            yield Due("training.duty", str(on.year), date(on.year, 12, 31), str(on.year), record)
    for line in lines_of(person):
        row = line.attendance
        if line.by_clerk is None and row.result == Attendance.Result.COMPLETED:
            due_on = timezone.localdate(row.recorded_at) + SIGN_WITHIN
            yield Due("training.unsigned", str(row.pk), due_on, row.session.title, record)
