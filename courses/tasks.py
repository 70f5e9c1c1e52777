"""Background entry points: an id in, one operation called."""

from time import monotonic

from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django_q.tasks import async_task

from courses import operations
from courses.models import CatalogueImport
from courses.sentences import PROBLEMS
from ledger import progress
from ledger.models import Job
from people.models import User

# Well under the worker's time limit: longer work hands itself on and continues where it stood.
SECONDS = 60


def job_key(import_id: int, *, after_review: bool = False) -> str:
    """One job per import: pressing the button twice finds the first. What follows a review is a second job."""
    return f"catalogue-import:{import_id}" + (":activation" if after_review else "")


def job_of(import_id: int) -> Job | None:
    """The job of an import that is told about: what follows its review, once that has begun."""
    keys = [job_key(import_id), job_key(import_id, after_review=True)]
    return Job.objects.filter(key__in=keys).order_by("-pk").first()


def start_import(found: CatalogueImport, *, by: User, after_review: bool = False) -> Job:
    """Open the job of an import and hand it to the worker; a job that is waiting, running or done is left alone."""
    key = job_key(found.pk, after_review=after_review)
    job, new = progress.open_job("catalogue-import", key=key, by=by, at=timezone.now())
    if new or job.state == Job.State.FAILED:
        async_task("courses.tasks.apply_import", found.pk)
    return job


def apply_import(import_id: int) -> None:
    """Apply an import for a minute, say how far it is, and hand on what is left."""
    found = CatalogueImport.objects.select_related("by").get(pk=import_id)
    job = job_of(import_id)
    by, end = job.by, monotonic() + SECONDS
    with translation.override(by.language or None if by else None):
        try:
            for done, total in operations.applying(found, by=by, at=timezone.now()):
                progress.advance(job, done=done, total=total)
                if monotonic() > end:
                    async_task("courses.tasks.apply_import", import_id)
                    return
        except operations.PlanRefused as refused:
            progress.finish(job, at=timezone.now(), message=str(PROBLEMS[refused.code]), failed=True)
            return
        found.refresh_from_db()
        if found.state == CatalogueImport.State.REVIEW:
            message = _("Prepared. It comes into force once the departments have confirmed their matters.")
        else:
            message = _("Applied: %(create)d new, %(update)d changed, %(retire)d retired.") % found.plan
        progress.finish(job, at=timezone.now(), message=message)
