"""Reads about people and places."""

from datetime import date

from django.db.models import QuerySet

from people.models import AdminUnit, Centre, Leave, Posting, RoleGrant, User, Window


def clerks_of(centre: Centre, *, on: date) -> QuerySet[User]:
    """Clerks who belong to the centre on that day, by account name."""
    grants = RoleGrant.objects.in_force(on).filter(role=RoleGrant.Role.CLERK, centre=centre)
    return User.objects.filter(pk__in=grants.values("user")).order_by("username")


def centre_of(clerk: User, *, on: date) -> Centre | None:
    """The centre a clerk belongs to on that day."""
    grant = clerk.grants.in_force(on).filter(role=RoleGrant.Role.CLERK).select_related("centre__unit").first()
    return grant.centre if grant else None


def postings_of(clerk: User) -> QuerySet[Posting]:
    """All postings of a clerk, newest first, with their windows."""
    return clerk.postings.select_related("window__centre", "host", "approved_by").order_by("-starts_on", "-pk")


def postings_running(centre: Centre, *, on: date) -> QuerySet[Posting]:
    """Postings of the centre's windows on that day."""
    return Posting.objects.running_on(on).filter(window__centre=centre).select_related("window", "clerk")


def windows_open(centre: Centre, *, on: date) -> QuerySet[Window]:
    """Windows of the centre that are open on that day."""
    return centre.windows.open_on(on).order_by("number")


def clerks_away(centre: Centre, *, on: date) -> set[int]:
    """Keys of clerks on leave on that day."""
    clerks = clerks_of(centre, on=on)
    return set(Leave.objects.covering(on).filter(clerk__in=clerks).values_list("clerk", flat=True))


def units_above(unit: AdminUnit) -> set[int]:
    """Keys of the unit and of every unit above it, in one query."""
    parents = dict(AdminUnit.objects.values_list("pk", "parent_id"))
    found: set[int] = set()
    key: int | None = unit.pk
    while key is not None and key not in found:
        found.add(key)
        key = parents[key]
    return found
