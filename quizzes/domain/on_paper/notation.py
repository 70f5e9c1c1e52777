"""An answer as a line of signs: written on key sheets, typed by whoever enters a sheet, and read back.

Single, set, true or false: the letters ticked ("ACD"). Ordering: the numbers in the boxes from top to bottom
("2-1-3"), 0 for an empty box. Matching: the letters in the boxes ("B-A-A"). Number: its digits. Counter case: the
number of the outcome, then every letter ticked ("3ACG"). Nothing, or 空: not answered.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from unicodedata import normalize

from quizzes.domain.case import as_told
from quizzes.domain.grading import BadAnswer, read_number
from quizzes.domain.item import Item, Kind
from quizzes.domain.on_paper.boxes import Box, Group, Role, groups_of
from quizzes.exams.domain.marking import incomplete

EMPTY = "空"
_NOTHING = frozenset({"", EMPTY, "未答", "-", "—", "/"})
_BETWEEN = re.compile(r"[\s,，、;；.。/\\_()\-—~～·]+")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}.*")
_SPOKEN = {"√": "A", "✓": "A", "对": "A", "正确": "A", "×": "B", "错": "B", "不正确": "B"}


class Unclear(StrEnum):
    """Why a line can't be read; nothing is taken from it."""

    NO_SUCH_BOX = "no_such_box"
    TWICE = "twice"
    BOXES_MISSING = "boxes_missing"
    NO_NUMBER = "no_number"
    BECAME_A_DATE = "became_a_date"


class Remark(StrEnum):
    """What was read, but is no whole answer: it counts as a wrong one, as half an answer on screen does."""

    SEVERAL = "several"
    NO_OUTCOME = "no_outcome"
    NO_ORDER = "no_order"
    NOT_ALL = "not_all"


class Unreadable(ValueError):
    """`reason` and what the sentence about it needs."""

    def __init__(self, reason: Unclear, **params: Any) -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.params = params


@dataclass(frozen=True, slots=True)
class Heard:
    """The answer as grading and the ledger take it ({}: not answered), and what is odd about it."""

    answer: dict[str, Any]
    remark: Remark | None = None


def write_notation(item: Item, answer: Mapping[str, Any]) -> str:
    """A whole answer, or none, as its line of signs."""
    if not answer:
        return ""
    groups = groups_of(item)
    match item.kind:
        case Kind.ORDERING:
            return "-".join(str(answer["order"].index(box.id) + 1) for box in groups[0].boxes)
        case Kind.MATCHING:
            letters = {box.id: box.label for box in groups[0].among}
            return "-".join(letters[answer["matched"][box.id]] for box in groups[0].boxes)
        case Kind.NUMBER:
            return str(answer["number"])
        case Kind.CASE:
            return "".join(box.label for group in groups for box in group.boxes if box.id in _ticked(answer, group))
    return "".join(box.label for box in groups[0].boxes if box.id in answer["chosen"])


def read_notation(item: Item, text: str) -> Heard:
    """What the line says; raises Unreadable. What was ticked twice, or not where it had to be, is a remark."""
    plain = normalize("NFKC", text).strip().upper()
    if plain in _NOTHING:
        return Heard({})
    if _DATE.fullmatch(plain):
        raise Unreadable(Unclear.BECAME_A_DATE)
    groups = groups_of(item)
    match item.kind:
        case Kind.ORDERING:
            return _order(groups[0], plain)
        case Kind.MATCHING:
            return _matched(groups[0], plain)
        case Kind.NUMBER:
            return _number(plain)
        case Kind.CASE:
            return _case(item, groups, plain)
        case Kind.TRUE_FALSE:
            plain = _SPOKEN.get(plain, plain)
    chosen = [box.id for box in _boxes(plain, groups[0].boxes)]
    if len(chosen) > 1 and item.kind is not Kind.SET:
        return Heard(incomplete({"chosen": chosen}), Remark.SEVERAL)
    return Heard({"chosen": chosen})


def _order(group: Group, plain: str) -> Heard:
    count = len(group.boxes)
    parts = [part for part in _BETWEEN.split(plain) if part]
    if len(parts) == 1 and len(parts[0]) == count:
        parts = list(parts[0])
    if not all(part.isascii() and part.isdigit() for part in parts):
        raise Unreadable(Unclear.NO_NUMBER, text=plain)
    if len(parts) != count:
        raise Unreadable(Unclear.BOXES_MISSING, boxes=count, told=len(parts))
    places = [int(part) for part in parts]
    if any(place > count for place in places):
        raise Unreadable(Unclear.NO_SUCH_BOX, text=str(max(places)))
    if sorted(places) != list(range(1, count + 1)):
        given = {f"place_{box.id}": [str(place)] for box, place in zip(group.boxes, places, strict=True) if place}
        return Heard(incomplete(given) if given else {}, Remark.NO_ORDER)
    ranked = sorted(zip(places, (box.id for box in group.boxes), strict=True))
    return Heard({"order": [key for _place, key in ranked]})


def _matched(group: Group, plain: str) -> Heard:
    signs = "".join(_BETWEEN.split(plain))
    told = re.findall(r"[A-Z][1-9]?|0", signs)
    known = {box.label: box.id for box in group.among} | {"0": ""}
    if "".join(told) != signs or not set(told) <= set(known):
        raise Unreadable(Unclear.NO_SUCH_BOX, text=plain)
    if len(told) != len(group.boxes):
        raise Unreadable(Unclear.BOXES_MISSING, boxes=len(group.boxes), told=len(told))
    matched = {box.id: known[label] for box, label in zip(group.boxes, told, strict=True)}
    if "" in matched.values():
        given = {f"match_{prompt}": [option] for prompt, option in matched.items() if option}
        return Heard(incomplete(given) if given else {}, Remark.NOT_ALL)
    return Heard({"matched": matched})


def _number(plain: str) -> Heard:
    try:
        return Heard({"number": str(read_number(plain.removesuffix(".0")))})
    except BadAnswer as bad:
        raise Unreadable(Unclear.NO_NUMBER, text=plain) from bad


def _case(item: Item, groups: tuple[Group, ...], plain: str) -> Heard:
    """Letters that don't belong to the outcome are not told to anybody, as on screen."""
    assert item.case is not None
    found = {box.id for box in _boxes(plain, [box for group in groups for box in group.boxes], digits=True)}
    ticked = {group.role: [box.id for box in group.boxes if box.id in found] for group in groups}
    outcomes = ticked[Role.OUTCOME]
    told = {
        "notify": ticked.get(Role.NOTIFY, []),
        "give_back": ticked.get(Role.GIVE_BACK, []),
        "grounds": [*ticked.get(Role.REFUSED_FOR, []), *ticked.get(Role.LED_TO, [])],
    }
    if len(outcomes) != 1:
        given = {name: keys for name, keys in {"outcome": outcomes, **told}.items() if keys}
        return Heard(incomplete(given), Remark.SEVERAL if outcomes else Remark.NO_OUTCOME)
    return Heard(as_told(item.case, outcomes[0], **told))


def _boxes(plain: str, boxes: Iterable[Box], *, digits: bool = False) -> list[Box]:
    """The boxes a line names, in printed order. The numbers of outcomes come before the first letter."""
    signs = "".join(_BETWEEN.split(plain))
    head = len(signs) - len(signs.lstrip("0123456789")) if digits else 0
    told = [*signs[:head], *re.findall(r"[A-Z][1-9]?", signs[head:])]
    known = {box.label: box for box in boxes}
    if "".join(told) != signs or not set(told) <= set(known):
        raise Unreadable(Unclear.NO_SUCH_BOX, text=plain)
    if len(set(told)) != len(told):
        raise Unreadable(Unclear.TWICE, text=next(label for label in told if told.count(label) > 1))
    return [box for label, box in known.items() if label in told]


def _ticked(answer: Mapping[str, Any], group: Group) -> tuple[str, ...]:
    if group.role is Role.OUTCOME:
        return (answer["outcome"],)
    field = "grounds" if group.role in (Role.REFUSED_FOR, Role.LED_TO) else group.role.value
    return tuple(answer.get(field, ()))
