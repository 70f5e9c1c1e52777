"""A county's 2,000 matters at 20 towns: taken over with depth and document, another tier for all, a page of them."""

from datetime import timedelta

from django.urls import reverse

from courses.domain.facets import Depth, Tier
from courses.domain.offerings.terms import Wish
from courses.models import LessonPage, MatterVersion, Offering
from courses.operations import apply_centre_list, open_catalogue, plan_centre_list
from courses.queries.offerings import not_handled
from people.models import Centre
from tests.bench.figures import Figures, measured
from tests.bench.stock import matters
from tests.factories import (
    FIRST_DAY,
    FOUNDED,
    make_centre,
    make_house,
    make_people,
    make_unit,
    signed_in_client,
)
from tests.quizzes import shelf

MATTERS, TOWNS = 2_000, 20


def run() -> list[Figures]:
    """The first town by itself, then all of them; how many lessons there are in the end stands in the last line."""
    found: list[Figures] = []
    house = make_house()
    people = make_people(house)
    catalogue = open_catalogue(house.county, code="county", name="清单", by=None, at=FOUNDED)
    shelf.apply(catalogue, [(one, []) for one in matters(MATTERS)], on=FIRST_DAY, at=FOUNDED)
    centres = [house.centre]
    for number in range(TOWNS - 1):
        unit = make_unit(f"3309032{number:02}", f"第{number}镇", "town", house.county)
        centres.append(make_centre(unit, f"town-{number}"))
    authorised = {"depth": Depth.ON_BEHALF, "document": "授权〔2024〕1号"}
    with measured(f"offerings: one town takes over {MATTERS} matters", found):
        _apply(house.centre, authorised)
    with measured(f"offerings: {TOWNS - 1} towns take over {MATTERS} matters each", found):
        for centre in centres[1:]:
            _apply(centre, authorised)
    held = list(Offering.objects.filter(centre=house.centre).values_list("matter", flat=True))
    with measured(f"offerings: another tier for {MATTERS} matters", found):
        wishes, on = [Wish(matter, {"tier": Tier.A}) for matter in held], FIRST_DAY + timedelta(days=30)
        plan = plan_centre_list(house.centre, wishes, on=on)
        apply_centre_list(house.centre, wishes, on=on, full=True, agreed=plan.digest, by=None, at=FOUNDED)
    with measured("offerings: the head's page", found):
        assert signed_in_client(people.head).get(reverse("offerings")).status_code == 200
    counted = f"{Offering.objects.count()} offerings, {LessonPage.objects.count()} lessons"
    assert MatterVersion.objects.count() == MATTERS
    return [*found, Figures(counted, 0.0, found[-1].peak, 0)]


def _apply(centre: Centre, values: dict) -> None:
    keys = not_handled(centre, on=FIRST_DAY).values_list("pk", flat=True)
    wishes = [Wish(key, values) for key in keys]
    plan = plan_centre_list(centre, wishes, on=FIRST_DAY)
    apply_centre_list(centre, wishes, on=FIRST_DAY, full=False, agreed=plan.digest, by=None, at=FOUNDED)
