"""What the worker does for this room: packs, and the end of old ones."""

import logging

from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django_q.tasks import async_task

from certification.inspection import operations
from certification.inspection.archive import PartFailed
from certification.inspection.models import InspectionPack
from certification.inspection.parts import PARTS
from courses.script import in_script
from ledger import progress
from ledger.models import Job
from people.models import User

log = logging.getLogger(__name__)


def job_key(pack_id: int) -> str:
    """One job a pack."""
    return f"inspection:{pack_id}"


def start(pack: InspectionPack, *, by: User) -> Job:
    """Hand a pack to the worker; asked for again before it is made, it is begun anew."""
    now = timezone.now()
    job, new = progress.open_job(gettext_noop("Making an inspection pack"), key=job_key(pack.pk), by=by, at=now)
    if not new:
        progress.reopen(job, by=by, at=now)
    async_task("certification.inspection.tasks.make", pack.pk)
    return job


def make(pack_id: int) -> None:
    """Make it, part by part; a part that fails stops it and is named."""
    pack = InspectionPack.objects.select_related("centre__unit", "asked_by").get(pk=pack_id)
    if pack.made_at or pack.failed_part:
        return
    job = Job.objects.get(key=job_key(pack_id))
    boxes: list[str] = []
    with translation.override(pack.language), progress.faults_told(job):
        progress.advance(job, done=0, total=len(PARTS))
        try:
            for done, undrawn in enumerate(operations.make_pack(pack, at=timezone.now()), 1):
                boxes = undrawn
                progress.advance(job, done=min(done, len(PARTS)), total=len(PARTS))
        except PartFailed as failed:
            log.exception("inspection pack %s stopped at %s", pack_id, failed.part.name)
            sentence = _("The part %(title)s could not be made, and no pack was kept: %(reason)s")
            told = sentence % {"title": in_script(failed.part.title), "reason": failed.__cause__}
            progress.finish(job, at=timezone.now(), message=told, failed=True)
            return
        progress.finish(job, at=timezone.now(), message=_boxes(boxes))


def _boxes(boxes: list[str]) -> str:
    if not boxes:
        return ""
    words = _("The print face has no glyph for these characters; a box stands in their place: %(characters)s")
    return words % {"characters": " ".join(dict.fromkeys(boxes))}


def delete_old_packs() -> int:
    """Called every night."""
    return operations.delete_old_packs(at=timezone.now())
