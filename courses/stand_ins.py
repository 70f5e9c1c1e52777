"""Which matters a stand-in (B岗) is named for, which this storey does not know: `certification.rotation` keeps them.

Whoever knows registers itself when the application starts (`certification.apps`). Without anybody registered a stand-in
serves all of the window.
"""

from collections.abc import Callable, Iterable

Answer = Callable[[Iterable[int]], dict[int, frozenset[int]]]
_answers: list[Answer] = []


def answered_by(answer: Answer) -> None:
    """Register the room that can answer; the newest one is asked."""
    _answers[:] = [answer]


def matters_named(postings: Iterable[int]) -> dict[int, frozenset[int]]:
    """Keys of the matters by posting; a posting that stands in for the whole window is not among them."""
    keys = list(postings)
    return _answers[0](keys) if _answers and keys else {}
