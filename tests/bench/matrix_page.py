"""The matrix of 30 clerks × 500 matters, two thirds certified: the page, its workbook, the weeks ahead, what if,
a cell, and what programs read."""

from dataclasses import replace
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from certification.api.operations import make_token
from certification.awards.models import AwardEntry
from certification.awards.operations import grant_by_hand
from courses.domain.facets import FACETS, Depth
from courses.models import Catalogue, Matter
from courses.operations import open_catalogue
from courses.queries import versions_in_force
from people.models import RoleGrant, User
from quizzes.domain.registry import TEMPLATES
from quizzes.models import Vetting
from quizzes.operations.vetting import coverage_of, tried
from quizzes.queries.banks import bank_for
from tests.bench.figures import Figures, measured, weighed
from tests.bench.stock import matters
from tests.certification.sittings import PROOF
from tests.factories import (
    FIRST_DAY,
    FOUNDED,
    grant,
    make_house,
    make_people,
    make_person,
    make_posting,
    signed_in_client,
)
from tests.quizzes import shelf

CLERKS, MATTERS = 30, 500


def run() -> list[Figures]:
    """As the head of the centre sees them."""
    found: list[Figures] = []
    house = make_house()
    people = make_people(house)
    catalogue = open_catalogue(house.town, code="bench", name="清单", by=None, at=FOUNDED)
    shelf.apply(catalogue, [(one, []) for one in matters(MATTERS)], on=FIRST_DAY, at=FOUNDED, tier="B")
    vet_all_alike(catalogue)
    clerks = [people.clerk, people.other_clerk]
    for number in range(CLERKS - len(clerks)):
        clerk = make_person(f"clerk{number}")
        grant(clerk, RoleGrant.Role.CLERK, centre=house.centre)
        make_posting(clerk, house.general)
        clerks.append(clerk)
    certify(clerks, list(catalogue.matters.all()), by=people.head)
    client = signed_in_client(people.head)
    size, matter = f"{CLERKS} × {MATTERS}", catalogue.matters.first()
    scenario = f"?c{clerks[-1].pk}=leaves&w{house.general.pk}=closes"
    for name, address in (
        (f"matrix of {size}: its categories", reverse("matrix")),
        (f"matrix of {size}: one category open", reverse("matrix") + "?open=0"),
        (f"matrix of {size}: every cell", reverse("matrix") + "?open=*"),
        (f"matrix of {size}: Excel", reverse("matrix_export")),
        (f"26 weeks ahead of {size}", reverse("matrix_ahead")),
        (f"26 weeks ahead of {size}: one matter, what mends it", reverse("matrix_ahead") + f"?matter={matter.pk}"),
        (f"what if of {size}: a clerk leaves, a window closes", reverse("what_if") + scenario),
        ("one cell", reverse("matrix_cell", args=[people.clerk.pk, matter.pk])),
    ):
        with measured(name, found):
            answer = client.get(address)
        assert answer.status_code == 200
        if answer["Content-Type"].startswith("text/html"):
            weighed(found, answer.content)
    told = {"purpose": "bench", "names": False, "expires_on": timezone.localdate() + timedelta(days=9)}
    _row, token = make_token(house.centre, **told, by=people.head, at=timezone.now())
    for name, address in (
        (f"read API of {size}: a page of 50 matters with their cells", reverse("api:matrix") + "?limit=50"),
        (f"read API of {size}: a page of the cover", reverse("api:coverage")),
    ):
        with measured(name, found):
            answer = client.get(address, headers={"Authorization": f"Bearer {token}"})
        assert answer.status_code == 200
        found[-1] = replace(found[-1], size=round(len(answer.content) / 1024))
    return found


def vet_all_alike(catalogue: Catalogue) -> None:
    """Every matter can be asked about; trying every template on each is another benchmark's business."""
    versions = versions_in_force(catalogue.matters.all(), FIRST_DAY).values()
    pattern = coverage_of(
        tried(template, bank_for(next(iter(versions)), on=FIRST_DAY)) for template in TEMPLATES.values()
    )
    Vetting.objects.bulk_create(
        Vetting(matter_version=version, depth=Depth.ACCEPT, facets=pattern, vetted_at=FOUNDED) for version in versions
    )


def certify(clerks: list[User], listed: list[Matter], *, by: User) -> None:
    """Two of three cells, granted a month ago."""
    at = timezone.now() - timedelta(days=30)
    pattern = grant_by_hand(clerks[0], listed[0], reason="初始认定", by=by, at=at, ground=PROOF)
    AwardEntry.objects.bulk_create(
        AwardEntry(
            clerk=clerk,
            matter=matter,
            kind=pattern.kind,
            reason=pattern.reason,
            by=by,
            policy_version=pattern.policy_version,
            expires_on=pattern.expires_on,
            versions=dict.fromkeys((facet.value for facet in FACETS), 1),
            effective_at=at,
            recorded_at=at,
        )
        for row, clerk in enumerate(clerks)
        for place, matter in enumerate(listed)
        if (row + place) % 3 and (row, place) != (0, 0)
    )
