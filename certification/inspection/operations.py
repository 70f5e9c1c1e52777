"""Writes of the room: a pack is asked for, made, taken, deleted. Each leaves its row in the audit log."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from hashlib import file_digest
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.files import File
from django.db import transaction
from django.utils import timezone

from certification.inspection.archive import PartFailed, write_archive
from certification.inspection.domain.period import Period
from certification.inspection.models import InspectionPack
from certification.inspection.parts import Asked
from ledger import audit
from people.models import Centre, User

KEPT = timedelta(days=400)
"""A year's inspection and what is asked after it; then the file goes, and the row stays."""


@transaction.atomic
def order_pack(centre: Centre, period: Period, *, language: str, by: User, at: datetime) -> InspectionPack:
    """Ask for a pack; one about the same that is being made is given back."""
    Centre.objects.select_for_update(no_key=True).get(pk=centre.pk)
    same = InspectionPack.objects.filter(centre=centre, first=period.first, last=period.last)
    if at_work := same.filter(made_at=None, failed_part="").first():
        return at_work
    pack = InspectionPack.objects.create(
        centre=centre, first=period.first, last=period.last, language=language, asked_by=by, asked_at=at
    )
    audit.record("inspection.asked", pack, by=by, at=at, **pack.told())
    return pack


def make_pack(pack: InspectionPack, *, at: datetime) -> Iterator[list[str]]:
    """Make it from the beginning; yields after each part what the face can't draw so far. Raises PartFailed, and then
    nothing is kept but which part it was. Killed and begun anew, it is made once."""
    asked = Asked(pack.centre, pack.period, timezone.localdate(at), at, pack.language)
    with TemporaryDirectory() as folder:
        place = Path(folder) / "pack.zip"
        try:
            for packing in write_archive(place, asked):
                yield packing.boxes
        except PartFailed as failed:
            _stop(pack, failed, at=at)
            raise
        _keep(pack, place, packing.parts, asked)


def _keep(pack: InspectionPack, place: Path, parts: list[dict], asked: Asked) -> None:
    with place.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
        file.seek(0)
        with transaction.atomic():
            locked = InspectionPack.objects.select_for_update(of=("self",)).get(pk=pack.pk)
            if locked.made_at:
                return
            pack.parts, pack.recorded_by, pack.made_at = parts, asked.on, asked.at
            pack.size, pack.sha256, pack.failed_part = place.stat().st_size, digest, ""
            pack.file.save(f"inspection/{pack.centre.code}/{pack.pk}.zip", File(file), save=False)
            pack.save()
            told = {**pack.told(), "sha256": digest, "bytes": pack.size}
            audit.record("inspection.made", pack, by=pack.asked_by, at=asked.at, **told)


@transaction.atomic
def _stop(pack: InspectionPack, failed: PartFailed, *, at: datetime) -> None:
    pack.failed_part = failed.part.title
    pack.save(update_fields=["failed_part"])
    audit.record("inspection.failed", pack, by=pack.asked_by, at=at, **pack.told(), part=failed.part.name)


def note_taken(pack: InspectionPack, *, by: User, at: datetime) -> None:
    """That names left the house, on purpose."""
    audit.record("inspection.taken", pack, by=by, at=at, **pack.told(), sha256=pack.sha256)


@transaction.atomic
def delete_pack(pack: InspectionPack, *, by: User | None, at: datetime) -> None:
    """Delete the file; who asked for what, when, and the hash stay. Once deleted it stays so."""
    locked = InspectionPack.objects.select_for_update(of=("self",)).select_related("centre").get(pk=pack.pk)
    if locked.made_at is None or locked.deleted_at:
        return
    locked.deleted_at = at
    locked.save(update_fields=["deleted_at"])
    audit.record("inspection.deleted", locked, by=by, at=at, **locked.told(), sha256=locked.sha256)
    storage, name = locked.file.storage, locked.file.name
    transaction.on_commit(lambda: storage.delete(name))


def delete_old_packs(*, at: datetime) -> int:
    """Delete the files of packs made too long ago; how many."""
    old = list(InspectionPack.objects.filter(made_at__lt=at - KEPT, deleted_at=None))
    for pack in old:
        delete_pack(pack, by=None, at=at)
    return len(old)
