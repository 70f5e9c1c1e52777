"""What the worker does by itself, again and again: registered in AppConfig.ready, written down after migrating.

A periodic task looks for what a killed worker left behind or for what has grown old; doing it twice changes nothing.
"""

from datetime import datetime, time, timedelta
from typing import Any

from django.db import connection
from django.utils import timezone
from django_q.models import Schedule

_wanted: dict[str, int] = {}
_nightly: set[str] = set()
NIGHT = time(2, 30)
"""When nobody works, local time."""
A_DAY = 24 * 60


def every(minutes: int, task: str) -> None:
    """Let the worker call `task` (a dotted name, no arguments) every so many minutes."""
    _wanted[task] = minutes


def nightly(task: str) -> None:
    """Let the worker call `task` every night."""
    every(A_DAY, task)
    _nightly.add(task)


def _first_run(task: str, minutes: int, now: datetime) -> datetime:
    if task not in _nightly:
        return now + timedelta(minutes=minutes)
    tonight = timezone.localtime(now).replace(hour=NIGHT.hour, minute=NIGHT.minute, second=0, microsecond=0)
    return tonight if tonight > now else tonight + timedelta(days=1)


def write_down(**_: Any) -> None:
    """Make the worker's timetable what is registered; called after migrating. A task that is no longer wanted goes."""
    if Schedule._meta.db_table not in connection.introspection.table_names():
        return  # migrating part of the way
    Schedule.objects.exclude(name__in=_wanted).filter(name__contains=".tasks.").delete()
    for task, minutes in _wanted.items():
        first = _first_run(task, minutes, timezone.now())
        defaults = {"func": task, "schedule_type": Schedule.MINUTES, "minutes": minutes, "repeats": -1}
        Schedule.objects.update_or_create(name=task, defaults=defaults, create_defaults={**defaults, "next_run": first})
