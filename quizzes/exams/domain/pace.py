"""How long an item took, from when its first answer came: only for the anonymous times of templates."""

from collections.abc import Iterable, Mapping
from datetime import datetime


def seconds_taken(
    started_at: datetime, first_saved: Mapping[int, datetime], *, breaks: Iterable[datetime] = ()
) -> dict[int, int]:
    """Position → seconds since the answer before it (of the first: since the start). A gap with a break in it (a
    pause, a sitting opened again) tells nothing and is left out."""
    taken: dict[int, int] = {}
    stops, before = sorted(breaks), started_at
    for position, at in sorted(first_saved.items(), key=lambda pair: (pair[1], pair[0])):
        if not any(before <= stop <= at for stop in stops):
            taken[position] = int((at - before).total_seconds())
        before = at
    return taken
