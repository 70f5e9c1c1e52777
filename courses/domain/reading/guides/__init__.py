"""A page about one matter (or several): labels and values in lines, sections and tables, papers in sub-tables.

`lines` and `tables` turn a page into statements, `papers` a table of papers into the materials' own grammar,
`matters` puts statements together into what one matter is told of, `reading` reads that like a row of a list.
"""

from courses.domain.reading.guides.reading import Guide, guide_of, read_guides

__all__ = ["Guide", "guide_of", "read_guides"]
