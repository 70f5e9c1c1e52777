"""Papers for many at once: planned on a page, issued one by one by the worker, never twice."""

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from certification.awards.certificate.painting import certificate_png
from certification.awards.certificate.printing import certificate_pdf, certificates_pdf
from certification.awards.certificate.wording import TITLE
from certification.awards.faces import face_of
from certification.awards.models import Certificate
from certification.awards.operations import NotReady
from certification.awards.queries.standings import day_of
from certification.matrix.models import CertificateBatch
from certification.matrix.operations.papers import issue_certificate
from certification.matrix.queries.batches import batch_plan_of
from ledger import audit
from people.models import Centre, User


class BatchOutdated(Exception):
    """Nothing was begun: who would get a paper is not what was looked at."""


@transaction.atomic
def open_batch(centre: Centre, *, category: str, agreed: str, by: User, at: datetime) -> CertificateBatch:
    """Begin a round for exactly those who were shown; a round about the same that hasn't ended is given back.

    Raises BatchOutdated where `agreed` is not the plan's digest any more, or nobody would get a paper.
    """
    Centre.objects.select_for_update(no_key=True).get(pk=centre.pk)
    open_one = CertificateBatch.objects.filter(centre=centre, category=category, ended_at=None).first()
    if open_one:
        return open_one
    plan = batch_plan_of(centre, category, on=day_of(at))
    if plan.digest != agreed or not plan.getting:
        raise BatchOutdated
    clerks = [line.clerk.pk for line in plan.getting]
    batch = CertificateBatch.objects.create(centre=centre, category=category, clerks=clerks, asked_by=by, asked_at=at)
    audit.record("certificates.asked", batch, by=by, at=at, category=category, clerks=clerks)
    return batch


def issue_waiting(batch: CertificateBatch) -> Iterator[int]:
    """Issue paper after paper, each with its line of the round in one transaction; yields how many are done.

    A paper is dated by the round, whenever its turn comes. Stopped anywhere and begun anew, it goes on where it stood;
    two workers take turns.
    """
    for clerk in User.objects.in_bulk(batch.waiting).values():
        with transaction.atomic():
            locked = CertificateBatch.objects.select_for_update(of=("self",)).select_related("centre", "asked_by")
            batch = locked.get(pk=batch.pk)
            if clerk.pk in batch.waiting:
                _issue(batch, clerk)
        yield len(batch.clerks) - len(batch.waiting)


def _issue(batch: CertificateBatch, clerk: User) -> None:
    try:
        paper = issue_certificate(clerk, batch.centre, category=batch.category, by=batch.asked_by, at=batch.asked_at)
    except NotReady:
        batch.refused = [*batch.refused, clerk.pk]
    else:
        batch.issued = {**batch.issued, str(clerk.pk): paper.serial}
    batch.save(update_fields=["issued", "refused"])


def papers_of(batch: CertificateBatch) -> list[Certificate]:
    """What was issued, in the order of the plan."""
    rows = Certificate.objects.filter(serial__in=list(batch.issued.values())).select_related("clerk")
    found = {paper.clerk_id: paper for paper in rows}
    return [found[clerk] for clerk in batch.clerks if clerk in found]


def keep_files(batch: CertificateBatch, *, at: datetime) -> None:
    """One PDF to print and an archive with every paper as PDF and picture; the round has ended then."""
    drawn, undrawn = [], []
    archive = BytesIO()
    with ZipFile(archive, "w", ZIP_STORED) as files:
        for paper in papers_of(batch):
            face = face_of(paper)
            try:
                pdf, png = certificate_pdf(face, at=paper.effective_at), certificate_png(face)
            except ValueError:
                undrawn.append(paper.serial)
                continue
            drawn.append(face)
            dated = timezone.localtime(paper.effective_at).timetuple()[:6]
            files.writestr(ZipInfo(f"{paper.serial}.pdf", dated), pdf)
            files.writestr(ZipInfo(f"{paper.serial}.png", dated), png)
    if drawn:
        one = certificates_pdf(drawn, title=f"{TITLE} {batch.centre}", at=batch.asked_at)
        batch.pdf.save(f"certificates/{batch.pk}.pdf", ContentFile(one), save=False)
        batch.archive.save(f"certificates/{batch.pk}.zip", ContentFile(archive.getvalue()), save=False)
    batch.ended_at, batch.undrawn = at, undrawn
    with transaction.atomic():
        batch.save(update_fields=["pdf", "archive", "undrawn", "ended_at"])
        audit.record(
            "certificates.issued",
            batch,
            by=batch.asked_by,
            at=at,
            serials=list(batch.issued.values()),
            refused=batch.refused,
        )
