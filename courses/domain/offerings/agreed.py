"""Wishes as plain JSON values, for a page that keeps them between the plan and its applying."""

from datetime import date
from typing import Any

from courses.domain.facets import Depth, Tier
from courses.domain.offerings.terms import Wish

_DAYS = ("expires_on", "starts_on", "ends_on")


def to_json(wish: Wish) -> list[Any]:
    """The wish as JSON values; `from_json` gives it back."""
    values = dict(wish.values)
    for name in _DAYS:
        if values.get(name):
            values[name] = values[name].isoformat()
    if "windows" in values:
        values["windows"] = sorted(values["windows"])
    return [wish.matter, wish.row, values]


def from_json(data: list[Any]) -> Wish:
    """The wish that was written."""
    matter, row, values = data
    values = dict(values)
    for name in _DAYS:
        if values.get(name):
            values[name] = date.fromisoformat(values[name])
    if values.get("depth"):
        values["depth"] = Depth(values["depth"])
    if values.get("tier"):
        values["tier"] = Tier(values["tier"])
    if "windows" in values:
        values["windows"] = frozenset(values["windows"])
    return Wish(matter, values, row)
