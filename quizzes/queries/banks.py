"""From rows to the bank snapshot an item is made from."""

from collections.abc import Iterable
from datetime import date

from courses.domain.facets import Depth
from courses.models import Matter, MatterVersion, Offering
from courses.queries import siblings_of
from quizzes.domain.bank import BankSnapshot, MatterFacts

FEWEST_SIBLINGS = 6


def facts_of(version: MatterVersion, code: str = "") -> MatterFacts:
    """The version as the item templates see it; `code` where the matter's own is already at hand."""
    return MatterFacts(code or version.matter.code, version.number, version.facts)


def bank_for(version: MatterVersion, *, on: date, depth: str = "") -> BankSnapshot:
    """This version beside the siblings in force that day, with what the asking centre may do (empty: not said)."""
    return bank_of(version, siblings_for(version, on=on), depth=depth)


def siblings_for(version: MatterVersion, *, on: date) -> list[MatterVersion]:
    """The nearest other matters; where a category stands nearly alone, other matters of the catalogue beside them.

    Templates take the nearest first, so the far ones only serve where nothing else could.
    """
    near = list(siblings_of(version.matter, on))
    if len(near) >= FEWEST_SIBLINGS:
        return near
    rest = MatterVersion.objects.in_force(on).filter(matter__catalogue=version.matter.catalogue_id)
    rest = rest.exclude(matter__in=[version.matter_id, *(sibling.matter_id for sibling in near)])
    return near + list(rest.select_related("matter").order_by("matter__code")[: FEWEST_SIBLINGS - len(near)])


def bank_of(version: MatterVersion, siblings: Iterable[MatterVersion], *, depth: str = "") -> BankSnapshot:
    """The same from rows already loaded."""
    facts = sorted((facts_of(sibling) for sibling in siblings), key=lambda sibling: sibling.code)
    return BankSnapshot(facts_of(version), tuple(facts), depth=Depth(depth) if depth else None)


def offering_for(centre: int | None, matter: Matter, on: date) -> Offering | None:
    """How the clerk's centre handles the matter that day (depth, tier); None where it does not."""
    return matter.offerings.running_on(on).filter(centre=centre).order_by("pk").first()
