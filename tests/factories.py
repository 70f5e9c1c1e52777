"""The house the tests live in, built through the operations people use. Times are fixed; nobody asks the clock."""

from dataclasses import dataclass, fields
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.test import Client

from people import operations
from people.models import AdminUnit, Centre, Posting, RoleGrant, User, Window

SHANGHAI = ZoneInfo("Asia/Shanghai")
# A Monday morning at the counter; everything in the factories was there long before.
MOMENT = datetime(2026, 3, 9, 9, 0, tzinfo=SHANGHAI)
FOUNDED = datetime(2024, 1, 2, 9, 0, tzinfo=SHANGHAI)
FIRST_DAY = FOUNDED.date()
PASSWORD = "counter-sea-pine-42"

Level, Role, Kind = AdminUnit.Level, RoleGrant.Role, Window.Kind


@dataclass(frozen=True, slots=True)
class House:
    """County → town (centre, three windows) and neighbour town (other_centre); far_county has nothing below it."""

    county: AdminUnit
    town: AdminUnit
    neighbour: AdminUnit
    far_county: AdminUnit
    centre: Centre
    other_centre: Centre
    general: Window
    sector: Window
    tidal: Window


@dataclass(frozen=True, slots=True)
class People:
    """One person per role at the centre, and those who must not see it: another clerk, the neighbours, the far ones."""

    clerk: User
    other_clerk: User
    head: User
    other_head: User
    leader: User
    reviewer: User
    editor: User
    inspector: User
    admin: User
    neighbour_clerk: User
    other_leader: User
    other_inspector: User

    def by_role(self, role: str) -> User:
        return getattr(self, role)


NAMES = {
    "clerk": "alice",
    "other_clerk": "bob",
    "head": "helen",
    "other_head": "oscar",
    "leader": "leo",
    "reviewer": "rita",
    "editor": "edith",
    "inspector": "ina",
    "admin": "adam",
    "neighbour_clerk": "nora",
    "other_leader": "lydia",
    "other_inspector": "ivan",
}


def make_house() -> House:
    """Two towns of one county and a county far away."""
    province = make_unit("33", "浙江省", Level.PROVINCE)
    county = make_unit("330903", "普陀区", Level.COUNTY, province)
    far_county = make_unit("330921", "岱山县", Level.COUNTY, province)
    town = make_unit("330903105", "普陀山镇", Level.TOWN, county)
    neighbour = make_unit("330903104", "桃花镇", Level.TOWN, county)
    centre = make_centre(town, "putuoshan")
    return House(
        county=county,
        town=town,
        neighbour=neighbour,
        far_county=far_county,
        centre=centre,
        other_centre=make_centre(neighbour, "taohua"),
        general=make_window(centre, 1, "综合窗口一", Kind.GENERAL),
        sector=make_window(centre, 2, "公安窗口", Kind.SECTOR),
        tidal=make_window(centre, 3, "潮汐窗口", Kind.TIDAL),
    )


def make_people(house: House) -> People:
    """Everybody of `People`, with the grants their role needs; the two clerks sit at the general window."""
    people = People(**{field.name: make_person(NAMES[field.name]) for field in fields(People)})
    grant(people.clerk, Role.CLERK, centre=house.centre)
    grant(people.other_clerk, Role.CLERK, centre=house.centre)
    grant(people.neighbour_clerk, Role.CLERK, centre=house.other_centre)
    grant(people.head, Role.HEAD, centre=house.centre)
    grant(people.other_head, Role.HEAD, centre=house.other_centre)
    grant(people.leader, Role.LEADER, unit=house.town)
    grant(people.other_leader, Role.LEADER, unit=house.neighbour)
    grant(people.reviewer, Role.REVIEWER, unit=house.county, department="公安")
    grant(people.editor, Role.EDITOR, unit=house.town)
    grant(people.inspector, Role.INSPECTOR, unit=house.county)
    grant(people.other_inspector, Role.INSPECTOR, unit=house.far_county)
    grant(people.admin, Role.ADMIN)
    for clerk in (people.clerk, people.other_clerk):
        make_posting(clerk, house.general)
    return people


def make_unit(code: str, name: str, level: str, parent: AdminUnit | None = None) -> AdminUnit:
    return operations.open_unit(code=code, name=name, level=level, parent=parent, by=None, at=FOUNDED)


def make_centre(unit: AdminUnit, code: str) -> Centre:
    return operations.open_centre(unit, code=code, name=f"{unit.name}便民服务中心", by=None, at=FOUNDED)


def make_window(centre: Centre, number: int, name: str, kind: str, *, opens_on: date = FIRST_DAY) -> Window:
    return operations.open_window(centre, number=number, name=name, kind=kind, opens_on=opens_on, by=None, at=FOUNDED)


def make_person(username: str) -> User:
    return operations.add_person(username=username, name=username.title(), password=PASSWORD, by=None, at=FOUNDED)


def grant(
    user: User, role: str, *, centre: Centre | None = None, unit: AdminUnit | None = None, department: str = ""
) -> RoleGrant:
    return operations.grant_role(
        user,
        role=role,
        starts_on=FIRST_DAY,
        centre=centre,
        unit=unit,
        department=department,
        by=None,
        at=FOUNDED,
    )


def make_posting(clerk: User, window: Window, *, starts_on: date = FIRST_DAY) -> Posting:
    return operations.post_clerk(clerk, window=window, kind=Posting.Kind.BASE, starts_on=starts_on, by=None, at=FOUNDED)


def signed_in_client(user: User | None) -> Client:
    """A test client signed in as the person, or as nobody."""
    client = Client()
    if user is not None:
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client
