"""Writes about people and their accounts."""

from datetime import date, datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction

from ledger import audit
from people.models import User


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
