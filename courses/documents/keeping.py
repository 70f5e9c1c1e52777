"""Writes of the room: a book is kept (and the one before it goes), a centre says where it is."""

from datetime import datetime
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction

from courses.documents.kinds import Kind
from courses.documents.orders import Order
from courses.models import CentreDocument, CentreParticulars
from ledger import audit
from people.models import Centre, User


@transaction.atomic
def keep_document(kind: Kind, order: Order, data: bytes, *, made_of: str, by: User | None) -> CentreDocument:
    """Keep a book that was made; the file of the one before it goes once this is written for good."""
    place = {"centre": order.centre, "kind": kind.name, "format": order.format, "language": order.language}
    before = CentreDocument.objects.select_for_update().filter(**place).first()
    document = before or CentreDocument(**place)
    old = document.file.name if before else ""
    document.made_of, document.size = made_of, len(data)
    document.as_of, document.made_at, document.made_by = order.on, order.at, by
    name = f"documents/{order.centre.code}/{kind.name}-{order.language}-{made_of[:12]}.{order.format}"
    document.file.save(name, ContentFile(data), save=False)
    document.save()
    audit.record("document.made", document, by=by, at=order.at, kind=kind.name, bytes=len(data))
    if old and old != document.file.name:
        transaction.on_commit(lambda: document.file.storage.delete(old))
    return document


@transaction.atomic
def save_particulars(centre: Centre, *, by: User, at: datetime, **told: Any) -> CentreParticulars:
    """Write down where the centre is, when it is open and whom to call."""
    particulars, _new = CentreParticulars.objects.update_or_create(centre=centre, defaults=told)
    audit.record("centre.particulars", particulars, by=by, at=at, **told)
    return particulars
