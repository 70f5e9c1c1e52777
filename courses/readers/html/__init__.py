"""Web pages: saved, pasted, or what old systems call ".xls". Sanitised first, then read.

Each table of data becomes a Sheet, and the whole text in its order a Page. What is hidden on the screen is read too:
portals hide all but one tab of a guide.
"""

from courses.readers.html.cleaning import has_markup, plain
from courses.readers.html.pages import is_page, read, source_of

__all__ = ["has_markup", "is_page", "plain", "read", "source_of"]
