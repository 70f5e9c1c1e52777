"""The synonyms as a person edits them: a line a group, its names joined by =; what is amiss, what a change touches."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from quizzes.domain.synonyms import Synonyms, levelled

LONGEST_NAME = 60
MOST_GROUPS = 500
_JOINS = str.maketrans({"＝": "="})


class ListTrouble(StrEnum):
    NOTHING_LISTED = "nothing_listed"
    TOO_MANY_GROUPS = "too_many_groups"
    NAME_ALONE = "name_alone"
    NAME_TWICE = "name_twice"
    NAME_TOO_LONG = "name_too_long"


@dataclass(frozen=True, slots=True)
class Amiss:
    """What is wrong with the list, and in which line (from 1; 0: the list as a whole)."""

    code: ListTrouble
    line: int = 0
    params: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Difference:
    """Groups of one list that the other hasn't; a group that gained or lost a name stands in both."""

    gone: tuple[tuple[str, ...], ...]
    new: tuple[tuple[str, ...], ...]

    def __bool__(self) -> bool:
        return bool(self.gone or self.new)


def written_out(synonyms: Synonyms) -> str:
    """The list as it is edited."""
    return "\n".join(" = ".join(group) for group in synonyms.groups)


def read_list(text: str) -> tuple[Synonyms, tuple[Amiss, ...]]:
    """The groups of a list as somebody typed it, and everything that is wrong with it; empty lines don't count."""
    groups: list[tuple[str, ...]] = []
    amiss: list[Amiss] = []
    placed: dict[str, int] = {}
    for line, typed in enumerate(text.translate(_JOINS).splitlines(), 1):
        names = tuple(dict.fromkeys(name for part in typed.split("=") if levelled(name := part.strip())))
        if not names:
            continue
        if len(names) == 1:
            amiss.append(Amiss(ListTrouble.NAME_ALONE, line, {"name": names[0]}))
        for name in names:
            if len(name) > LONGEST_NAME:
                amiss.append(Amiss(ListTrouble.NAME_TOO_LONG, line, {"name": f"{name[:20]}…", "most": LONGEST_NAME}))
            if placed.setdefault(levelled(name), line) != line:
                amiss.append(Amiss(ListTrouble.NAME_TWICE, line, {"name": name, "other": placed[levelled(name)]}))
        groups.append(names)
    if not groups:
        amiss.append(Amiss(ListTrouble.NOTHING_LISTED))
    if len(groups) > MOST_GROUPS:
        amiss.append(Amiss(ListTrouble.TOO_MANY_GROUPS, 0, {"most": MOST_GROUPS}))
    return Synonyms(tuple(groups)), tuple(amiss)


def difference(before: Synonyms, after: Synonyms) -> Difference:
    """What an edit changed; the order of groups, and of the names in one, means nothing."""
    old, new = _sets(before), _sets(after)
    return Difference(
        tuple(group for group in before.groups if _set(group) not in new),
        tuple(group for group in after.groups if _set(group) not in old),
    )


def names_touched(found: Difference) -> tuple[str, ...]:
    """Names that mean another set of names than before, levelled, longest first."""
    gone, new = _partners(found.gone), _partners(found.new)
    changed = {name for name in gone.keys() | new.keys() if gone.get(name) != new.get(name)}
    return tuple(sorted(changed, key=lambda name: (-len(name), name)))


def is_touched(text: str, names: Iterable[str]) -> bool:
    """Whether one of these levelled names stands in the text."""
    flat = levelled(text)
    return any(name in flat for name in names)


def _set(group: tuple[str, ...]) -> frozenset[str]:
    return frozenset(levelled(name) for name in group)


def _sets(synonyms: Synonyms) -> set[frozenset[str]]:
    return {_set(group) for group in synonyms.groups}


def _partners(groups: tuple[tuple[str, ...], ...]) -> dict[str, frozenset[str]]:
    return {name: _set(group) for group in groups for name in _set(group)}
