"""The figures of a centre, and of many: plain sums, so that any unit is the sum of what is below it."""

from collections.abc import Iterable
from dataclasses import astuple, dataclass

from certification.matrix.domain.coverage import MatterCover, Totals

CELLS = ("required", "certified", "valid_except", "stale", "not_yet", "not_assessable", "overdue")


@dataclass(frozen=True, slots=True)
class Figures:
    """`required` to `overdue` count cells (clerk × matter that is required), `covered` to `uncovered` count matters:
    with enough certified clerks, with too few, of these with one alone, and with none. A matter is counted once in
    each centre that handles it, and `covered + short == matters`."""

    centres: int = 0
    clerks: int = 0
    matters: int = 0
    required: int = 0
    certified: int = 0
    valid_except: int = 0
    stale: int = 0
    not_yet: int = 0
    not_assessable: int = 0
    overdue: int = 0
    covered: int = 0
    short: int = 0
    single: int = 0
    uncovered: int = 0

    def __add__(self, other: "Figures") -> "Figures":
        return Figures(*(mine + theirs for mine, theirs in zip(astuple(self), astuple(other), strict=True)))

    @property
    def valid(self) -> int:
        return self.certified + self.valid_except

    @property
    def percent(self) -> int | None:
        """Valid of required, rounded down: 100 only where nothing is missing. None where nothing is required."""
        return self.valid * 100 // self.required if self.required else None


def summed(figures: Iterable[Figures]) -> Figures:
    """All of them together."""
    return sum(figures, Figures())


@dataclass(frozen=True, slots=True)
class MatterFigures:
    """One matter at one centre. `holders` may be counted on for it, `k` are wanted."""

    required: int = 0
    certified: int = 0
    valid_except: int = 0
    stale: int = 0
    not_yet: int = 0
    not_assessable: int = 0
    overdue: int = 0
    holders: int = 0
    k: int = 1


def matter_figures(own: Totals, cover: MatterCover) -> MatterFigures:
    """From the matrix's own totals and cover of the matter."""
    counted = {name: getattr(own, name) for name in CELLS}
    return MatterFigures(**counted, holders=len(cover.clerks), k=cover.k)


def centre_figures(clerks: int, rows: Iterable[MatterFigures]) -> Figures:
    """A centre from its matters."""
    own = list(rows)
    short = sum(row.holders < row.k for row in own)
    return Figures(
        centres=1,
        clerks=clerks,
        matters=len(own),
        **{name: sum(getattr(row, name) for row in own) for name in CELLS},
        covered=len(own) - short,
        short=short,
        single=sum(row.holders == 1 for row in own),
        uncovered=sum(row.holders == 0 for row in own),
    )
