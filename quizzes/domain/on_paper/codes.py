"""The code printed on every sheet: its number and two check digits (ISO 7064, MOD 97-10), so that one wrong digit, or
two exchanged, is never another sheet. "0000 1284" and, from a cell that lost its noughts, "1284" are one code.

Sheets of checks have other check digits than those of exams: no code is one of each.
"""

from enum import IntEnum
from unicodedata import normalize

GROUP = 4
_FILLING = " -·"


class Series(IntEnum):
    """What numbers are counted in, as the remainder its codes leave."""

    EXAM = 1
    CHECK = 2


def sheet_code(sitting: int, series: Series = Series.EXAM) -> str:
    """Eight digits or more, in groups of four."""
    digits = f"{sitting:06d}{_check(sitting, series):02d}"
    digits = digits.zfill(-(-len(digits) // GROUP) * GROUP)
    return " ".join(digits[at : at + GROUP] for at in range(0, len(digits), GROUP))


def read_code(text: str, series: Series = Series.EXAM) -> int | None:
    """The sitting's number; None where the text is no code of the series, or a digit of it is wrong."""
    digits = normalize("NFKC", text).strip().removesuffix(".0").translate(str.maketrans("", "", _FILLING))
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 18):
        return None
    sitting, check = divmod(int(digits), 100)
    return sitting if sitting and check == _check(sitting, series) else None


def _check(sitting: int, series: Series) -> int:
    """From 2 to 98, so that every remainder has one."""
    left = (series - sitting * 100) % 97
    return left if left > 1 else left + 97
