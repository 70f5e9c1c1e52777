"""What a file says nothing of stays as it was: a list without a column for the fee doesn't take the fees away.

Only an empty cell under a title the file has says that an element isn't stated (any more).
"""

from dataclasses import replace
from typing import Any

from courses.domain.elements import Elements
from courses.domain.layout import NAMING
from courses.domain.records import Record

_CONDITIONS = ("acceptance_conditions", "approval_conditions", "conditions")
# Element → the keys of the columns that speak of it, where they aren't simply its own.
_TOLD_BY: dict[str, tuple[str, ...]] = {
    "parent": ("parent", "child", "item"),
    "department": ("department", "office"),
    **dict.fromkeys(_CONDITIONS, _CONDITIONS),
    "statutory": ("statutory", "limit"),
    "promised": ("promised", "limit"),
    "fee": ("fee", "charged", "fee_basis"),
}
_KEPT: tuple[str, ...] = (
    "parent",
    "category",
    "spoken",
    "type",
    "basis",
    "level",
    "department",
    "service_object",
    *_CONDITIONS,
)
_KEPT += (
    "materials",
    "steps",
    "statutory",
    "promised",
    "fee",
    "quantity",
    "sample_form",
    "contact",
    "bundle",
    "remark",
)
_RESULT = ("document", "validity", "delivery")


def kept(record: Record, before: Elements, cells: dict[str, str]) -> tuple[Record, tuple[str, ...]]:
    """The record with what its file says nothing of taken from before, and the names of those elements."""
    told = record.told
    if told is None:
        return record, ()
    own = record.elements
    untold: dict[str, Any] = {
        name: getattr(before, name)
        for name in _KEPT
        if not getattr(own, name) and getattr(before, name) and not told & set(_TOLD_BY.get(name, (name,)))
    }
    parts = {
        part: getattr(before.result, part)
        for part in _RESULT
        if part not in told and not getattr(own.result, part) and getattr(before.result, part)
    }
    if not untold and not parts:
        return record, ()
    names = (*untold, *parts)
    if parts:
        untold["result"] = replace(own.result, **parts)
    silent = {key: text for key, text in cells.items() if key not in told and _speaks_of(key, names)}
    return replace(record, elements=replace(own, **untold), cells={**silent, **record.cells}), names


def _speaks_of(key: str, names: tuple[str, ...]) -> bool:
    return key not in NAMING and any(key in _TOLD_BY.get(name, (name,)) for name in names)
