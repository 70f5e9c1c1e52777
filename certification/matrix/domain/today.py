"""Today's counter: what each window can't serve with those who are in, and who could stand in."""

from collections.abc import Mapping
from dataclasses import dataclass

from certification.matrix.domain.whatif import NOBODY, Setup


@dataclass(frozen=True, slots=True)
class Call:
    """A clerk who is in and sits elsewhere, and the matters they would bring that nobody called before them brings."""

    clerk: str
    matters: frozenset[str]


@dataclass(frozen=True, slots=True)
class WindowToday:
    """Who sits at a window today, which of its matters none of them is certified in, and whom to call for these;
    `lost` are left even then."""

    window: str
    clerks: tuple[str, ...]
    matters: int
    unserved: frozenset[str]
    calls: tuple[Call, ...]
    lost: frozenset[str]


def counter_today(setup: Setup, *, present: Mapping[str, bool]) -> tuple[WindowToday, ...]:
    """Every open window in the order given. Who isn't present sits nowhere and isn't called."""
    here = {clerk: windows for clerk, windows in setup.sits.items() if present.get(clerk)}
    return tuple(_window(window, setup, here) for window in setup.serves)


def nobody_in(setup: Setup, *, present: Mapping[str, bool]) -> frozenset[str]:
    """Matters of open windows that nobody who is in is certified in, wherever they sit."""
    served = NOBODY.union(*setup.serves.values())
    return served.difference(*(setup.certified.get(clerk, NOBODY) for clerk in setup.sits if present.get(clerk)))


def _window(window: str, setup: Setup, here: Mapping[str, frozenset[str]]) -> WindowToday:
    clerks = tuple(clerk for clerk, windows in here.items() if window in windows)
    matters = setup.serves[window]
    unserved = matters.difference(*(setup.certified.get(clerk, NOBODY) for clerk in clerks))
    calls, left = [], unserved
    others = {clerk: setup.certified.get(clerk, NOBODY) for clerk in here if clerk not in clerks}
    while left and others:
        best = max(others, key=lambda clerk: len(others[clerk] & left))
        if not (brings := others.pop(best) & left):
            break
        calls.append(Call(best, brings))
        left -= brings
    return WindowToday(window, clerks, len(matters), unserved, tuple(calls), left)
