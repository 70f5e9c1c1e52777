"""Is a new matter one that the catalogue knows under another code or name? Asked of a person, never assumed."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from courses.domain.editorial import meaning, normal
from courses.domain.elements import Elements
from courses.domain.facets import FACETS
from courses.domain.records import Record

FEWEST_FACETS = 3


@dataclass(frozen=True, slots=True)
class PossibleRename:
    """A new code that may be a known matter. `reason`: "same_name" (name and department) or "same_facts"."""

    new_code: str
    old_code: str
    new_name: str
    old_name: str
    reason: str


def possible_renames(new: Iterable[Record], missing: dict[str, Elements]) -> tuple[PossibleRename, ...]:
    """For each new record the likeliest of the matters the list leaves out, none of them twice.

    Likely is the same name of the same department; or another name with every facet that both state the same
    (at least three of them) in the same department. In the order of the records; of equals the first code.
    """
    records = list(new)
    left = dict(sorted(missing.items()))
    by_name: dict[tuple[str, str], list[str]] = defaultdict(list)
    by_facts: dict[object, list[str]] = defaultdict(list)
    for code, elements in left.items():
        by_name[_name(elements)].append(code)
        for fact in _facts(elements):
            by_facts[fact].append(code)
    found: dict[str, tuple[str, str]] = {}
    for record in records:
        same = next((code for code in by_name[_name(record.elements)] if code in left), None)
        if same:
            found[record.code] = (same, "same_name")
            del left[same]
    for record in records:
        if record.code not in found and (like := _by_facts(record.elements, by_facts, left)):
            found[record.code] = (like, "same_facts")
            del left[like]
    return tuple(
        PossibleRename(record.code, code, record.elements.name, missing[code].name, reason)
        for record in records
        if record.code in found
        for code, reason in [found[record.code]]
    )


def _by_facts(elements: Elements, by_facts: dict[object, list[str]], left: dict[str, Elements]) -> str | None:
    shared = Counter(code for fact in _facts(elements) for code in by_facts.get(fact, ()) if code in left)
    for code, count in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        both = sum(elements.states(facet) and left[code].states(facet) for facet in FACETS)
        if count >= max(FEWEST_FACETS, both):
            return code
    return None


def _name(elements: Elements) -> tuple[str, str]:
    return normal(elements.name), normal(elements.department)


def _facts(elements: Elements) -> list[object]:
    """What stands for each stated facet, together with the department."""
    department = normal(elements.department)
    return [(facet, department, repr(meaning(facet, elements))) for facet in FACETS if elements.states(facet)]
