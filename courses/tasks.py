"""Background entry points: an id in, one operation called."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from time import monotonic

from django.conf import settings
from django.db.models import Q
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django_q.tasks import async_task

from courses import operations
from courses.models import CatalogueImport
from courses.sentences import PROBLEMS, sentence
from ledger import progress
from ledger.models import Job
from people.models import User

State = CatalogueImport.State
# Well under the worker's time limit: longer work hands itself on and continues where it stood.
SECONDS = 60
# Work nobody has touched for so long was killed with its worker (or waits for one); it is handed out again.
STOPPED_AFTER = timedelta(minutes=3)


def job_key(import_id: int, *, after_review: bool = False) -> str:
    """One job per import: pressing the button twice finds the first. What follows a review is a second job."""
    return f"catalogue-import:{import_id}" + (":activation" if after_review else "")


def reading_key(found: CatalogueImport) -> str:
    """One job per reading of a file."""
    return f"catalogue-reading:{found.pk}:{found.readings}"


def job_of(import_id: int) -> Job | None:
    """The job of an import that is told about: what follows its review, once that has begun."""
    keys = [job_key(import_id), job_key(import_id, after_review=True)]
    return Job.objects.filter(key__in=keys).order_by("-pk").first()


def reading_job_of(found: CatalogueImport) -> Job | None:
    """The job that reads the file, or the last one that did."""
    return Job.objects.filter(key__startswith=f"catalogue-reading:{found.pk}:").order_by("-pk").first()


def start_reading(found: CatalogueImport, *, by: User | None) -> Job:
    """Open the job that reads a file and hand it to the worker."""
    kind = gettext_noop("Reading a list")
    job, new = progress.open_job(kind, key=reading_key(found), by=by, at=timezone.now())
    if new:
        async_task("courses.tasks.read_import", found.pk)
    return job


def start_import(found: CatalogueImport, *, by: User, after_review: bool = False) -> Job:
    """Open the job of an import and hand it to the worker; a job that is waiting, running or done is left alone."""
    key = job_key(found.pk, after_review=after_review)
    job, new = progress.open_job(gettext_noop("Applying a list"), key=key, by=by, at=timezone.now())
    if new or job.state == Job.State.FAILED:
        async_task("courses.tasks.apply_import", found.pk)
    return job


def read_import(import_id: int) -> None:
    """Read a stored file for a minute, say how far it is, and hand on what is left."""
    found = CatalogueImport.objects.select_related("by", "file", "catalogue").get(pk=import_id)
    job = reading_job_of(found)
    with _speaking_to(job.by):
        try:
            if not _work(job, "courses.tasks.read_import", found, operations.reading(found, at=timezone.now())):
                return
        except Exception:  # told to the person, logged by the worker
            operations.give_up_reading(found, at=timezone.now())
            progress.finish(job, at=timezone.now(), message=str(PROBLEMS["file_unreadable"]), failed=True)
            raise
        found.refresh_from_db()
        if found.state == State.UNREADABLE:
            progress.finish(job, at=timezone.now(), message=sentence(found.refusal), failed=True)
        else:
            progress.finish(job, at=timezone.now(), message=_("The file was read."))


def apply_import(import_id: int) -> None:
    """Apply an import for a minute, say how far it is, and hand on what is left."""
    found = CatalogueImport.objects.select_related("by").get(pk=import_id)
    job = job_of(import_id)
    by = job.by
    with _speaking_to(by):
        try:
            applying = operations.applying(found, by=by, at=timezone.now())
            if not _work(job, "courses.tasks.apply_import", found, applying):
                return
        except operations.PlanRefused as refused:
            progress.finish(job, at=timezone.now(), message=str(PROBLEMS[refused.code]), failed=True)
            return
        except Exception:  # told to the person, logged by the worker
            message = _("Applying has stopped because of a fault of ours. What was done is kept; go on from there.")
            progress.finish(job, at=timezone.now(), message=message, failed=True)
            raise
        found.refresh_from_db()
        if found.state == State.REVIEW:
            message = _("Prepared. It comes into force once the departments have confirmed their matters.")
        else:
            message = _("Applied: %(create)d new, %(update)d changed, %(retire)d retired.") % found.plan
        progress.finish(job, at=timezone.now(), message=message)


def go_on() -> int:
    """Hand out again what a killed worker left; returns how many imports. Called every few minutes.

    What ended with a fault waits for a person, who may try again.
    """
    now = timezone.now()
    stopped = CatalogueImport.objects.filter(_stopped(now), state__in=(State.READING, State.APPLYING))
    handed_out = 0
    for found in stopped.only("pk", "state", "readings"):
        reads = found.state == State.READING
        job = reading_job_of(found) if reads else job_of(found.pk)
        if job is None or job.state == Job.State.FAILED:
            continue
        CatalogueImport.objects.filter(pk=found.pk).update(touched_at=now)
        async_task("courses.tasks.read_import" if reads else "courses.tasks.apply_import", found.pk)
        handed_out += 1
    return handed_out


def has_stopped(found: CatalogueImport, *, at: datetime) -> bool:
    """Whether nothing has happened for so long that the work must be handed out again."""
    return found.touched_at is None or found.touched_at < at - STOPPED_AFTER


def delete_old_files() -> int:
    """Delete the files of imports that ended long ago. Called once a day."""
    return operations.delete_old_files(at=timezone.now())


def _stopped(at: datetime) -> Q:
    return Q(touched_at=None) | Q(touched_at__lt=at - STOPPED_AFTER)


def _work(job: Job, task: str, found: CatalogueImport, steps: Iterator[tuple[int, int]]) -> bool:
    """Take the steps for a minute; False where what is left was handed on."""
    end = monotonic() + SECONDS
    for done, total in steps:
        progress.advance(job, done=done, total=total)
        if monotonic() > end:
            async_task(task, found.pk)
            return False
    return True


def _speaking_to(by: User | None) -> translation.override:
    return translation.override((by.language if by else "") or settings.LANGUAGE_CODE)
