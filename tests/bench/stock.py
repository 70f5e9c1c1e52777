"""A large catalogue for the benchmarks: the seven matters of the tests, over and over under other codes and names."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from courses.domain.elements import Elements
from tests.quizzes.shelf import ALL


def matters(count: int) -> Iterator[Elements]:
    """`count` matters in groups of 40 siblings, so that a category stays as large as a real one."""
    return islice(_endless(), count)


def _endless() -> Iterator[Elements]:
    number = 0
    while True:
        for one in ALL:
            number += 1
            yield replace(
                one,
                code=f"BM-{number:05}",
                name=f"{one.name}({number}号)",
                category=f"{one.category}{number // 280}",
            )
