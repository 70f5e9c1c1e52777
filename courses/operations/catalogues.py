"""Opening a unit's catalogue."""

from datetime import datetime

from django.db import transaction

from courses.models import Catalogue
from ledger import audit
from people.models import AdminUnit, User


@transaction.atomic
def open_catalogue(
    unit: AdminUnit, *, code: str, name: str, by: User | None, at: datetime, is_sample: bool = False
) -> Catalogue:
    """Open a catalogue of a unit; the same code again is the same catalogue."""
    catalogue, new = Catalogue.objects.get_or_create(
        code=code, defaults={"unit": unit, "name": name, "is_sample": is_sample}
    )
    if new:
        audit.record("catalogue.opened", catalogue, by=by, at=at)
    return catalogue
