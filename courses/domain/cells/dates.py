"""Days as people write them: 2026-03-09, 2026/3/9, 2026.3.9, 2026年3月9日, 20260309."""

import re
from datetime import date

from courses.domain.cells.text import fold, one_line

_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:\s+00:00(?::00)?)?")
_SHORT = re.compile(r"(\d{4})(\d{2})(\d{2})")
OPEN = ("长期", "长期有效", "无", "无期限", "永久", "-", "/")


def read_day(text: str) -> date | None:
    """The day; None where the text is empty, says that there is no end, or is no day (`is_day` tells these apart)."""
    plain = fold(one_line(text))
    found = _DAY.fullmatch(plain) or _SHORT.fullmatch(plain)
    if found is None:
        return None
    try:
        return date(*(int(part) for part in found.groups()))
    except ValueError:
        return None


def is_day(text: str) -> bool:
    """Whether the cell can be understood: a day, nothing, or "no end"."""
    plain = fold(one_line(text))
    return not plain or plain in OPEN or read_day(text) is not None
