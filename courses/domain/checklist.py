"""The papers of a matter as the counter goes through them: always, in which case, later, fetched by the offices.

Nothing is guessed: where the list doesn't say whether a paper is needed, it stands apart and says so, and later
(容缺) stands only what the list itself lets be handed in later.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from courses.domain.editorial import normal
from courses.domain.elements import Material
from courses.domain.facets import Necessity

SHARED = "数据共享"
"""A paper the offices fetch themselves; asking the citizen for it is asking too much."""

FROM_THE_COUNTER = "窗口提供"
"""A blank form that lies at the counter."""


class Need(StrEnum):
    """When a paper is needed; the order is the order on screen."""

    ALWAYS = "always"
    CASE = "case"
    UNSAID = "unsaid"
    LATER = "later"
    SHARED = "shared"


NEEDS = tuple(Need)


@dataclass(frozen=True, slots=True)
class Entry:
    """One paper with its number in the list."""

    number: int
    material: Material


@dataclass(frozen=True, slots=True)
class Group:
    """Papers needed together. `case` names the case in the list's words, empty where the list names none."""

    need: Need
    case: str
    entries: tuple[Entry, ...]


def checklist(materials: Iterable[Material]) -> tuple[Group, ...]:
    """Every paper once, grouped; cases in the order the list first names them, papers in the list's order."""
    found: dict[tuple[Need, str], tuple[str, list[Entry]]] = {}
    for number, material in enumerate(materials, 1):
        need = need_of(material)
        case = material.when if need is Need.CASE else ""
        found.setdefault((need, normal(case)), (case, []))[1].append(Entry(number, material))
    ordered = sorted(found.items(), key=lambda pair: NEEDS.index(pair[0][0]))
    return tuple(Group(need, case, tuple(entries)) for (need, _), (case, entries) in ordered)


def need_of(material: Material) -> Need:
    """When the paper is needed, as far as the list says."""
    if SHARED in material.source:
        return Need.SHARED
    if material.necessity is Necessity.DEFERRABLE:
        return Need.LATER
    if material.when or material.necessity is Necessity.CONDITIONAL:
        return Need.CASE
    return Need.ALWAYS if material.necessity is Necessity.REQUIRED else Need.UNSAID
