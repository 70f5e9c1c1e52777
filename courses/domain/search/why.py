"""Why a matter was found: the parts of its names, places and papers that hold what was typed."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from courses.domain.elements import Elements
from courses.domain.search.entry import belonging
from courses.domain.search.folding import folded, places
from courses.domain.search.nearness import pairs
from courses.domain.search.readings import span
from courses.domain.search.words import Word

Pieces = tuple[tuple[str, bool], ...]
"""A text cut into pieces, each with whether it is what was looked for."""


class Where(StrEnum):
    """Which part of a matter held a word, other than its names."""

    CODE = "code"
    CATEGORY = "category"
    DEPARTMENT = "department"
    PARENT = "parent"
    BUNDLE = "bundle"
    MATERIALS = "materials"


@dataclass(frozen=True, slots=True)
class Why:
    """The name and the spoken names with what was looked for marked, and whatever else held a word, part by part."""

    name: Pieces
    spoken: tuple[Pieces, ...]
    others: tuple[tuple[Where, tuple[Pieces, ...]], ...] = ()


def why(elements: Elements, words: Sequence[Word], *, name_readings: str = "", spoken_readings: str = "") -> Why:
    """Marks of every word wherever it stands; other parts are named only where they hold a word."""
    spoken_lines = spoken_readings.split("\n") if spoken_readings else []
    kept = spoken_lines + [""] * (len(elements.spoken) - len(spoken_lines))
    return Why(
        marked(elements.name, words, name_readings),
        tuple(marked(said, words, line) for said, line in zip(elements.spoken, kept, strict=False)),
        tuple(_others(elements, words)),
    )


def why_near(elements: Elements, typed: str) -> Why:
    """The names with every pair of neighbours marked that was typed too."""
    words = [Word((pair,)) for pair in pairs(typed)]
    return Why(marked(elements.name, words), tuple(marked(said, words) for said in elements.spoken))


def marked(text: str, words: Iterable[Word], kept: str = "") -> Pieces:
    """The text in pieces, with what any of the words is about marked; `kept` are the readings of the folded text."""
    compared, where = folded(text), places(text)
    wanted = [False] * len(text)
    for word in words:
        for first, end in _spans(word, compared, kept):
            for place in range(where[first], where[end - 1] + 1):
                wanted[place] = True
    pieces: list[tuple[str, bool]] = []
    for char, is_marked in zip(text, wanted, strict=True):
        if pieces and pieces[-1][1] is is_marked:
            pieces[-1] = (pieces[-1][0] + char, is_marked)
        else:
            pieces.append((char, is_marked))
    return tuple(pieces)


def _spans(word: Word, compared: str, kept: str) -> list[tuple[int, int]]:
    literal = [found.span() for form in word.forms for found in re.finditer(re.escape(form), compared)]
    by_sound = span(word.pinyin, kept) if word.pinyin and kept and not literal else None
    return [*literal, by_sound] if by_sound else literal


def _others(elements: Elements, words: Sequence[Word]) -> Iterable[tuple[Where, tuple[Pieces, ...]]]:
    category, department, parent, bundle = belonging(elements)
    parts = {
        Where.CODE: (elements.code,),
        Where.CATEGORY: (category,),
        Where.DEPARTMENT: (department,),
        Where.PARENT: (parent,),
        Where.BUNDLE: (bundle,),
        Where.MATERIALS: tuple(material.name for material in elements.materials),
    }
    for where, texts in parts.items():
        cut = dict.fromkeys(marked(text, words) for text in texts)
        found = tuple(pieces for pieces in cut if any(is_marked for _, is_marked in pieces))
        if found:
            yield where, found
