"""Which bars of a chart may stand in one line: none that touch."""

from collections.abc import Sequence

Extent = tuple[float, float]


def lanes(extents: Sequence[Extent]) -> tuple[int, ...]:
    """The line of each extent, from 0 on: the first that is free where it begins. As few lines as there can be."""
    ends: list[float] = []
    found = [0] * len(extents)
    for place in sorted(range(len(extents)), key=lambda place: extents[place]):
        start, end = extents[place]
        lane = next((lane for lane, until in enumerate(ends) if until <= start), len(ends))
        ends[lane:] = [end, *ends[lane + 1 :]]
        found[place] = lane
    return tuple(found)
