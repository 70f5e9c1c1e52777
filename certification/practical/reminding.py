"""Practical assessments a clerk is to be reminded of: those that end, and those that wait for the clerk's word."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone

from certification.practical.domain.validity import PracticalReason
from certification.practical.queries import assessments_of, checklists_in_force, practical_standings
from ledger.reminders import Due
from people.models import User
from people.queries import centre_of

SIGN_WITHIN = timedelta(days=7)
"""A week to say a word on what somebody else wrote down."""


def practicals_to_remind(person: User, *, on: date, by: date) -> Iterator[Due]:
    """By intake system of the clerk's centre the last day of the assessment that stands; and what is unsigned."""
    systems = [row.system for row in checklists_in_force(centre_of(person, on=on), on=on)]
    record = reverse("my_record")
    for (_clerk, system), decision in practical_standings([person], systems, on=on).items():
        if {PracticalReason.ENDS_SOON, PracticalReason.ENDED} & set(decision.reasons) and decision.expires_on <= by:
            yield Due("practical.ends", system, decision.expires_on, system, record)
    for words in assessments_of(person):
        row = words.assessment
        if words.waits:
            due_on = timezone.localdate(row.recorded_at) + SIGN_WITHIN
            yield Due("practical.unsigned", str(row.pk), due_on, row.checklist.system, record)
