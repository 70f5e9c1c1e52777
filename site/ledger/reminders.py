"""What is due for a person, which this storey does not know: whoever knows registers a source.

    reminders.register(practical_ends, {"practical.ends": _("A practical assessment ends")})

A source answers `(person, *, on, by)` with what is due for the person until `by`, overdue things included; it is
asked in the background once a working day, and whenever the person opens the list. A thing that was seen to is
simply not named any more.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

Answer = Callable[..., Iterable["Due"]]
_sources: dict[str, tuple[Answer, Any]] = {}


@dataclass(frozen=True, slots=True)
class Due:
    """One thing that is due for a person on a day.

    `kind` and `key` say which thing, the same on every day it is asked about; with another `due_on` it is said anew.
    `about` is what it concerns in words anybody may read; `colleague` names somebody else, and never leaves the
    house. `link` is a path of ours.
    """

    kind: str
    key: str
    due_on: date
    about: str
    link: str
    colleague: str = ""

    @property
    def thing(self) -> tuple[str, str, date]:
        return self.kind, self.key, self.due_on


def register(answer: Answer, kinds: Mapping[str, Any]) -> None:
    """Let `answer` be asked; `kinds` are the kinds it names, each with its title (a lazy translation)."""
    for kind, title in kinds.items():
        _sources[kind] = answer, title


def due(person: Any, *, on: date, by: date) -> list[Due]:
    """Everything due for the person until `by`, the earliest day first."""
    asked = dict.fromkeys(answer for answer, _title in _sources.values())
    found = [one for answer in asked for one in answer(person, on=on, by=by) if one.due_on <= by]
    return sorted(found, key=lambda one: (one.due_on, one.kind, one.about, one.key))


def title_of(kind: str) -> Any:
    """The title of a kind; an unknown one (its source is gone) is its own name."""
    return _sources[kind][1] if kind in _sources else kind
