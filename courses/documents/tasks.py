"""Background entry points: a book is made, and made again when its list has changed."""

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django_q.tasks import async_task

from courses.documents import kinds
from courses.documents.keeping import keep_document
from courses.documents.kinds import Kind
from courses.documents.orders import Order
from courses.documents.press import PressFailed
from courses.models import CentreDocument
from ledger import progress
from ledger.models import Job
from people.models import Centre, User

TOLD_EVERY = 25


def job_key(centre: int, kind: str, format: str, language: str) -> str:
    """One job a book: pressing the button twice finds the first."""
    return f"document:{centre}:{kind}:{format}:{language}"


def start(centre: Centre, kind: Kind, *, format: str, language: str, by: User | None) -> Job:
    """Hand a book to the worker; one that waits or is being made is left alone."""
    now = timezone.now()
    job, new = progress.open_job(kind.title, key=job_key(centre.pk, kind.name, format, language), by=by, at=now)
    if new or progress.reopen(job, by=by, at=now):
        async_task("courses.documents.tasks.make", centre.pk, kind.name, format, language)
    return job


def make(centre_id: int, kind_name: str, format: str, language: str) -> None:
    """Make a book as of today, keep it, and say how it ended."""
    centre, kind, now = Centre.objects.get(pk=centre_id), kinds.named(kind_name), timezone.now()
    job = Job.objects.select_related("by").get(key=job_key(centre_id, kind_name, format, language))

    def tell(done: int, total: int) -> None:
        if done % TOLD_EVERY == 0 or done == total:
            progress.advance(job, done=done, total=total)

    order = Order(centre, timezone.localdate(now), now, format, language, tell)
    reader = (job.by.language if job.by else "") or settings.LANGUAGE_CODE
    with translation.override(reader), progress.faults_told(job):
        made_of = kind.made_of(centre, order.on)
        try:
            data = kind.write(order)
        except PressFailed as failed:
            message = _("The book could not be set: %(reason)s") % {"reason": failed}
            progress.finish(job, at=timezone.now(), message=message, failed=True)
            return
        keep_document(kind, order, data, made_of=made_of, by=job.by)
        progress.finish(job, at=timezone.now(), message=_boxes(order))


def refresh(catalogue_id: int) -> None:
    """Make anew the kept books of the centres that handle matters of this list, where they would now differ."""
    today = timezone.localdate()
    documents = CentreDocument.objects.filter(centre__offerings__matter__catalogue=catalogue_id).distinct()
    for document in documents.select_related("centre"):
        kind = kinds.named(document.kind)
        if kind.made_of(document.centre, today) != document.made_of:
            start(document.centre, kind, format=document.format, language=document.language, by=None)


def _boxes(order: Order) -> str:
    if not order.boxes:
        return ""
    characters = " ".join(dict.fromkeys(order.boxes))
    return _("The print face has no glyph for these characters; a box stands in their place: %(characters)s") % {
        "characters": characters
    }
