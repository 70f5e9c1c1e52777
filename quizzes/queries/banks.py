"""From rows to the bank snapshot an item is made from."""

from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from courses.domain.facets import Depth
from courses.models import Matter, MatterVersion, Offering
from courses.queries import siblings_of
from people.models import User
from people.queries import centre_of
from quizzes.domain.bank import BankSnapshot, MatterFacts
from quizzes.domain.written import Written
from quizzes.queries.synonyms import synonyms_digest, synonyms_of
from quizzes.queries.written import written_on

FEWEST_SIBLINGS = 6


@dataclass(frozen=True, slots=True)
class BankRecipe:
    """A bank by its content: (code, number, digest) of the matter's version, then of its siblings', what was written
    about it, and the digest of the synonyms that held.

    The rows only say where to read it, so two recipes of one content are one bank.
    """

    content: tuple[tuple[str, int, str], ...]
    depth: str
    version: MatterVersion = field(compare=False)
    siblings: tuple[int, ...] = field(compare=False)
    written: tuple[Written, ...] = ()
    synonyms: str = ""

    def to_json(self) -> dict[str, Any]:
        """What a sitting freezes; its version is kept beside it."""
        written = [one.to_json() for one in self.written]
        return {
            "content": self.content,
            "depth": self.depth,
            "siblings": self.siblings,
            "written": written,
            "synonyms": self.synonyms,
        }

    @classmethod
    def from_json(cls, data: dict[str, Any], version: MatterVersion) -> "BankRecipe":
        content = tuple((code, number, digest) for code, number, digest in data["content"])
        written = tuple(Written.from_json(one) for one in data.get("written", ()))
        return cls(content, data["depth"], version, tuple(data["siblings"]), written, data.get("synonyms", ""))


def recipe_for(version: MatterVersion, *, on: date, depth: str = "") -> BankRecipe:
    """Which bank a sitting that starts that day draws from."""
    siblings = siblings_for(version, on=on)
    content = tuple((one.matter.code, one.number, one.digest) for one in [version, *siblings])
    written = written_on(version.matter_id, on=on)
    return BankRecipe(content, depth, version, tuple(sibling.pk for sibling in siblings), written, synonyms_digest())


@lru_cache(maxsize=128)
def bank_from(recipe: BankRecipe) -> BankSnapshot:
    """The bank of the recipe; read from the database the first time only."""
    siblings = MatterVersion.objects.filter(pk__in=recipe.siblings).select_related("matter")
    facts = sorted((_facts(sibling) for sibling in siblings), key=lambda sibling: sibling.code)
    depth = Depth(recipe.depth) if recipe.depth else None
    synonyms = synonyms_of(recipe.synonyms)
    return BankSnapshot(_facts(recipe.version), tuple(facts), synonyms, depth, recipe.written)


def bank_for(version: MatterVersion, *, on: date, depth: str = "") -> BankSnapshot:
    """This version beside the siblings in force that day, with what the asking centre may do (empty: not said).

    Banks are kept in the process by what their versions say, so siblings' elements are read once.
    """
    return bank_from(recipe_for(version, on=on, depth=depth))


def siblings_for(version: MatterVersion, *, on: date) -> list[MatterVersion]:
    """The nearest other matters, without their elements; where a category stands nearly alone, others of the
    catalogue beside them. Templates take the nearest first, so the far ones only serve where nothing else could.
    """
    near = list(siblings_of(version.matter, on).defer("elements"))
    if len(near) >= FEWEST_SIBLINGS:
        return near
    rest = MatterVersion.objects.in_force(on).filter(matter__catalogue=version.matter.catalogue_id)
    rest = rest.exclude(matter__in=[version.matter_id, *(sibling.matter_id for sibling in near)])
    rest = rest.select_related("matter").defer("elements").order_by("matter__code")
    return near + list(rest[: FEWEST_SIBLINGS - len(near)])


def offering_for(clerk: User, matter: Matter, *, on: date) -> Offering | None:
    """How the clerk's centre handles the matter that day (depth, tier); None where it does not."""
    centre = centre_of(clerk, on=on)
    return matter.offerings.running_on(on).filter(centre=centre).order_by("pk").first() if centre else None


def depth_for(clerk: User, matter: Matter, *, on: date) -> str:
    """What the clerk's centre may do for the matter that day; empty where nobody said."""
    offering = offering_for(clerk, matter, on=on)
    return offering.depth if offering else ""


def _facts(version: MatterVersion) -> MatterFacts:
    return MatterFacts(version.matter.code, version.number, version.facts)
