"""Which questions are one question asked twice: the same key, and the same words or nearly.

Only questions about one thing (a matter, a standard, or nothing) are compared, and the name of the matter is left out
of their words: "几日办结？" about two matters is two questions.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import combinations

from quizzes.domain.exchange import Exchanged
from quizzes.domain.item import Kind
from quizzes.domain.synonyms import Synonyms, levelled

NEAR = 0.7
NEAR_STATEMENT = 0.85
"""Statements have but two keys, so their words must be nearer."""


class Likeness(StrEnum):
    SAME = "same"
    CONTRADICTS = "contradicts"
    NEAR = "near"


@dataclass(frozen=True, slots=True)
class Face:
    """A question as it is compared: `name` says which, `words` and `key` are normalised."""

    name: str
    kind: Kind
    words: str
    key: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two questions that are alike, and how."""

    one: Face
    other: Face
    likeness: Likeness


def face_of(name: str, asked: Exchanged, synonyms: Synonyms, *, matter: str = "") -> Face:
    """`matter` is the name of the matter it is about, which tells nothing apart."""
    stem = levelled(asked.stem)
    bare = stem.replace(levelled(matter), "") if matter else stem
    return Face(name, asked.kind, synonyms.normal(bare), _key(asked, synonyms))


def likeness(one: Face, other: Face) -> Likeness | None:
    """How two questions about one thing are alike; None where they are two."""
    same_key = (one.kind, one.key) == (other.kind, other.key)
    if one.words == other.words:
        return Likeness.SAME if same_key else Likeness.CONTRADICTS if one.kind == other.kind else None
    if not same_key:
        return None
    bound = NEAR_STATEMENT if one.kind is Kind.TRUE_FALSE else NEAR
    return Likeness.NEAR if _near(one.words, other.words, bound) else None


def pairs_among(faces: Sequence[Face]) -> tuple[Pair, ...]:
    """Every two of them that are alike, in their order."""
    found = ((one, other, likeness(one, other)) for one, other in combinations(faces, 2))
    return tuple(Pair(one, other, how) for one, other, how in found if how)


def pairs_with(face: Face, others: Iterable[Face]) -> tuple[Pair, ...]:
    """Those the one is like, each name once."""
    found = {other.name: Pair(face, other, how) for other in others if (how := likeness(face, other))}
    return tuple(found.values())


def _near(one: str, other: str, bound: float) -> bool:
    # The measure knows a first and a second text; sorted, it says the same of both orders.
    first, second = sorted((one, other))
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    # Each is an upper bound of the next, and cheaper.
    return matcher.real_quick_ratio() >= bound and matcher.quick_ratio() >= bound and matcher.ratio() >= bound


def _key(asked: Exchanged, synonyms: Synonyms) -> tuple[str, ...]:
    texts = [synonyms.normal(text) for text in asked.options]
    if asked.kind is Kind.NUMBER:
        return (f"{asked.number}{synonyms.normal(asked.unit)}",)
    if asked.kind is Kind.TRUE_FALSE:
        return ("true" if asked.true else "false",)
    right = [texts[place] for place in asked.key]
    if asked.kind is Kind.MATCHING:
        return tuple(sorted(f"{synonyms.normal(p)}:{text}" for p, text in zip(asked.prompts, right, strict=True)))
    return tuple(right) if asked.kind is Kind.ORDERING else tuple(sorted(right))
