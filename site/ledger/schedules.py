"""What the worker does by itself, again and again: registered in AppConfig.ready, written down after migrating.

A periodic task looks for what a killed worker left behind or for what has grown old; doing it twice changes nothing.
"""

from datetime import timedelta
from typing import Any

from django.db import connection
from django.utils import timezone
from django_q.models import Schedule

_wanted: dict[str, int] = {}


def every(minutes: int, task: str) -> None:
    """Let the worker call `task` (a dotted name, no arguments) every so many minutes."""
    _wanted[task] = minutes


def write_down(**_: Any) -> None:
    """Make the worker's timetable what is registered; called after migrating. A task that is no longer wanted goes."""
    if Schedule._meta.db_table not in connection.introspection.table_names():
        return  # migrating part of the way
    Schedule.objects.exclude(name__in=_wanted).filter(name__contains=".tasks.").delete()
    for task, minutes in _wanted.items():
        first = timezone.now() + timedelta(minutes=minutes)
        defaults = {"func": task, "schedule_type": Schedule.MINUTES, "minutes": minutes, "repeats": -1}
        Schedule.objects.update_or_create(name=task, defaults=defaults, create_defaults={**defaults, "next_run": first})
