"""Which shadowing would bring a matter one more clerk, and what a class about it would name."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from certification.matrix.domain.ahead import Week
from certification.matrix.domain.cells import Cell
from certification.matrix.domain.mending import Mend, MendKind
from certification.matrix.domain.presence import Stay, absence


@dataclass(frozen=True, slots=True)
class Beside:
    """A learner beside a host on [starts_on, ends_on), and the matters to be seen, the one it is for first."""

    learner: str
    host: str
    matters: tuple[str, ...]
    starts_on: date
    ends_on: date

    @property
    def kept(self) -> list[Any]:
        """As a page carries it."""
        return [self.learner, self.host, list(self.matters), self.starts_on.isoformat(), self.ends_on.isoformat()]

    @property
    def last_day(self) -> date:
        return self.ends_on - timedelta(days=1)


def beside(
    matter: str,
    *,
    rows: Mapping[str, Sequence[Cell]],
    mends: Iterable[Mend],
    stays: Iterable[Stay],
    weeks: Sequence[Week],
    most: int,
) -> Beside | None:
    """In the first whole week with a working day: of those a full check would mend it by, the nearest who is at the
    counter all those days, beside whoever certified in it is there too and can show most of what else they lack.

    `rows` are the cells of the matters with too few, the worst first, this one among them.
    """
    week = next((one for one in weeks[1:] if one.days), None)
    if week is None:
        return None
    there = {stay.clerk for stay in stays if not any(absence(stay, day) for day in week.days)}
    learner = next((one.clerk for one in mends if one.kind is MendKind.FULL and one.clerk in there), None)
    knows = {clerk: {key for key, cells in rows.items() if _covers(cells, clerk)} for clerk in there}
    hosts = [clerk for clerk in there if matter in knows[clerk] and clerk != learner]
    if learner is None or not hosts:
        return None
    lacks = [matter, *(key for key in rows if key != matter and key not in knows[learner])]
    host = min(hosts, key=lambda clerk: (-sum(key in knows[clerk] for key in lacks), clerk))
    seen = tuple(key for key in lacks if key in knows[host])[:most]
    return Beside(learner, host, seen, week.days[0], week.days[-1] + timedelta(days=1))


def themes(names: Iterable[str], *, most: int, longest: int) -> tuple[str, ...]:
    """The first of the names, each once, as themes of a class; a long one is cut."""
    cut = (name if len(name) <= longest else name[: longest - 1] + "…" for name in names)
    return tuple(dict.fromkeys(cut))[:most]


def _covers(cells: Iterable[Cell], clerk: str) -> bool:
    return any(cell.clerk == clerk and cell.covers for cell in cells)
