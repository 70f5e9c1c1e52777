"""Days of Asia/Shanghai as moments: a rule dated 1 December holds from that day's first second."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone


def start_of(day: date) -> datetime:
    """The first moment of the day in the house's time zone."""
    return timezone.make_aware(datetime.combine(day, time.min))


def end_of(day: date) -> datetime:
    """The first moment that is no longer this day (so compare with <)."""
    return start_of(day + timedelta(days=1))
