"""Writes about people and places: one transaction each, with its audit row."""

from datetime import date, datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction

from ledger import audit
from people.models import AdminUnit, Centre, Leave, Posting, RoleGrant, User, Window


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


@transaction.atomic
def add_person(
    *,
    username: str,
    name: str,
    password: str | None,
    by: User | None,
    at: datetime,
    is_demo: bool = False,
    employee_number: str = "",
    first_password: str = "",
) -> User:
    """Create an account; None means nobody can sign in to it. The password is checked by forms and stored hashed;
    a `first_password` comes hashed already and must be replaced at the first sign-in."""
    user = User.objects.create(
        username=User.normalize_username(username),
        password=first_password or make_password(password),
        name=name,
        is_demo=is_demo,
        date_joined=at,
        employee_number=employee_number,
        must_change_password=bool(first_password),
    )
    audit.record("person.added", user, by=by, at=at)
    return user


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
    audit.record("role.granted", grant, by=by, at=at, role=role, person=user.pk)
    return grant


@transaction.atomic
def end_role(grant: RoleGrant, *, ends_on: date, by: User | None, at: datetime) -> RoleGrant:
    """End a role from that day on."""
    grant.ends_on = ends_on
    grant.save(update_fields=["ends_on"])
    audit.record("role.ended", grant, by=by, at=at, ends_on=ends_on.isoformat())
    return grant


@transaction.atomic
def record_leave(clerk: User, *, kind: str, starts_on: date, ends_on: date, by: User | None, at: datetime) -> Leave:
    """Enter leave on [starts_on, ends_on)."""
    leave = Leave.objects.create(clerk=clerk, kind=kind, starts_on=starts_on, ends_on=ends_on)
    audit.record("leave.recorded", leave, by=by, at=at)
    return leave


@transaction.atomic
def post_clerk(
    clerk: User,
    *,
    window: Window | None,
    kind: str,
    starts_on: date,
    by: User | None,
    at: datetime,
    ends_on: date | None = None,
    reason: str = "",
    host: User | None = None,
    document_number: str = "",
) -> Posting:
    """Write a posting as decided. Whether it may be decided is certification.rotation's question, asked before."""
    posting = Posting.objects.create(
        clerk=clerk,
        window=window,
        kind=kind,
        starts_on=starts_on,
        ends_on=ends_on,
        reason=reason,
        host=host,
        approved_by=by,
        document_number=document_number,
    )
    audit.record("posting.started", posting, by=by, at=at, clerk=clerk.pk, kind=kind)
    return posting


@transaction.atomic
def end_posting(posting: Posting, *, ends_on: date, by: User | None, at: datetime, reason: str = "") -> Posting:
    """End an open posting from that day on."""
    posting.ends_on = ends_on
    posting.save(update_fields=["ends_on"])
    audit.record("posting.ended", posting, by=by, at=at, ends_on=ends_on.isoformat(), reason=reason)
    return posting


@transaction.atomic
def change_password(user: User, password: str, *, by: User, at: datetime) -> User:
    """Give the account a new password, which forms have checked; every other session of it ends."""
    user.set_password(password)
    user.must_change_password = False
    user.save(update_fields=["password", "must_change_password"])
    audit.record("password.changed", user, by=by, at=at)
    return user


@transaction.atomic
def hand_out_password(user: User, first_password: str, *, by: User | None, at: datetime) -> User:
    """Give the account a first password again, hashed already; every session of it ends, the next must replace it."""
    user.password, user.must_change_password = first_password, True
    user.save(update_fields=["password", "must_change_password"])
    audit.record("password.handed_out", user, by=by, at=at)
    return user


@transaction.atomic
def correct_person(user: User, *, name: str, employee_number: str, by: User | None, at: datetime) -> User:
    """Write the name and number as the staff list has them; the account and its history stay."""
    user.name, user.employee_number = name, employee_number
    user.save(update_fields=["name", "employee_number"])
    audit.record("person.corrected", user, by=by, at=at)
    return user


@transaction.atomic
def close_account(user: User, *, closes_on: date, by: User | None, at: datetime) -> User:
    """From that day nobody signs in to the account; its records stay."""
    user.closes_on = closes_on
    user.save(update_fields=["closes_on"])
    audit.record("account.closed", user, by=by, at=at, closes_on=closes_on.isoformat())
    return user


@transaction.atomic
def reopen_account(user: User, *, by: User | None, at: datetime) -> User:
    """The person is back; the password is the one they had."""
    user.closes_on = None
    user.save(update_fields=["closes_on"])
    audit.record("account.reopened", user, by=by, at=at)
    return user
