"""Start, advance and end a Job; the page `/jobs/<id>/` shows it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ledger.models import Job


def open_job(kind: str, *, key: str, by: Any, at: datetime) -> tuple[Job, bool]:
    """The job of this key, and whether it is new; pressing twice finds the first."""
    return Job.objects.get_or_create(key=key, defaults={"kind": kind, "by": by, "created_at": at})


def reopen(job: Job, *, by: Any, at: datetime) -> bool:
    """Begin an ended job anew for the next round of the same work; False where it hasn't ended."""
    ended = Job.objects.filter(pk=job.pk, state__in=(Job.State.DONE, Job.State.FAILED))
    fresh = {"state": Job.State.WAITING, "done": 0, "total": 0, "message": "", "finished_at": None}
    return bool(ended.update(by=by, created_at=at, **fresh))


def advance(job: Job, *, done: int, total: int) -> None:
    """Say how far the work is, in the units the person understands (matters, rows)."""
    Job.objects.filter(pk=job.pk).update(state=Job.State.RUNNING, done=done, total=total, finished_at=None)


def finish(job: Job, *, at: datetime, message: str = "", failed: bool = False) -> None:
    """Say how it ended, in a sentence."""
    state = Job.State.FAILED if failed else Job.State.DONE
    Job.objects.filter(pk=job.pk).update(state=state, message=message, finished_at=at)


@contextmanager
def faults_told(job: Job) -> Iterator[None]:
    """A fault of ours ends the job and is told to whoever waits for it; the worker logs it."""
    try:
        yield
    except Exception:
        message = _("This has stopped because of a fault of ours. What was done is kept; ask for it once more.")
        finish(job, at=timezone.now(), message=message, failed=True)
        raise
