"""Two texts side by side with the changed words marked. Pure; joining the pieces always gives the texts back.

Chinese has no spaces, so a word is a run of digits (with its point), a run of Latin letters, one Han character or one
mark. Lone words that happen to stand between two changes are marked along: 原件1份 → 复印件2份 reads as one change.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORD = re.compile(r"\d+(?:[.,]\d+)*%?|[A-Za-z]+|\s+|.", re.DOTALL)
# An unchanged stretch between two changes must be at least so many letters, digits or Han to stand for itself.
SHORTEST_REST = 2
# Below this share of common words two lines are told apart as one gone and one come, not as one changed.
ALIKE = 0.4
# Comparing costs words × words; beyond this the whole line counts as changed.
MOST_COMPARISONS = 1_500_000
# Finding counterparts costs lines × lines; beyond this a line is only compared with the one in its own place.
MOST_PAIRS = 2_500


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; `changed` means gone in the old text, come in the new one."""

    text: str
    changed: bool


Line = tuple[Piece, ...]
Run = tuple[bool, Sequence[str], Sequence[str]]


def marked(old: str, new: str) -> tuple[Line, Line]:
    """One text against the other, word by word."""
    if old == new:
        return _line([(False, old)]), _line([(False, new)])
    before, after = _WORD.findall(old), _WORD.findall(new)
    if len(before) * len(after) > MOST_COMPARISONS:
        return _line([(True, old)]), _line([(True, new)])
    runs = _with_short_rests_changed(_runs(before, after))
    return (
        _line((changed, "".join(gone)) for changed, gone, _come in runs),
        _line((changed, "".join(come)) for changed, _gone, come in runs),
    )


def marked_lines(
    old: Sequence[str], new: Sequence[str], *, ordered: bool = False
) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Lists of lines (papers, clauses, steps): kept lines unmarked, a reworded one word by word against its
    counterpart, the others whole. Every line comes back in its place.

    A line that only moved is no change of what it says, unless the list is `ordered` (steps).
    """
    before: dict[int, Line] = {}
    after: dict[int, Line] = {}
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            before |= {i: _whole(old[i], changed=False) for i in range(a, b)}
            after |= {j: _whole(new[j], changed=False) for j in range(c, d)}
            continue
        for i, j in _counterparts(old, new, range(a, b), range(c, d)):
            before[i], after[j] = marked(old[i], new[j])
    moved = set() if ordered else set(old) & set(new)
    return (
        tuple(before.get(i) or _whole(line, changed=line not in moved) for i, line in enumerate(old)),
        tuple(after.get(j) or _whole(line, changed=line not in moved) for j, line in enumerate(new)),
    )


def _runs(before: Sequence[str], after: Sequence[str]) -> list[Run]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return [(tag != "equal", before[a:b], after[c:d]) for tag, a, b, c, d in matcher.get_opcodes()]


def _with_short_rests_changed(runs: Sequence[Run]) -> list[Run]:
    merged: list[Run] = []
    for place, run in enumerate(runs):
        changed, gone, come = run
        between = 0 < place < len(runs) - 1
        changed = changed or (between and _weight(gone) < SHORTEST_REST)
        if merged and merged[-1][0] == changed:
            merged[-1] = (changed, [*merged[-1][1], *gone], [*merged[-1][2], *come])
        else:
            merged.append((changed, gone, come))
    return merged


def _weight(words: Iterable[str]) -> int:
    """How much a stretch says: marks and spaces count for nothing, a number or a Latin word for itself."""
    return sum(SHORTEST_REST if len(word) > 1 else 1 for word in words if word[0].isalnum())


def _counterparts(
    old: Sequence[str], new: Sequence[str], gone: Sequence[int], come: Sequence[int]
) -> Iterable[tuple[int, int]]:
    """Pairs of lines that say nearly the same, the most alike first; each line at most once."""
    if len(gone) * len(come) > MOST_PAIRS:
        pairs = [(_likeness(old[i], new[j]), i, j) for i, j in zip(gone, come, strict=False)]
    else:
        pairs = [(_likeness(old[i], new[j]), i, j) for i in gone for j in come]
    used_old: set[int] = set()
    used_new: set[int] = set()
    for likeness, i, j in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if likeness >= ALIKE and i not in used_old and j not in used_new:
            used_old.add(i)
            used_new.add(j)
            yield i, j


def _likeness(one: str, other: str) -> float:
    if one == other:
        return 1.0
    matcher = SequenceMatcher(None, _WORD.findall(one), _WORD.findall(other), autojunk=False)
    cheap: tuple[Callable[[], float], ...] = (matcher.real_quick_ratio, matcher.quick_ratio)
    return 0.0 if any(bound() < ALIKE for bound in cheap) else matcher.ratio()


def _whole(text: str, *, changed: bool) -> Line:
    return _line([(changed, text)])


def _line(pieces: Iterable[tuple[bool, str]]) -> Line:
    return tuple(Piece(text, changed) for changed, text in pieces if text)
