"""Lists applied through the operations people use."""

from datetime import date, datetime
from typing import Any

from courses import operations
from courses.domain.records import Record
from courses.models import Catalogue, CatalogueImport
from courses.readers.kinds import read_bytes
from tests.courses.lists import workbook
from tests.factories import MOMENT

TODAY = MOMENT.date()


def stage(catalogue: Catalogue, *records: Record, on: date = TODAY, **more: Any) -> CatalogueImport:
    """The records' workbook read, in this process for it is our own, into a plan."""
    data = workbook(*records)
    said = {"file_name": "清单.xlsx", "by": None, "at": MOMENT, **more}
    return operations.stage_source(catalogue, read_bytes(data), data=data, effective_on=on, **said)


def applied(
    catalogue: Catalogue, *records: Record, on: date = TODAY, at: datetime = MOMENT, **more: Any
) -> CatalogueImport:
    """The records as the catalogue's new full list."""
    return operations.apply_import(stage(catalogue, *records, on=on, at=at, **more), by=None, at=at)


def received(catalogue: Catalogue, data: bytes, *, file_name: str = "清单.xlsx", **more: Any) -> CatalogueImport:
    """A file that came in and waits to be read."""
    return operations.receive_file(
        catalogue, **{"data": data, "file_name": file_name, "effective_on": TODAY, "by": None, "at": MOMENT, **more}
    )


def read(found: CatalogueImport, *, at: datetime = MOMENT) -> CatalogueImport:
    """The import after the worker has read it."""
    for _ in operations.reading(found, at=at):
        pass
    found.refresh_from_db()
    return found
