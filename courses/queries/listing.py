"""A catalogue as the records of a list: what an export writes and an import would call unchanged."""

from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from courses.domain.facets import Depth, Tier
from courses.domain.records import Record
from courses.models import Catalogue, Edition, MatterVersion, Offering

Choice = TypeVar("Choice", Depth, Tier)


@dataclass(frozen=True, slots=True)
class Listing:
    """The matters in force on a day, in the order the lists first named them; `edition` is the newest among them."""

    catalogue: Catalogue
    on: date
    records: tuple[Record, ...]
    edition: Edition | None


def listing(catalogue: Catalogue, *, on: date) -> Listing:
    """The catalogue as it holds on that day; two queries for any number of matters.

    Depth and tier are the unit's own centres' where they all handle the matter alike; else they stay empty, which
    an import takes as "leave as it is".
    """
    versions = (
        MatterVersion.objects.in_force(on)
        .filter(matter__catalogue=catalogue)
        .select_related("edition")
        .order_by("matter_id")
        .only("elements", "cells", "matter_id", "edition__number", "edition__effective_at", "edition__catalogue_id")
    )
    handled = _handling(catalogue, on)
    records, edition = [], None
    for version in versions.iterator(chunk_size=500):
        depth, tier = handled.get(version.matter_id, (None, None))
        records.append(Record(version.facts, depth, tier, version.cells))
        if edition is None or version.edition.number > edition.number:
            edition = version.edition
    return Listing(catalogue, on, tuple(records), edition)


def _handling(catalogue: Catalogue, on: date) -> dict[int, tuple[Depth | None, Tier | None]]:
    offerings = Offering.objects.running_on(on).filter(matter__catalogue=catalogue, centre__unit=catalogue.unit_id)
    depths: dict[int, set[str]] = {}
    tiers: dict[int, set[str]] = {}
    for matter, depth, tier in offerings.values_list("matter", "depth", "tier"):
        depths.setdefault(matter, set()).add(depth)
        tiers.setdefault(matter, set()).add(tier)
    return {matter: (_alike(depths[matter], Depth), _alike(tiers[matter], Tier)) for matter in depths}


def _alike(values: set[str], kind: type[Choice]) -> Choice | None:
    """The one value all centres share; None where they differ or none states it."""
    value = next(iter(values)) if len(values) == 1 else ""
    return kind(value) if value else None
