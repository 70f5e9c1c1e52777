"""What a centre handles on a day, with its facts: what every book of a centre is made from."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from django.db.models import F
from django.utils import timezone

from courses.chunks import chunks
from courses.documents.press import edition_of_templates
from courses.domain.elements import Elements
from courses.domain.facets import Depth, Tier
from courses.models import Catalogue, Edition, MatterVersion
from courses.queries import matters_offered
from people.models import Centre


@dataclass(frozen=True, slots=True)
class Held:
    """One matter as the centre handles it: its key, the facts in force and where they come from."""

    matter: int
    facts: Elements
    version: int
    edition: int
    catalogue: int
    depth: Depth | None
    tier: Tier | None


@dataclass(frozen=True, slots=True)
class Source:
    """A list the book rests on, by the newest of its editions in it."""

    name: str
    edition: int
    in_force_from: date
    is_sample: bool


def held(centre: Centre, *, on: date) -> Iterator[Held]:
    """The centre's matters, categories in the list's order and matters by code; read in pieces, to tell progress."""
    handled = {pk: (depth, tier) for pk, depth, tier in matters_offered(centre, on).values_list("pk", "depth", "tier")}
    for piece in chunks(_in_order(handled, on=on)):
        versions = MatterVersion.objects.in_force(on).filter(matter__in=piece).select_related("edition")
        by_matter = {version.matter_id: version for version in versions}
        yield from (_held(by_matter[pk], *handled[pk]) for pk in piece)


def count_held(centre: Centre, *, on: date) -> int:
    """How many there are."""
    return matters_offered(centre, on).count()


def sources(found: Iterable[Held]) -> tuple[Source, ...]:
    """The lists these matters come from, by name; two queries."""
    newest: dict[int, int] = {}
    for one in found:
        newest[one.catalogue] = max(newest.get(one.catalogue, 0), one.edition)
    editions = Edition.objects.filter(catalogue__in=newest).select_related("catalogue").order_by("catalogue__name")
    return tuple(_source(edition) for edition in editions if newest[edition.catalogue_id] == edition.number)


def fingerprint(centre: Centre, *, on: date, more: str = "") -> str:
    """Stands for all a book of this centre is made of that day; while it is equal, a kept book is up to date."""
    handled = list(matters_offered(centre, on).order_by("pk").values_list("pk", "depth", "tier"))
    versions = MatterVersion.objects.in_force(on).filter(matter__in=[pk for pk, *_ in handled])
    held_by = set(versions.values_list("edition__catalogue", flat=True).order_by())
    lists = Catalogue.objects.filter(pk__in=held_by).order_by("pk").values_list("pk", "name", "is_sample")
    made_of = (
        edition_of_templates(),
        (centre.pk, centre.name, more),
        handled,
        sorted(versions.values_list("pk", flat=True)),
        list(lists),
    )
    return sha256(repr(made_of).encode()).hexdigest()


def _in_order(keys: Iterable[int], *, on: date) -> list[int]:
    rows = list(
        MatterVersion.objects.in_force(on)
        .filter(matter__in=list(keys))
        .annotate(code=F("matter__code"))
        .values_list("matter", "category", "code")
        .order_by("matter_id")
    )
    first: dict[str, int] = {}
    for pk, category, _code in rows:
        first.setdefault(category, pk)
    return [pk for pk, *_ in sorted(rows, key=lambda row: (first[row[1]], row[2]))]


def _held(version: MatterVersion, depth: str | None, tier: str | None) -> Held:
    return Held(
        matter=version.matter_id,
        facts=version.facts,
        version=version.number,
        edition=version.edition.number,
        catalogue=version.edition.catalogue_id,
        depth=Depth(depth) if depth else None,
        tier=Tier(tier) if tier else None,
    )


def _source(edition: Edition) -> Source:
    return Source(
        edition.catalogue.name,
        edition.number,
        timezone.localdate(edition.effective_at),
        edition.catalogue.is_sample,
    )
