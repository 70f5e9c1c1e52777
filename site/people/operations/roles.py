"""Writes about the roles people hold."""

from datetime import date, datetime

from django.db import transaction

from ledger import audit
from people.models import AdminUnit, Centre, RoleGrant, User
from people.operations.telling import tell_staff_changed


@transaction.atomic
def grant_role(
    user: User,
    *,
    role: str,
    starts_on: date,
    by: User | None,
    at: datetime,
    centre: Centre | None = None,
    unit: AdminUnit | None = None,
    department: str = "",
) -> RoleGrant:
    """Give a role at its place from that day on."""
    grant = RoleGrant.objects.create(
        user=user, role=role, centre=centre, unit=unit, department=department, starts_on=starts_on
    )
    if role == RoleGrant.Role.ADMIN:
        User.objects.filter(pk=user.pk).update(is_superuser=True, is_staff=True)
    entry = audit.record("role.granted", grant, by=by, at=at, role=role, person=user.pk)
    if role == RoleGrant.Role.CLERK:
        tell_staff_changed(user.pk, entry, at=at)
    return grant


@transaction.atomic
def end_role(grant: RoleGrant, *, ends_on: date, by: User | None, at: datetime) -> RoleGrant:
    """End a role from that day on."""
    grant.ends_on = ends_on
    grant.save(update_fields=["ends_on"])
    entry = audit.record("role.ended", grant, by=by, at=at, ends_on=ends_on.isoformat())
    if grant.role == RoleGrant.Role.CLERK:
        tell_staff_changed(grant.user_id, entry, at=at)
    return grant
