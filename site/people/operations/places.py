"""Writes about units, centres and windows."""

from datetime import date, datetime

from django.db import transaction

from ledger import audit
from people.models import AdminUnit, Centre, User, Window


@transaction.atomic
def open_unit(
    *, code: str, name: str, level: str, parent: AdminUnit | None, by: User | None, at: datetime
) -> AdminUnit:
    """Add a unit to the tree; the same code again is the same unit."""
    unit, new = AdminUnit.objects.get_or_create(code=code, defaults={"name": name, "level": level, "parent": parent})
    if new:
        audit.record("unit.opened", unit, by=by, at=at)
    return unit


@transaction.atomic
def open_centre(unit: AdminUnit, *, code: str, name: str, by: User | None, at: datetime) -> Centre:
    """Open a centre of a unit; the same code again is the same centre."""
    centre, new = Centre.objects.get_or_create(code=code, defaults={"unit": unit, "name": name})
    if new:
        audit.record("centre.opened", centre, by=by, at=at)
    return centre


@transaction.atomic
def open_window(
    centre: Centre, *, number: int, name: str, kind: str, opens_on: date, by: User | None, at: datetime
) -> Window:
    """Open a window; the number must not be in use by an open one (database constraint)."""
    window = Window.objects.create(centre=centre, number=number, name=name, kind=kind, opens_on=opens_on)
    audit.record("window.opened", window, by=by, at=at)
    return window


@transaction.atomic
def close_window(window: Window, *, closes_on: date, by: User | None, at: datetime) -> Window:
    """Close a window from that day on."""
    window.closes_on = closes_on
    window.save(update_fields=["closes_on"])
    audit.record("window.closed", window, by=by, at=at, closes_on=closes_on.isoformat())
    return window
