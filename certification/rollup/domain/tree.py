"""The tree of units: which child of a unit something below it belongs to."""

from collections.abc import Iterable, Mapping


def branches(parents: Mapping[int, int | None], root: int) -> dict[int, int]:
    """{unit below `root`: the child of `root` it is under}, children themselves included, `root` left out.

    `parents` is {unit: its parent}; a circle in it is a ValueError, whoever is in it.
    """
    found: dict[int, int] = {}
    outside: set[int] = {root}
    for unit in parents:
        path: list[int] = []
        at: int | None = unit
        while at is not None and at not in found and at not in outside and parents.get(at) != root:
            if at in path:
                raise ValueError(f"unit {at} is above itself")
            path.append(at)
            at = parents.get(at)
        if at is None or at in outside:
            outside.update(path)
            continue
        branch = found.get(at, at)
        found.update(dict.fromkeys([*path, at], branch))
    return found


def tops(parents: Mapping[int, int | None], reach: Iterable[int]) -> list[int]:
    """Of the units within reach those whose parent isn't, in the order given."""
    own = list(reach)
    within = set(own)
    return [unit for unit in own if parents.get(unit) not in within]
