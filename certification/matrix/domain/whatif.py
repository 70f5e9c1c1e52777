"""A centre as it would be: clerks leave or move, windows close, and what that does to its matters and its people.

Nothing here knows of dates or rows: who sits where, which window serves what, who is certified in what; twice.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Setup:
    """`serves`: by open window the matters it serves; `sits`: by clerk the windows they serve; `certified`: by clerk
    the matters they hold. A clerk without a window is in `sits` with none, one who has left is not."""

    serves: Mapping[str, frozenset[str]]
    sits: Mapping[str, frozenset[str]]
    certified: Mapping[str, frozenset[str]]

    def asked(self, clerk: str) -> frozenset[str]:
        """What the clerk's windows serve; nothing without a window."""
        return NOBODY.union(*(self.serves[window] for window in self.sits.get(clerk, NOBODY)))

    def able(self) -> dict[str, set[str]]:
        """By matter the certified clerks who sit at a window that serves it."""
        found = defaultdict(set)
        for clerk in self.sits:
            for matter in self.asked(clerk) & self.certified.get(clerk, NOBODY):
                found[matter].add(clerk)
        return found

    def served_at(self) -> dict[str, set[str]]:
        """By matter the open windows that serve it."""
        found = defaultdict(set)
        for window, matters in self.serves.items():
            for matter in matters:
                found[matter].add(window)
        return found


@dataclass(frozen=True, slots=True)
class Leaves:
    clerk: str


@dataclass(frozen=True, slots=True)
class Moves:
    """To one window, away from all others."""

    clerk: str
    window: str


@dataclass(frozen=True, slots=True)
class Closes:
    """Its matters go to another window, or to nobody."""

    window: str
    to: str | None = None


Change = Leaves | Moves | Closes


def changed(setup: Setup, changes: Iterable[Change]) -> Setup:
    """The centre after all of them at once: their order never matters. A window that takes over and closes too hands
    on; in a circle nobody takes over. Whoever is to move to a window that closes, or leaves as well, sits nowhere."""
    wanted = list(changes)
    closing = {one.window: one.to for one in wanted if isinstance(one, Closes)}
    leaving = {one.clerk for one in wanted if isinstance(one, Leaves)}
    moving = {one.clerk: one.window for one in wanted if isinstance(one, Moves)}
    serves = {window: matters for window, matters in setup.serves.items() if window not in closing}
    for window in closing:
        if (heir := _heir(window, closing)) in serves:
            serves[heir] |= setup.serves.get(window, NOBODY)
    sits = {
        clerk: (frozenset({moving[clerk]}) if clerk in moving else windows) & serves.keys()
        for clerk, windows in setup.sits.items()
        if clerk not in leaving
    }
    return replace(setup, serves=serves, sits=sits)


@dataclass(frozen=True, slots=True)
class MatterEffect:
    """Certified clerks at a window that serves the matter, and how many such windows there are, before and after."""

    matter: str
    k: int
    before: int
    after: int
    windows_before: int
    windows_after: int

    @property
    def falls(self) -> bool:
        """Enough before, too few after."""
        return self.after < self.k <= self.before

    @property
    def to_nobody(self) -> bool:
        """Somebody could before, nobody can after."""
        return self.after == 0 < self.before

    @property
    def homeless(self) -> bool:
        """No window serves it any more."""
        return self.windows_after == 0 < self.windows_before

    @property
    def harmed(self) -> bool:
        return self.falls or self.to_nobody or self.homeless

    @property
    def order(self) -> tuple[bool, bool, bool, int]:
        """Sorts the worst first."""
        return not self.homeless, not self.to_nobody, not self.falls, self.after - self.k


@dataclass(frozen=True, slots=True)
class WindowEffect:
    """An open window: who would sit there, and which of its matters none of them is certified in."""

    window: str
    clerks: tuple[str, ...]
    matters: int
    nobody_for: frozenset[str]

    @property
    def dead(self) -> bool:
        """Nobody at it can serve anything of it."""
        return self.matters > 0 and len(self.nobody_for) == self.matters


@dataclass(frozen=True, slots=True)
class ClerkEffect:
    """What a clerk would have to master; `learns` are the matters that are new and not certified."""

    clerk: str
    windows: frozenset[str]
    asked_before: int
    asked_after: int
    certified_after: int
    learns: frozenset[str]


@dataclass(frozen=True, slots=True)
class Effects:
    """Of the matters those whose numbers change, the worst first; every open window; every clerk who stays."""

    matters: tuple[MatterEffect, ...]
    windows: tuple[WindowEffect, ...]
    clerks: tuple[ClerkEffect, ...]

    @property
    def without_window(self) -> tuple[ClerkEffect, ...]:
        """Clerks who had something to serve and would have no window."""
        return tuple(one for one in self.clerks if not one.windows and one.asked_before)


def effects(before: Setup, after: Setup, *, k: Mapping[str, int]) -> Effects:
    """What the difference is; `k` names every matter of the centre, in order."""
    able, able_then = before.able(), after.able()
    served, served_then = before.served_at(), after.served_at()
    matters = [
        MatterEffect(
            matter, needed, len(able[matter]), len(able_then[matter]), len(served[matter]), len(served_then[matter])
        )
        for matter, needed in k.items()
    ]
    touched = [one for one in matters if one.before != one.after or one.homeless]
    return Effects(
        matters=tuple(sorted(touched, key=lambda one: one.order)),
        windows=tuple(_window(window, after) for window in after.serves),
        clerks=tuple(_clerk(clerk, before, after) for clerk in after.sits),
    )


def weeks_of(seconds: Iterable[int], *, budget: int) -> int:
    """How many weeks checks of these lengths take, one after the other, none begun in a week that hasn't the time
    left for it; one longer than a week's budget takes a week to itself."""
    weeks = left = 0
    for length in seconds:
        if length > left:
            weeks, left = weeks + 1, budget
        left = max(0, left - length)
    return weeks


def _heir(window: str, closing: Mapping[str, str | None]) -> str | None:
    seen: set[str] = set()
    heir: str | None = window
    while heir is not None and heir in closing:
        if heir in seen:
            return None
        seen.add(heir)
        heir = closing[heir]
    return heir


def _window(window: str, setup: Setup) -> WindowEffect:
    clerks = tuple(clerk for clerk, windows in setup.sits.items() if window in windows)
    known = NOBODY.union(*(setup.certified.get(clerk, NOBODY) for clerk in clerks))
    matters = setup.serves[window]
    return WindowEffect(window, clerks, len(matters), matters - known)


def _clerk(clerk: str, before: Setup, after: Setup) -> ClerkEffect:
    was, will, known = before.asked(clerk), after.asked(clerk), after.certified.get(clerk, NOBODY)
    return ClerkEffect(clerk, after.sits[clerk], len(was), len(will), len(will & known), will - was - known)
