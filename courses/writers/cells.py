"""Text as a cell that every reader of ours reads back as it stands."""

from html import escape

from courses.domain.cells.text import clean
from courses.readers.html import plain

# A file's reader takes entities apart once, a cell's twice: escaped three times, a text outlasts them both.
TIMES = 3


def readable(text: str) -> str:
    """The text; escaped as often as it takes where a reader would see markup or an entity in it ("<b>", "&lt;")."""
    written, meant = text, clean(text)
    for _ in range(TIMES):
        if clean(plain(written)) == meant:
            return written
        written = escape(written, quote=False)
    return written if clean(plain(written)) == meant else text
