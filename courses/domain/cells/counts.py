"""How many originals and copies: "原件1份，复印件1份", "原件和复印件各1份", "一式两份", "3张".

"家庭成员户口簿复印件各1份" doesn't say how many: it stays a note.
"""

import re
from dataclasses import dataclass

from courses.domain.cells.text import NUMERAL, fold, numeral

_MEASURE = "[份张套本页件]"
_BOTH = re.compile(rf"原件[和及、与]复印件各(?P<n>{NUMERAL}){_MEASURE}")
_ORIGINAL = re.compile(rf"(?:收|交|验)?原件(?P<n>{NUMERAL}){_MEASURE}")
_COPY = re.compile(rf"(?:收)?(?:原件[和及、与])?复印件(?P<n>{NUMERAL}){_MEASURE}")
_EACH = re.compile(rf"(?:收|交|验)?(?:原件|复印件)各{NUMERAL}{_MEASURE}")
_UNKIND = re.compile(rf"(?:一式)?{NUMERAL}{_MEASURE}")
_FORM = re.compile(r"(?:收|交|验)?原件(?:[和及、与]复印件)?|(?:收)?复印件|验原件收复印件")
_AT_END = re.compile(
    rf"[ ,]*(?P<tail>(?:收|交|验)?原件[和及、与]复印件各?{NUMERAL}{_MEASURE}"
    rf"|(?:收|交|验)?(?:原件|复印件)各{NUMERAL}{_MEASURE}"
    rf"|(?:(?:收|交|验)?原件{NUMERAL}{_MEASURE})?[,、 ]*(?:复印件{NUMERAL}{_MEASURE})"
    rf"|(?:收|交|验)?原件{NUMERAL}{_MEASURE}"
    rf"|(?:一式)?{NUMERAL}{_MEASURE}"
    r"|(?:收|交|验)?原件[和及、与]复印件|原件|复印件)$"
)


@dataclass(frozen=True, slots=True)
class Counts:
    """Counts stated; `note` keeps words that tell a form or a number but not how many of which."""

    originals: int | None = None
    copies: int | None = None
    note: str = ""

    @property
    def contradictory(self) -> bool:
        """Whether both "a copy" and "the original" were written without counts ("身份证复印件（原件）")."""
        return {"原件", "复印件"} <= set(self.note.split("；"))

    def joined(self, other: "Counts") -> "Counts":
        """Both statements together; the first stated count stands."""
        return Counts(
            self.originals if self.originals is not None else other.originals,
            self.copies if self.copies is not None else other.copies,
            "；".join(filter(None, [self.note, other.note])),
        )


def read_counts(text: str) -> Counts | None:
    """Counts from a piece that holds nothing else; None where it holds other words."""
    found = Counts()
    for piece in re.split(r"[,、]", fold(text)) if "各" not in text else [fold(text)]:
        counts = _read_piece(piece.strip())
        if counts is None:
            return None
        found = found.joined(counts)
    return found


def counts_at_end(name: str) -> tuple[str, Counts]:
    """A name without the counts that end it, and those counts."""
    match = _AT_END.search(fold(name))
    if match is None or match.start() == 0:
        return name, Counts()
    counts = read_counts(match["tail"])
    return (name, Counts()) if counts is None else (name[: match.start()], counts)


def _read_piece(piece: str) -> Counts | None:
    if both := _BOTH.fullmatch(piece):
        return Counts(numeral(both["n"]), numeral(both["n"]))
    if original := _ORIGINAL.fullmatch(piece):
        return Counts(originals=numeral(original["n"]))
    if copy := _COPY.fullmatch(piece):
        return Counts(copies=numeral(copy["n"]), note="原件" if "原件" in piece else "")
    if _UNKIND.fullmatch(piece) or _EACH.fullmatch(piece) or _FORM.fullmatch(piece):
        return Counts(note=piece)
    return None
