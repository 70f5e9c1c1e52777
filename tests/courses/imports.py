"""Lists applied through the operations people use."""

from datetime import date

from courses import operations
from courses.domain.records import Record
from courses.models import Catalogue, CatalogueImport
from tests.courses.lists import workbook
from tests.factories import MOMENT

TODAY = MOMENT.date()


def stage(catalogue: Catalogue, *records: Record, on: date = TODAY) -> CatalogueImport:
    """The records read into a plan."""
    return operations.stage_import(
        catalogue, data=workbook(*records), file_name="清单.xlsx", effective_on=on, by=None, at=MOMENT
    )


def applied(catalogue: Catalogue, *records: Record, on: date = TODAY) -> CatalogueImport:
    """The records as the catalogue's new full list."""
    return operations.apply_import(stage(catalogue, *records, on=on), by=None, at=MOMENT)
