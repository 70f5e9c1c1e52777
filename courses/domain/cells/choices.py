"""Cells with a small vocabulary: depth, tier, code. An unknown word is flagged and left unstated."""

import re

from courses.domain.cells.text import clean, fold, one_line
from courses.domain.facets import Depth, Tier
from courses.domain.problems import Problem, Severity

_DEPTHS = {
    Depth.ACCEPT: ("受理", "直接受理", "受理办理", "办理"),
    Depth.ON_BEHALF: ("代办", "帮办代办", "帮代办", "帮办"),
    Depth.DIRECT: ("引导", "引导办理", "指引", "咨询引导"),
}
DEPTH_WORDS = {depth: words[0] for depth, words in _DEPTHS.items()}
_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?E\+\d+|\d\.\d+E\d+", re.IGNORECASE)
_LENGTHS = {12, 14, 31, 32, 33}
_SEPARATED = re.compile(r"\w{6}[、,;]\w{6}")


def read_depth(text: str) -> tuple[Depth | None, tuple[Problem, ...]]:
    """受理, 代办 or 引导; None where empty or unknown."""
    word = one_line(text)
    found = next((depth for depth, words in _DEPTHS.items() if word in words), None)
    return found, _unknown("depth_unknown", word) if word and found is None else ()


def read_tier(text: str) -> tuple[Tier | None, tuple[Problem, ...]]:
    """A, B or C (also "A级", full width, small); None where empty or unknown."""
    word = one_line(text).upper().rstrip("级类层").translate(str.maketrans("ＡＢＣ", "ABC"))
    found = Tier(word) if word in Tier.__members__ else None
    return found, _unknown("tier_unknown", word) if word and found is None else ()


def read_code(text: str) -> tuple[str, tuple[Problem, ...]]:
    """The code as text, of any length and make (12 to 33 digits, hexadecimal, with dashes).

    One that a spreadsheet turned into 1.13E+30 has lost its digits, and two codes in one cell can't be told
    apart from one that was wrapped: both are errors.
    """
    lines = [fold(line).replace(" ", "").lstrip("'") for line in clean(text).split("\n")]
    code = "".join(lines)
    if _SCIENTIFIC.fullmatch(code):
        return "", (Problem("code_lost_digits", Severity.ERROR, params={"text": code}),)
    if (len(lines) > 1 and {len(line) for line in lines} <= _LENGTHS) or _SEPARATED.search(code):
        return "", (Problem("code_several", Severity.ERROR, params={"text": "、".join(lines)}),)
    return code, ()


def _unknown(code: str, word: str) -> tuple[Problem, ...]:
    return (Problem(code, params={"text": word}),)
