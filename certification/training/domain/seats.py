"""Who of those that asked has a seat in a class, and who waits."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

One = TypeVar("One")


@dataclass(frozen=True, slots=True)
class Seated(Generic[One]):
    """In the order of asking; `left` is None where there is room for everybody."""

    seated: tuple[One, ...]
    waiting: tuple[One, ...]
    left: int | None


def seat(asked: Sequence[One], *, seats: int | None) -> Seated[One]:
    """The first have the seats; whoever withdraws is not among `asked`, so the next moves up."""
    if seats is None:
        return Seated(tuple(asked), (), None)
    return Seated(tuple(asked[:seats]), tuple(asked[seats:]), max(0, seats - len(asked)))
