"""Import of a list of 10,000 matters: reading it into a plan, applying the plan, and reading the same list again."""

from courses.domain.facets import Depth, Tier
from courses.domain.records import Record
from courses.operations import apply_import, open_catalogue, stage_import
from tests.bench.figures import Figures, measured
from tests.bench.stock import matters
from tests.courses.lists import workbook
from tests.factories import FIRST_DAY, FOUNDED, make_house

COUNT = 10_000


def run() -> list[Figures]:
    """Plan, apply, and the plan of the unchanged list."""
    found: list[Figures] = []
    catalogue = open_catalogue(make_house().town, code="bench", name="清单", by=None, at=FOUNDED)
    data = workbook(*(Record(one, Depth.ACCEPT, Tier.B) for one in matters(COUNT)))
    listed = {"data": data, "file_name": "清单.xlsx", "effective_on": FIRST_DAY, "by": None, "at": FOUNDED}
    with measured(f"import of {COUNT} matters: read and plan", found):
        staged = stage_import(catalogue, **listed)
    with measured(f"import of {COUNT} matters: apply", found):
        apply_import(staged, by=None, at=FOUNDED)
    with measured(f"import of {COUNT} matters: the same list again", found):
        stage_import(catalogue, **listed)
    return found
