"""The day's round: everybody is asked about once, then the group's robot is told how many things were said."""

import logging
import time
from datetime import datetime

from django.conf import settings
from django.utils import timezone

from academy.reminders.domain.quiet import is_round
from academy.reminders.operations import remind
from academy.reminders.queries import people_to_ask
from ledger import outbox
from ledger.models import Reminder

log = logging.getLogger(__name__)
PATIENCE = 60
"""Seconds one call takes at most; the next one goes on where it stopped."""


def go_round(*, at: datetime, patience: float = PATIENCE) -> int:
    """Ask about whoever is left today, in working hours only; returns how many were asked about.

    One person's failing source keeps nobody else waiting: it is logged, and that person is tried again next time.
    """
    local = timezone.localtime(at)
    if not is_round(local):
        return 0
    on, ends, asked, failed = local.date(), time.monotonic() + patience, 0, 0
    for person in people_to_ask(on).iterator(chunk_size=200):
        if time.monotonic() > ends:
            return asked
        try:
            remind(person, on=on, at=at)
            asked += 1
        except Exception:
            failed += 1
            log.exception("What is due for person %s could not be told", person.pk)
    if not failed:
        _tell_robot(at=at)
    return asked


def _tell_robot(*, at: datetime) -> None:
    """Once a day, when the round is through and anything was said."""
    if not settings.ROBOT_URL:
        return
    local = timezone.localtime(at)
    morning = local.replace(hour=0, minute=0, second=0, microsecond=0)
    count = Reminder.objects.filter(channel=Reminder.Channel.APP, recorded_at__gte=morning).count()
    if count:
        outbox.publish("reminder.robot", {"count": count}, key=f"reminder.robot:{local.date()}", at=at)
