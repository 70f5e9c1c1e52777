"""An uploaded file is kept as it came; reading it is the worker's business. It goes when it is no longer needed."""

from datetime import date, datetime, timedelta
from hashlib import sha256

from django.core.files.base import ContentFile
from django.db import transaction

from courses.domain.source import Source
from courses.models import Catalogue, CatalogueImport, ImportFile
from courses.readers import wire
from ledger import audit
from people.models import User

State = CatalogueImport.State
# A plan may be questioned for a while after it was applied; then the versions and the audit log say enough.
KEPT = timedelta(days=90)
NEVER_DELETED = (State.READING, *CatalogueImport.UNDER_WAY)


@transaction.atomic
def receive_file(
    catalogue: Catalogue,
    *,
    data: bytes,
    file_name: str,
    effective_on: date,
    by: User | None,
    at: datetime,
    source: str = "",
) -> CatalogueImport:
    """Keep the bytes and open an import that waits to be read. What they are is nobody's question yet."""
    digest = sha256(data).hexdigest()
    kept = ImportFile.objects.create(
        name=file_name[:200], sha256=digest, size=len(data), file=ContentFile(data, name="list"), stored_at=at
    )
    found = CatalogueImport.objects.create(
        catalogue=catalogue,
        source=source,
        file_name=kept.name,
        file=kept,
        sha256=digest,
        effective_on=effective_on,
        by=by,
        staged_at=at,
        touched_at=at,
    )
    audit.record("catalogue.received", found, by=by, at=at, sha256=digest, bytes=kept.size)
    return found


def keep_beginning(kept: ImportFile, source: Source) -> None:
    """Keep the first rows of what was read, for the screen on which columns are chosen."""
    kept.head = "".join(wire.lines(source.beginning()))
    kept.save(update_fields=["head"])


def beginning_of(kept: ImportFile) -> Source | None:
    """The first rows of a file that was read once; None where nothing of it is kept."""
    return wire.taken(kept.head.split("\n")) if kept.head else None


def delete_old_files(*, at: datetime) -> int:
    """Delete the bytes nobody has needed for KEPT; name, size and hash stay. Returns how many went.

    A file being read or applied stays, however old. The row is marked first: a file that couldn't be deleted is only
    a file, but a mark that is missing would have the plan offer to read what is gone.
    """
    busy = CatalogueImport.objects.filter(state__in=NEVER_DELETED).values("file")
    recent = CatalogueImport.objects.filter(touched_at__gte=at - KEPT).values("file")
    old = ImportFile.objects.filter(deleted_at=None, stored_at__lt=at - KEPT)
    gone = 0
    for kept in old.exclude(pk__in=busy.filter(file__isnull=False)).exclude(pk__in=recent.filter(file__isnull=False)):
        with transaction.atomic():
            ImportFile.objects.filter(pk=kept.pk).update(deleted_at=at, head="")
            audit.record("catalogue.file_deleted", kept, by=None, at=at, sha256=kept.sha256)
        kept.file.storage.delete(kept.file.name)
        gone += 1
    return gone
