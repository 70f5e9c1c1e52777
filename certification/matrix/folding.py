"""Which categories of a matrix stand open: said in the address, so that it works without a script and can be sent.

`?open=*` is all, `?open=-` none, `?open=0.4` those at these places of the list.
"""

from collections.abc import Iterable

from django.http import QueryDict

from certification.matrix.sheet import Sheet

ALL, NONE = "*", "-"
AT_ONCE = 60
"""As many matters are shown without being asked for; more begin as their categories."""


def opened(sheet: Sheet, query: QueryDict) -> frozenset[int]:
    """The places of the open categories among those shown."""
    every = frozenset(group.place for group in sheet.groups)
    wished = query.get("open", "")
    if not wished:
        return every if sheet.matters <= AT_ONCE else frozenset()
    if wished == ALL:
        return every
    return every & {int(place) for place in wished.split(".") if place.isdecimal()}


def folded(query: QueryDict, now: Iterable[int], place: int) -> str:
    """The address with one category opened or closed."""
    return with_open(query, ".".join(map(str, sorted(set(now) ^ {place}))) or NONE)


def with_open(query: QueryDict, wished: str) -> str:
    """The address of the same page with these open."""
    changed = query.copy()
    changed["open"] = wished
    return f"?{changed.urlencode()}"
