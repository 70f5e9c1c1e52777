"""Word documents (.docx): mammoth makes a page of one, and the page is read as any other.

Headings, tables (merged cells too) and numbered lists are kept; pictures, comments and what was deleted under
tracked changes are not. A picture that only names an address is never fetched.
"""

import io

import mammoth

from courses.domain.problems import Refusal
from courses.domain.source import Format, Source
from courses.readers.html import source_of

_STYLES = "p[style-name='Title'] => h1:fresh\np[style-name='Subtitle'] => h2:fresh"


def read(data: bytes) -> Source:
    """The document's text and tables; the archive was checked before. Raises Refusal."""
    try:
        page = mammoth.convert_to_html(io.BytesIO(data), style_map=_STYLES, convert_image=_no_picture).value
    except MemoryError:
        raise
    except RecursionError as error:
        raise Refusal("file_needs_too_much") from error
    except Exception as error:  # a damaged part makes mammoth raise whatever comes of it
        raise Refusal("file_damaged") from error
    return source_of(Format.DOCX, page)


def _no_picture(image: object) -> list[object]:
    return []
