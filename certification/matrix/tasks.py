"""What the worker does for this room: rounds of papers."""

from time import monotonic

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext
from django_q.tasks import async_task

from certification.matrix.models import CertificateBatch
from certification.matrix.operations.batches import issue_waiting, keep_files
from courses.documents.press import PressFailed
from ledger import progress
from ledger.models import Job
from people.models import User

SECONDS = 60
"""How long one turn issues; then the next one is asked for, long before the worker would be stopped."""


def job_key(batch_id: int) -> str:
    """One job a round."""
    return f"certificates:{batch_id}"


def start(batch: CertificateBatch, *, by: User) -> Job:
    """Hand a round to the worker; asked for again before it has ended it is taken up where it stands."""
    now = timezone.now()
    job, new = progress.open_job(gettext_noop("Issuing certificates"), key=job_key(batch.pk), by=by, at=now)
    if not new:
        progress.reopen(job, by=by, at=now)
    async_task("certification.matrix.tasks.issue", batch.pk)
    return job


def issue(batch_id: int) -> None:
    """Issue what waits, then draw all of it; what is done already is not done again."""
    batch = CertificateBatch.objects.select_related("centre", "asked_by").get(pk=batch_id)
    if batch.ended_at:
        return
    job, begun = Job.objects.get(key=job_key(batch_id)), monotonic()
    with translation.override(batch.asked_by.language or settings.LANGUAGE_CODE), progress.faults_told(job):
        try:
            for done in issue_waiting(batch):
                progress.advance(job, done=done, total=len(batch.clerks))
                if monotonic() - begun > SECONDS and done < len(batch.clerks):
                    async_task("certification.matrix.tasks.issue", batch_id)
                    return
            batch.refresh_from_db()
            keep_files(batch, at=timezone.now())
        except PressFailed as failed:
            message = _("The papers are issued but could not be set for printing: %(reason)s") % {"reason": failed}
            progress.finish(job, at=timezone.now(), message=message, failed=True)
            return
        progress.finish(job, at=timezone.now(), message=_told(batch))


def _told(batch: CertificateBatch) -> str:
    issued, refused = len(batch.issued), len(batch.refused)
    if refused:
        words = _("%(issued)d papers issued, %(refused)d not: something did not stand any more.")
        return words % {"issued": issued, "refused": refused}
    return ngettext("%(n)d paper issued.", "%(n)d papers issued.", issued) % {"n": issued}
