"""Items for 10,000 matters: the bank of each, and one item for each of its facets."""

from courses.domain.facets import FACETS, Depth
from courses.operations import open_catalogue
from courses.queries import versions_in_force
from quizzes.domain.item import Item
from quizzes.domain.registry import certifying_item
from quizzes.queries.banks import bank_for
from tests.bench.figures import Figures, measured
from tests.bench.stock import matters
from tests.factories import FIRST_DAY, FOUNDED, make_house
from tests.quizzes import shelf

COUNT = 10_000


def run() -> list[Figures]:
    """Generate, keep nothing; how many came out stands in the line."""
    found: list[Figures] = []
    catalogue = open_catalogue(make_house().town, code="bench", name="清单", by=None, at=FOUNDED)
    shelf.apply(catalogue, [(one, []) for one in matters(COUNT)], on=FIRST_DAY, at=FOUNDED, tier="B")
    versions = list(versions_in_force(catalogue.matters.all(), FIRST_DAY).values())
    made = 0
    with measured(f"items of {len(versions)} matters", found):
        for seed, version in enumerate(versions):
            bank = bank_for(version, on=FIRST_DAY, depth=Depth.ACCEPT)
            made += sum(isinstance(certifying_item(bank, facet, seed), Item) for facet in FACETS)
    (line,) = found
    said = f"{line.what}: {made} made, {made / line.seconds:.0f} a second"
    return [Figures(said, line.seconds, line.peak, line.queries)]
