"""Distractors: true facts of sibling matters that are provably not true of this one.

"Provably" is cautious: after normalising, neither text may equal, contain or abbreviate the other, and
the two must be less alike than a bound. A good distractor lost costs variety; a wrong one costs a citizen.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from quizzes.domain.bank import BankSnapshot
from quizzes.domain.dice import Dice
from quizzes.domain.facts import Reader, SourceLine, nearness
from quizzes.domain.synonyms import Synonyms

SIMILARITY_BOUND = 0.75
"""Two normalised texts at least this alike (difflib ratio) may mean one thing."""

COVERED_BOUND = 0.6
"""A text of which this share occurs in the other, in order, may be a part of it."""

COMMON = 3
"""A fact stated by so many siblings is as good a distractor as one of a near sibling."""

Differs = Callable[[str, str], bool]


def provably_other(one: str, other: str, synonyms: Synonyms) -> bool:
    """Whether two texts certainly name different things."""
    return _apart(synonyms.normal(one), synonyms.normal(other))


@lru_cache(maxsize=65536)
def _apart(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=lambda text: (len(text), text))
    if not short or _abbreviates(short, long):
        return False
    # The characters in common bound both measures from above; most pairs are told apart by them alone.
    if (Counter(short) & Counter(long)).total() < COVERED_BOUND * len(short):
        return True
    match = SequenceMatcher(None, short, long, autojunk=False)
    return match.ratio() < SIMILARITY_BOUND and _covered(match, short) < COVERED_BOUND


def covered(short: str, long: str) -> float:
    """The share of the first text that occurs in the second, in order (from 0 to 1)."""
    return _covered(SequenceMatcher(None, short, long, autojunk=False), short)


def _covered(match: SequenceMatcher[str], short: str) -> float:
    return sum(block.size for block in match.get_matching_blocks()) / len(short) if short else 1.0


def _abbreviates(short: str, long: str) -> bool:
    """县级残联 abbreviates 县级残疾人联合会: its characters occur there in order (so does a contained text)."""
    rest = iter(long)
    return all(character in rest for character in short)


def foreign(
    bank: BankSnapshot,
    read: Reader,
    *,
    dice: Dice,
    want: int,
    beside: Sequence[str] = (),
    differs: Differs | None = None,
) -> tuple[SourceLine, ...]:
    """Up to `want` sibling facts that are provably not true of the matter, nor alike among themselves.

    `beside` are texts shown with them: their lengths are matched as far as possible, so that a key is not
    known by its length. Facts of near siblings and facts many siblings share come first: what is asked
    nowhere near is soon ruled out. `differs` is one more proof a facet may ask for.
    """
    truths = [line.text for line in read(bank.matter)]
    lengths = [len(text) for text in beside or truths] or [0]
    shortest, longest = min(lengths) * 0.6, max(lengths) * 1.5 + 2
    near = {sibling.code: nearness(bank.matter, sibling) for sibling in bank.siblings}
    pool = dice.shuffled([line for sibling in bank.siblings for line in read(sibling)])
    shared = Counter(bank.normal(line.text) for line in pool)

    def rank(line: SourceLine) -> tuple[int, bool]:
        closeness = min(near[line.code], 1 if shared[bank.normal(line.text)] >= COMMON else 2)
        return closeness, not shortest <= len(line.text) <= longest

    ranked = sorted(pool, key=rank)
    taken: list[SourceLine] = []
    for line in ranked:
        if len(taken) == want:
            break
        others = [*truths, *beside, *(chosen.text for chosen in taken)]
        if all(provably_other(line.text, text, bank.synonyms) for text in others) and (
            differs is None or all(differs(line.text, text) for text in truths)
        ):
            taken.append(line)
    return tuple(taken)
