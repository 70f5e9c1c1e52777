"""Items generated from the catalogue in force, for export and for reading them one by one; nothing is stored."""

from collections.abc import Iterable, Iterator
from datetime import date

from courses.domain.facets import Depth, Facet
from courses.models import MatterVersion
from quizzes.domain.item import Item
from quizzes.domain.registry import TEMPLATES, generate
from quizzes.queries.banks import bank_for


def generated_items(
    *,
    on: date,
    codes: Iterable[str] = (),
    facets: Iterable[Facet] = (),
    templates: Iterable[str] = (),
    seeds: Iterable[int] = range(1),
    depth: Depth = Depth.ACCEPT,
) -> Iterator[Item]:
    """By matter code, template and seed; no codes, facets or templates means all. `depth`: what the centre may do."""
    versions = MatterVersion.objects.in_force(on).select_related("matter").order_by("matter__catalogue", "matter__code")
    if codes := list(codes):
        versions = versions.filter(matter__code__in=codes)
    wanted = set(facets)
    names = list(templates) or list(TEMPLATES)
    seeds = list(seeds)
    for version in versions.iterator(chunk_size=200):
        bank = bank_for(version, on=on, depth=depth.value)
        for name in names:
            for seed in seeds:
                made = generate(bank, name, seed)
                if isinstance(made, Item) and (not wanted or wanted & set(made.facets)):
                    yield made
