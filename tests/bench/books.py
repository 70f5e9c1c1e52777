"""The books of a centre of 300 matters: the starter list's, over and over under other codes and names.

A PDF is set in a child process; its peak memory is told in the line, for the table counts this process alone.
"""

import resource
from dataclasses import replace
from itertools import cycle, islice

from django.conf import settings

from courses.documents.kinds import Kind, registered
from courses.documents.orders import Order
from courses.domain.reading import read_source
from courses.domain.records import Record
from courses.operations import apply_import, open_catalogue, stage_import
from courses.readers import read_file
from people.models import Centre
from tests.bench.figures import MEBIBYTE, RSS_UNIT, Figures, measured
from tests.courses.documents.pdf import pages
from tests.courses.lists import workbook
from tests.factories import FIRST_DAY, FOUNDED, make_house

COUNT = 300
STARTER = "courses/starter/starter_catalogue.xlsx"


def run() -> list[Figures]:
    """Every book in every format."""
    found: list[Figures] = []
    house = make_house()
    catalogue = open_catalogue(house.town, code="bench", name="清单", by=None, at=FOUNDED)
    listed = {"data": workbook(*records()), "file_name": "清单.xlsx", "effective_on": FIRST_DAY}
    apply_import(stage_import(catalogue, by=None, at=FOUNDED, **listed), by=None, at=FOUNDED)
    for kind in registered():
        for form in kind.formats:
            made(kind, form, house.centre, found)
    return found


def records() -> list[Record]:
    starter = read_source(read_file((settings.ROOT / STARTER).read_bytes())).records
    return [
        replace(
            record, cells={}, elements=replace(record.elements, code=f"BM-{n:03}", name=f"{record.elements.name}{n}")
        )
        for n, record in enumerate(islice(cycle(starter), COUNT))
    ]


def made(kind: Kind, form: str, centre: Centre, found: list[Figures]) -> None:
    order = Order(centre, FIRST_DAY, FOUNDED, form, "zh-hans")
    with measured("", found):
        data = kind.write(order)
    what = f"{kind.name} of {COUNT} matters, {form}: {len(data) / MEBIBYTE:.1f} MiB"
    if form == "pdf":
        child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * RSS_UNIT / MEBIBYTE
        what += f", {len(pages(data))} pages, child {child:.0f} MiB"
    found[-1] = replace(found[-1], what=what)
