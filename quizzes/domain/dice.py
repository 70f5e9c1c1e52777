"""Dice that fall the same way in every process: a SHA-256 counter, never `random`, never `hash()`."""

from collections.abc import Sequence
from hashlib import sha256
from typing import TypeVar

T = TypeVar("T")

_WORD_BITS = 64


class Dice:
    """A stream of fair throws fixed by its seed parts.

    Parts are joined with their lengths, so that ("ab", "c") and ("a", "bc") are different dice.
    Python promises a stable stream for `random.random()` only; this one is stable by construction.
    """

    __slots__ = ("_counter", "_seed")

    def __init__(self, *seed_parts: str | int) -> None:
        if not seed_parts:
            raise ValueError("dice need at least one seed part")
        joined = "".join(f"{len(str(part))}:{part}," for part in seed_parts)
        self._seed = sha256(joined.encode()).digest()
        self._counter = 0

    def below(self, n: int) -> int:
        """A whole number from 0 to n-1, each equally likely (throws in the uneven tail are repeated)."""
        if not 0 < n <= 2**_WORD_BITS:
            raise ValueError(f"cannot throw below {n}")
        fair = 2**_WORD_BITS - 2**_WORD_BITS % n
        while (word := self._word()) >= fair:
            pass
        return word % n

    def choice(self, items: Sequence[T]) -> T:
        return items[self.below(len(items))]

    def shuffled(self, items: Sequence[T]) -> tuple[T, ...]:
        pile = list(items)
        for last in range(len(pile) - 1, 0, -1):
            pick = self.below(last + 1)
            pile[last], pile[pick] = pile[pick], pile[last]
        return tuple(pile)

    def sample(self, items: Sequence[T], k: int) -> tuple[T, ...]:
        """k of the items in random order, none twice; ValueError when there are fewer than k."""
        if not 0 <= k <= len(items):
            raise ValueError(f"cannot sample {k} of {len(items)}")
        return self.shuffled(items)[:k]

    def _word(self) -> int:
        block = sha256(self._seed + self._counter.to_bytes(8, "big")).digest()
        self._counter += 1
        return int.from_bytes(block[:8], "big")
