"""Units, centres, accounts and roles of the demo."""

from dataclasses import dataclass
from datetime import datetime

from academy.demo import cast
from academy.demo.accounts import password
from people import operations
from people.models import AdminUnit, Centre, RoleGrant, User

Level, Role = AdminUnit.Level, RoleGrant.Role
SIGN_IN = frozenset(account.username for account in cast.ACCOUNTS)


@dataclass(frozen=True, slots=True)
class Town:
    """What the rest of the seed needs: the centre, its clerks in order, and the people who sign."""

    unit: AdminUnit
    centre: Centre
    clerks: tuple[User, ...]
    head: User
    leader: User
    editor: User
    reviewer: User


def found(*, at: datetime) -> Town:
    """Found the tree, two centres and everybody in them."""
    province = _unit(cast.PROVINCE, Level.PROVINCE, None, at)
    city = _unit(cast.CITY, Level.CITY, province, at)
    county = _unit(cast.COUNTY, Level.COUNTY, city, at)
    town = _unit(cast.TOWN, Level.TOWN, county, at)
    neighbour = _unit(cast.NEIGHBOUR, Level.TOWN, county, at)
    centre = operations.open_centre(town, code=cast.CENTRE[0], name=cast.CENTRE[1], by=None, at=at)
    beside = operations.open_centre(
        neighbour, code=cast.NEIGHBOUR_CENTRE[0], name=cast.NEIGHBOUR_CENTRE[1], by=None, at=at
    )
    people = {account.role: _person(account.username, account.name, at) for account in cast.ACCOUNTS[1:]}
    _grant(people["head"], Role.HEAD, at, centre=centre)
    _grant(people["leader"], Role.LEADER, at, unit=town)
    _grant(people["reviewer"], Role.REVIEWER, at, unit=county, department="卫生健康")
    _grant(people["editor"], Role.EDITOR, at, unit=town)
    _grant(people["inspector"], Role.INSPECTOR, at, unit=county)
    _grant(people["admin"], Role.ADMIN, at)
    clerks = tuple(_person(username, name, at) for username, name, _ in cast.CLERKS)
    for clerk in clerks:
        _grant(clerk, Role.CLERK, at, centre=centre)
    _neighbours(beside, at)
    return Town(town, centre, clerks, people["head"], people["leader"], people["editor"], people["reviewer"])


def join(town: Town, *, at: datetime) -> User:
    """Somebody new becomes a clerk of the centre."""
    username, name, _sure = cast.NEWCOMER
    person = _person(username, name, at)
    _grant(person, Role.CLERK, at, centre=town.centre)
    return person


def _neighbours(beside: Centre, at: datetime) -> None:
    head, clerk = cast.NEIGHBOUR_HEAD, cast.NEIGHBOUR_CLERK
    _grant(_person(head.username, head.name, at), Role.HEAD, at, centre=beside)
    _grant(_person(clerk.username, clerk.name, at), Role.CLERK, at, centre=beside)


def _unit(entry: tuple[str, str], level: str, parent: AdminUnit | None, at: datetime) -> AdminUnit:
    return operations.open_unit(code=entry[0], name=entry[1], level=level, parent=parent, by=None, at=at)


def _person(username: str, name: str, at: datetime) -> User:
    """Only the accounts `make demo` prints may sign in; the other clerks are there to be seen."""
    key = password() if username in SIGN_IN else None
    return operations.add_person(username=username, name=name, password=key, by=None, at=at, is_demo=True)


def _grant(
    user: User,
    role: str,
    at: datetime,
    *,
    centre: Centre | None = None,
    unit: AdminUnit | None = None,
    department: str = "",
) -> None:
    operations.grant_role(
        user, role=role, starts_on=at.date(), centre=centre, unit=unit, department=department, by=None, at=at
    )
