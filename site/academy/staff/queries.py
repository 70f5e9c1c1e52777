"""Who has an account and where people may be put: what a staff list is compared with."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from academy.staff.domain.people import Grant, Person, Places
from courses.domain.search.folding import folded
from people.models import AdminUnit, Centre, Posting, RoleGrant, User, Window

BASE = Posting.Kind.BASE
ADMIN = Grant("admin", 0)


def places() -> Places:
    """Every centre and unit by name and code, and the windows that are open; three queries."""
    centres = Centre.objects.values_list("pk", "name", "code")
    units = AdminUnit.objects.values_list("pk", "name", "code")
    windows = Window.objects.filter(closes_on=None).values_list("centre", "number", "pk")
    return Places(_named(centres), _named(units), {(centre, number): pk for centre, number, pk in windows})


def people_known() -> list[Person]:
    """Everybody with an account, with the roles and the base post that have no end; three queries.

    Who was made an administrator from the command line counts as one, so that no list closes the account.
    """
    grants: dict[int, set[Grant]] = defaultdict(set)
    rows = RoleGrant.objects.filter(ends_on=None)
    for user, role, centre, unit, department in rows.values_list("user", "role", "centre", "unit", "department"):
        grants[user].add(Grant(role, centre or unit or 0, department))
    base: dict[int, tuple[int, int]] = {}
    until: dict[int, date] = {}
    posts = Posting.objects.filter(kind=BASE).order_by("starts_on")
    for clerk, window, centre, ends_on in posts.values_list("clerk", "window", "window__centre", "ends_on"):
        if ends_on is None:
            base[clerk] = window, centre
        else:
            until[clerk] = max(ends_on, until.get(clerk, ends_on))
    return [
        Person(
            user.pk,
            user.username,
            user.name,
            user.employee_number,
            frozenset(grants[user.pk] | ({ADMIN} if user.is_superuser else set())),
            *base.get(user.pk, (None, None)),
            until.get(user.pk),
            user.closes_on is not None,
        )
        for user in User.objects.all()
    ]


def waiting_for_first_sign_in(*, on: date) -> QuerySet[User]:
    """Whoever holds a slip and has not replaced its password yet, longest first."""
    return User.objects.filter(Q(closes_on=None) | Q(closes_on__gt=on), must_change_password=True).order_by(
        "date_joined", "username"
    )


def _named(rows: Iterable[tuple[int, str, str]]) -> dict[str, int]:
    found: dict[str, set[int]] = defaultdict(set)
    for pk, name, code in rows:
        found[folded(name)].add(pk)
        found[folded(code)].add(pk)
    return {name: next(iter(keys)) for name, keys in found.items() if len(keys) == 1 and name}
