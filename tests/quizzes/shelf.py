"""A small catalogue for the tests, applied the way every catalogue is."""

from collections.abc import Iterable
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date, datetime
from unittest.mock import patch

from courses.domain.elements import Elements
from courses.domain.facets import Depth, Facet, Tier
from courses.models import Catalogue, CatalogueImport, ImportLine, Matter, MatterVersion
from courses.operations import apply_import, following, open_catalogue
from courses.queries import versions_in_force
from quizzes.domain.grading import grade, key_answer
from quizzes.domain.item import Item
from quizzes.domain.registry import TEMPLATES
from quizzes.models import Vetting
from quizzes.operations.vetting import coverage_of, tried
from quizzes.queries.banks import bank_for
from tests.factories import FIRST_DAY, FOUNDED, House
from tests.quizzes.domain import matters as made_up

ALL = (
    made_up.HYGIENE_NEW,
    made_up.HYGIENE_RENEWAL,
    made_up.FOOD_NEW,
    made_up.TRADER_NEW,
    made_up.DISABILITY_NEW,
    made_up.PENSION_JOIN,
    made_up.MOVE_IN,
)
HYGIENE = made_up.HYGIENE_NEW.code


@dataclass(frozen=True, slots=True)
class Shelf:
    """The catalogue and its matters by code."""

    catalogue: Catalogue
    matters: dict[str, Matter]

    @property
    def hygiene(self) -> Matter:
        return self.matters[HYGIENE]


def fill(house: House, elements: Iterable[Elements] = ALL, *, tier: str = Tier.A, lessons: bool = True) -> Shelf:
    """The town's catalogue with these matters in force and offered since the centre opened.

    Lesson pages are half the price of a small catalogue; tests that never read one do without.
    """
    catalogue = open_catalogue(house.town, code="town", name="普陀山镇事项清单", by=None, at=FOUNDED)
    with nullcontext() if lessons else patch.object(following, "publish_lessons", lambda edition, lines: None):
        apply(catalogue, [(one, []) for one in elements], on=FIRST_DAY, at=FOUNDED, tier=tier)
    vetted(catalogue, on=FIRST_DAY, at=FOUNDED)
    return Shelf(catalogue, {matter.code: matter for matter in catalogue.matters.all()})


def change(shelf: Shelf, elements: Elements, facets: Iterable[Facet], *, on: date, at: datetime) -> None:
    """A new version of one matter, with material changes of these facets."""
    changes = [{"facet": facet.value, "kind": "material", "reason": "changed"} for facet in facets]
    apply(shelf.catalogue, [(elements, changes)], on=on, at=at)
    vetted(shelf.catalogue, on=on, at=at)


def apply(catalogue: Catalogue, listed: list, *, on: date, at: datetime, tier: str = "") -> None:
    known = set(catalogue.matters.values_list("code", flat=True))
    new = sum(one.code not in known for one, _changes in listed)
    found = CatalogueImport.objects.create(
        catalogue=catalogue,
        plan={"create": new, "update": len(listed) - new, "retire": 0, "unchanged": 0},
        file_name="清单.xlsx",
        sha256="0" * 64,
        base=max(catalogue.editions.values_list("number", flat=True), default=0),
        effective_on=on,
        state=CatalogueImport.State.PLANNED,
        staged_at=at,
    )
    ImportLine.objects.bulk_create(
        ImportLine(
            catalogue_import=found,
            position=place,
            row=place,
            code=one.code,
            name=one.name,
            action="update" if one.code in known else "create",
            changes=changes,
            elements=one.to_json(),
            depth=Depth.ACCEPT,
            tier=tier,
        )
        for place, (one, changes) in enumerate(listed, 1)
    )
    apply_import(found, by=None, at=at)


def vetted(catalogue: Catalogue, *, on: date, at: datetime) -> None:
    """What vetting would write; found once a process for each catalogue content, for vetting tries every template."""
    versions = list(versions_in_force(catalogue.matters.all(), on).values())
    content = tuple(sorted(version.digest for version in versions))
    done = set(Vetting.objects.values_list("matter_version", flat=True))
    Vetting.objects.bulk_create(
        Vetting(
            matter_version=version,
            depth=Depth.ACCEPT,
            facets=_coverage(version, on, version.digest, content),
            vetted_at=at,
        )
        for version in versions
        if version.pk not in done
    )


_found: dict[tuple, dict] = {}


def _coverage(version: MatterVersion, on: date, *key: object) -> dict:
    if key not in _found:
        bank = bank_for(version, on=on, depth=Depth.ACCEPT)
        _found[key] = coverage_of(tried(template, bank) for template in TEMPLATES.values())
    return _found[key]


def right_answer(item: Item) -> dict:
    """What a clerk who knows the list answers."""
    answer = key_answer(item)
    assert grade(item, answer).right
    return answer


UNKNOWN: dict = {}
"""What a clerk sends who says that they don't know: graded wrong, never malformed."""
