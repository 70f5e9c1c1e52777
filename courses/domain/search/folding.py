"""Text as it is compared in a search: letters, digits and Han only, half width, lower case.

Character by character, so that a place in the folded text has its place in the text as written.
"""

from unicodedata import normalize


def folded(text: str) -> str:
    """The text as it is compared; marks, spaces and brackets don't count."""
    return "".join(_folded(char) for char in text)


def places(text: str) -> list[int]:
    """For each character of the folded text, where it stands in the text as written."""
    return [place for place, char in enumerate(text) for _ in _folded(char)]


def _folded(char: str) -> str:
    return "".join(part for part in normalize("NFKC", char).lower() if part.isalnum())
