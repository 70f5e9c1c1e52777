"""Excel workbooks up to 2003 (.xls), which old government systems still write."""

from courses.domain.source import Format, Source
from courses.readers.compound import Compound
from courses.readers.excel.biff import formulas_of
from courses.readers.excel.book import sheets_of

STREAMS = ("Workbook", "Book")


def read(data: bytes, compound: Compound) -> Source:
    """All visible sheets as text, with the cells that hold formulas; raises Refusal."""
    name = next(name for name in STREAMS if name in compound.names)
    sheets, problems = sheets_of(data, formulas_of(compound.stream(name)))
    return Source(Format.XLS, sheets, problems=problems)
