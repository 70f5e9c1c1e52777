"""What of an item is ticked or filled in with a pen, and how each box is called.

Outcomes of a counter case are numbered; whatever else is ticked is lettered, through the whole item, so that "3ACG"
says all of it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from quizzes.domain.case import OUTCOME_TEXTS, Outcome
from quizzes.domain.grading import TRUE_FALSE
from quizzes.domain.item import Item, Kind

TRUE_FALSE_TEXTS = dict(zip(TRUE_FALSE, ("正确", "不正确"), strict=True))
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Role(StrEnum):
    """What the boxes of a group are for."""

    CHOSEN = "chosen"
    OUTCOME = "outcome"
    NOTIFY = "notify"
    GIVE_BACK = "give_back"
    REFUSED_FOR = "refused_for"
    LED_TO = "led_to"
    ORDER = "order"
    MATCHED = "matched"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Box:
    """One box with its label ("" of one that is written into), what it stands for and the words beside it."""

    label: str
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Group:
    """Boxes under one question; `among` of a matching are the options to write the letters of."""

    role: Role
    boxes: tuple[Box, ...]
    among: tuple[Box, ...] = ()


def groups_of(item: Item) -> tuple[Group, ...]:
    """The groups of an item in printed order; those with nothing to tick are left out."""
    match item.kind:
        case Kind.TRUE_FALSE:
            return (_lettered(Role.CHOSEN, TRUE_FALSE_TEXTS.items(), _letters()),)
        case Kind.SINGLE | Kind.SET:
            return (_lettered(Role.CHOSEN, ((one.id, one.text) for one in item.options), _letters()),)
        case Kind.ORDERING:
            return (Group(Role.ORDER, tuple(Box("", one.id, one.text) for one in item.options)),)
        case Kind.NUMBER:
            return (Group(Role.NUMBER, (Box("", "number", item.unit),)),)
        case Kind.MATCHING:
            among = _lettered(Role.MATCHED, ((one.id, one.text) for one in item.options), _letters()).boxes
            return (Group(Role.MATCHED, tuple(Box("", one.id, one.text) for one in item.prompts), among),)
    return tuple(group for group in _case_groups(item) if group.boxes)


def _case_groups(item: Item) -> Iterator[Group]:
    assert item.case is not None
    sheet, letters = item.case, _letters()
    outcomes = enumerate(OUTCOME_TEXTS.items(), 1)
    yield Group(Role.OUTCOME, tuple(Box(str(n), outcome.value, text) for n, (outcome, text) in outcomes))
    yield _lettered(Role.NOTIFY, ((one.id, one.text) for one in item.options), letters)
    yield _lettered(Role.GIVE_BACK, ((one.id, one.text) for one in sheet.folder), letters)
    for role, outcome in ((Role.REFUSED_FOR, Outcome.REFUSE), (Role.LED_TO, Outcome.LEAD_TO)):
        yield _lettered(role, ((one.id, one.text) for one in sheet.grounds if one.outcome is outcome), letters)


def _lettered(role: Role, told: Iterable[tuple[str, str]], letters: Iterator[str]) -> Group:
    return Group(role, tuple(Box(next(letters), key, text) for key, text in told))


def _letters() -> Iterator[str]:
    """A … Z, then A1 … Z1 and so on."""
    round = 0
    while True:
        yield from (f"{letter}{round or ''}" for letter in ALPHABET)
        round += 1
