"""A catalogue and the workbook that is imported into it."""

from courses.domain.facets import Depth, Tier
from courses.domain.records import Record
from courses.models import CatalogueImport
from courses.operations import apply_import, open_catalogue, stage_import
from tests.bench.stock import matters
from tests.courses.lists import workbook
from tests.factories import FIRST_DAY, FOUNDED, make_house


class Listed:
    """The workbook is written before anything is measured."""

    def __init__(self, count: int) -> None:
        self.catalogue = open_catalogue(make_house().town, code="bench", name="清单", by=None, at=FOUNDED)
        self.data = workbook(*(Record(one, Depth.ACCEPT, Tier.B) for one in matters(count)))

    def stage(self) -> CatalogueImport:
        return stage_import(
            self.catalogue, data=self.data, file_name="清单.xlsx", effective_on=FIRST_DAY, by=None, at=FOUNDED
        )

    def apply(self, found: CatalogueImport) -> None:
        apply_import(found, by=None, at=FOUNDED)
