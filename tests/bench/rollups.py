"""Roll-ups: a centre of 30 × 500 summed up, whole and after one answer; a county of 20 and a province of 1,300 centres.

The rows of the province are seeded (15,000 clerks × 500 matters a centre), for its pages read rows alone.
"""

from dataclasses import asdict, replace

from django.db import connection
from django.urls import reverse
from django.utils import timezone

from certification.rollup.domain.figures import MatterFigures, centre_figures
from certification.rollup.models import CentreSummary, MatterSummary
from certification.rollup.operations import REBUILD, sum_up, sum_up_matters
from courses.models import Matter
from ledger import rebuilds
from people.models import AdminUnit, Centre, RoleGrant, User
from tests.bench import matrix_page
from tests.bench.figures import Figures, measured
from tests.factories import grant, make_person, signed_in_client

COUNTIES, CENTRES, CLERKS = 65, 20, 15_000
CELLS = matrix_page.CLERKS * matrix_page.MATTERS


def run() -> list[Figures]:
    """One centre with all its cells first, then the rows of thirteen hundred."""
    found: list[Figures] = []
    matrix_page.run()
    on, centre = timezone.localdate(), Centre.objects.order_by("pk")[0]
    clerk = User.objects.get(username="clerk0")
    matter = clerk.award_entries.order_by("pk")[0].matter_id
    size = f"{matrix_page.CLERKS} × {matrix_page.MATTERS}"
    with measured(f"a centre of {size}: summed up", found):
        sum_up(centre, on=on)
    found[-1] = replace(found[-1], what=f"{found[-1].what} ({CELLS / max(found[-1].seconds, 0.01):,.0f} cells/s)")
    with measured(f"a centre of {size}: after one check", found):
        sum_up_matters(centre, [matter], on=on)
    with measured("rebuild rollup --check (2 centres)", found):
        assert rebuilds.differences(REBUILD) == [f"centre {row.pk}" for row in Centre.objects.exclude(pk=centre.pk)]
    province = seed_province()
    leader = make_person("governor")
    grant(leader, RoleGrant.Role.LEADER, unit=province)
    client = signed_in_client(leader)
    county = province.children.order_by("code")[0]
    for what, unit in (
        (f"county page, {CENTRES} centres", county),
        (f"province page, {COUNTIES * CENTRES} centres", province),
    ):
        with measured(what, found):
            answer = client.get(reverse("unit", args=[unit.code]))
        assert answer.status_code == 200
        found[-1] = replace(found[-1], what=f"{what} ({len(answer.content) / 1000:.0f} kB)")
    return found


def seed_province() -> AdminUnit:
    """A province of its own, every centre with a row a matter."""
    on, matters = timezone.localdate(), list(Matter.objects.order_by("pk").values_list("pk", flat=True))
    province = AdminUnit.objects.create(code="990000", name="省", level=AdminUnit.Level.PROVINCE)
    for county in range(1, COUNTIES + 1):
        unit = AdminUnit.objects.create(
            code=f"99{county:04}", name=f"县{county}", level=AdminUnit.Level.COUNTY, parent=province
        )
        towns = AdminUnit.objects.bulk_create(
            AdminUnit(code=f"99{county:04}{town:03}", name=f"镇{town}", level=AdminUnit.Level.TOWN, parent=unit)
            for town in range(CENTRES)
        )
        centres = Centre.objects.bulk_create(
            Centre(unit=town, name=f"{town.name}便民服务中心", code=f"c{town.code}") for town in towns
        )
        figures = {
            centre: [seeded(county + place + number) for number in range(len(matters))]
            for place, centre in enumerate(centres)
        }
        MatterSummary.objects.bulk_create(
            (
                MatterSummary(centre=centre, matter_id=matter, **asdict(one))
                for centre, own in figures.items()
                for matter, one in zip(matters, own, strict=True)
            ),
            batch_size=5000 if connection.vendor == "postgresql" else 500,
        )
        clerks = CLERKS // (COUNTIES * CENTRES)
        for centre, own in figures.items():
            told = asdict(centre_figures(clerks, own))
            told.pop("centres")
            CentreSummary.objects.create(centre=centre, on=on, **told)
    return province


def seeded(number: int) -> MatterFigures:
    """A matter of a centre with eleven clerks or so, otherwise from one to the next."""
    holders = number * 7 % 12
    return MatterFigures(required=11, certified=holders, not_yet=11 - holders, holders=holders, k=2 + number % 2)
