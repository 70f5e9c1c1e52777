"""Themes of a class (培训主题) as people write them in one line, and as they are compared."""

import re
import unicodedata

LONGEST_THEME = 30
MOST_THEMES = 8


def read_themes(text: str) -> tuple[str, ...]:
    """The themes of a line, each once, in its order: apart by commas, semicolons, 、 or line ends."""
    parts = (" ".join(unicodedata.normalize("NFKC", part).split()) for part in re.split(r"[、,，;；\n]+", text))
    return tuple(dict.fromkeys(part for part in parts if part))


def write_themes(themes: tuple[str, ...] | list[str]) -> str:
    """The line `read_themes` reads back."""
    return "、".join(themes)
