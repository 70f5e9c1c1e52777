"""The code printed on every sheet: the number of the sitting and two check digits (ISO 7064, MOD 97-10), so that one
wrong digit, or two exchanged, is never another sheet. "0000 1284" and, from a cell that lost its noughts, "1284" are
one code."""

from unicodedata import normalize

GROUP = 4
_FILLING = " -·"


def sheet_code(sitting: int) -> str:
    """Eight digits or more, in groups of four."""
    digits = f"{sitting:06d}{_check(sitting):02d}"
    digits = digits.zfill(-(-len(digits) // GROUP) * GROUP)
    return " ".join(digits[at : at + GROUP] for at in range(0, len(digits), GROUP))


def read_code(text: str) -> int | None:
    """The sitting's number; None where the text is no code, or a digit of it is wrong."""
    digits = normalize("NFKC", text).strip().removesuffix(".0").translate(str.maketrans("", "", _FILLING))
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 18):
        return None
    sitting, check = divmod(int(digits), 100)
    return sitting if sitting and check == _check(sitting) else None


def _check(sitting: int) -> int:
    return 98 - sitting * 100 % 97
