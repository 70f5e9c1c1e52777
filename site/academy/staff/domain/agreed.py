"""Rows of a list as plain JSON values, for a page that keeps them between the plan and its applying."""

from dataclasses import astuple
from datetime import date
from typing import Any

from academy.staff.domain.people import Grant, Wanted


def to_json(wanted: Wanted) -> list[Any]:
    """The row as JSON values; `from_json` gives it back."""
    since = wanted.since.isoformat() if wanted.since else None
    grants = [list(astuple(grant)) for grant in wanted.grants]
    return [wanted.username, wanted.name, grants, wanted.number, wanted.window, since, wanted.row]


def from_json(data: list[Any]) -> Wanted:
    """The row that was written."""
    username, name, grants, number, window, since, row = data
    day = date.fromisoformat(since) if since else None
    return Wanted(username, name, tuple(Grant(*grant) for grant in grants), number, window, day, row)
