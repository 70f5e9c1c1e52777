"""What follows an applied list: books that rest on it are made anew, at once or on the day its facts begin to hold."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django_q.models import Schedule
from django_q.tasks import async_task, schedule

from courses.models import CentreDocument, Edition

TASK = "courses.documents.tasks.refresh"


def on_catalogue_applied(payload: dict[str, Any], *, at: datetime) -> None:
    """Hand it to the worker; delivered twice, the second finds the books up to date. No kept book, nothing to do."""
    edition = Edition.objects.get(pk=payload["edition"])
    kept = CentreDocument.objects.filter(centre__offerings__matter__catalogue=edition.catalogue_id)
    if not kept.exists():
        return
    transaction.on_commit(lambda: async_task(TASK, edition.catalogue_id))
    if edition.effective_at > at:
        name = f"documents:{edition.pk}"
        if not Schedule.objects.filter(name=name).exists():
            schedule(TASK, edition.catalogue_id, name=name, schedule_type=Schedule.ONCE, next_run=edition.effective_at)
