"""Is it the same thing said differently? Spacing, punctuation, width and listed synonyms don't count.

Only what is listed here is editorial. Digits, the point and the hyphen between digits, and every other word count.
"""

import re
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from courses.domain.cells.text import fold
from courses.domain.elements import FACET_FIELDS, Elements, Limit, Material
from courses.domain.facets import ChangeKind, Facet

SYNONYMS = {
    "居民身份证": ("身份证", "二代身份证", "第二代居民身份证"),
    "居民户口簿": ("户口本", "户口簿", "居民户口本", "户口薄"),
    "营业执照": ("工商营业执照",),
    "授权委托书": ("委托书",),
    "近期免冠照片": ("免冠照片", "近期免冠照"),
    "出生医学证明": ("出生证", "医学出生证明"),
    "残疾人证": ("中华人民共和国残疾人证",),
    "当场办结": ("当场", "即办", "即时办结", "即时", "现场办结", "当场办理", "即时办理"),
    "不收费": ("免费", "不收取费用", "无收费"),
    "或": ("或者",),
    "和": ("以及", "及"),
    "工作日": ("个工作日",),
}
_CANON = {variant: word for word, variants in SYNONYMS.items() for variant in variants}
_ANY_SYNONYM = re.compile("|".join(sorted([*_CANON, *SYNONYMS], key=len, reverse=True)))
_MARKS = re.compile(r"(?<!\d)[.\-]|[.\-](?!\d)|[^\w.\-%]|_", re.UNICODE)


def normal(text: str) -> str:
    """The text as it is compared."""
    plain = _MARKS.sub("", re.sub(r"\s+", "", fold(text)).lower())
    return _ANY_SYNONYM.sub(lambda found: _CANON.get(found[0], found[0]), plain)


def facet_change(facet: Facet, old: Elements, new: Elements, *, same_source: bool) -> tuple[ChangeKind, str] | None:
    """Whether the facet differs, how much, and by which rule; None where it is the same to the letter.

    `same_source` says that the list's own cells for this facet hold the same text as before: then only our
    reading of it has changed, and nobody need be asked again.
    """
    if all(getattr(old, name) == getattr(new, name) for name in FACET_FIELDS[facet]):
        return None
    if same_source:
        return ChangeKind.EDITORIAL, "read_anew"
    if meaning(facet, old) == meaning(facet, new):
        return ChangeKind.EDITORIAL, "wording"
    return ChangeKind.MATERIAL, "facts"


def meaning(facet: Facet, elements: Elements) -> Any:
    """What the facet says, without how it is said: equal for editorial variants."""
    return _MEANING[facet](elements)


def _unordered(lines: tuple[str, ...]) -> list[str]:
    return sorted(normal(line) for line in lines)


def _material(material: Material) -> list[str]:
    return [normal(str(value)) if value is not None else "" for value in asdict(material).values()]


def limit_meaning(limit: Limit | None) -> Any:
    """What a limit says, whatever its words: value, unit and what stands in brackets; its text where not understood."""
    if limit is None:
        return None
    extra = "".join(re.findall(r"\([^()]*\)", fold(limit.text)))
    return (limit.value, limit.unit, normal(extra)) if limit.understood else normal(limit.text)


_MEANING: dict[Facet, Callable[[Elements], Any]] = {
    Facet.SERVICE_OBJECT: lambda e: _unordered(e.service_object),
    Facet.CONDITIONS: lambda e: [
        _unordered(e.acceptance_conditions),
        _unordered(e.approval_conditions),
        _unordered(e.conditions),
    ],
    Facet.MATERIALS: lambda e: sorted(_material(material) for material in e.materials),
    Facet.PROCESS: lambda e: [(normal(s.who), normal(s.what), normal(s.duration)) for s in e.steps],
    Facet.TIME_LIMIT: lambda e: (limit_meaning(e.statutory), limit_meaning(e.promised)),
    Facet.RESULT: lambda e: [normal(str(value)) for value in asdict(e.result).values()],
}
