"""The two shapes most templates share: choose all that the list states, and judge one statement."""

from collections.abc import Callable, Sequence
from fractions import Fraction

from quizzes.domain.bank import BankSnapshot
from quizzes.domain.dice import Dice
from quizzes.domain.distractors import Differs, foreign
from quizzes.domain.draft import LEAST_SET, Choice, Draft, TooLittleReason, set_draft
from quizzes.domain.facts import Reader, SourceLine

SET_SIZE = 6
MOST_RIGHT = 4


def which_apply(
    bank: BankSnapshot,
    dice: Dice,
    *,
    read: Reader,
    stem: str,
    differs: Differs | None = None,
    note: str = "",
) -> Draft | TooLittleReason:
    """Choose all: some facts of the matter among provably foreign ones of its siblings."""
    truths = read(bank.matter)
    if not truths:
        return TooLittleReason.NOT_STATED
    most = min(len(truths), MOST_RIGHT)
    right = dice.sample(truths, 1 + dice.below(most) if most > 1 else 1)
    wrong = foreign(bank, read, dice=dice, want=SET_SIZE - len(right), beside=texts(right), differs=differs)
    if not wrong or len(right) + len(wrong) < LEAST_SET:
        return TooLittleReason.TOO_FEW_DISTRACTORS
    return set_draft(bank, stem, choices(right, wrong), note=note)


def judge(
    bank: BankSnapshot,
    dice: Dice,
    *,
    read: Reader,
    sentence: Callable[[str], str],
    differs: Differs | None = None,
) -> Draft | TooLittleReason:
    """True or false: a fact of the matter or a foreign one, put into one sentence. Practice only."""
    truths = read(bank.matter)
    if not truths:
        return TooLittleReason.NOT_STATED
    lies = foreign(bank, read, dice=dice, want=1, differs=differs)
    if not lies:
        return TooLittleReason.TOO_FEW_DISTRACTORS
    line = dice.choice((dice.choice(truths), lies[0]))
    true = line.code == bank.matter.code
    whose = "清单列明，说法正确。" if true else f"说法错误：这是《{bank.named(line.code).name}》的内容。"
    return Draft(
        stem=f"判断对错：{sentence(line.text)}",
        explanation=whose,
        guess=Fraction(1, 2),
        right=("true" if true else "false",),
        sources=(line,),
    )


def choices(right: Sequence[SourceLine], wrong: Sequence[SourceLine]) -> tuple[Choice, ...]:
    return tuple([Choice(line.text, True, line) for line in right] + [Choice(line.text, False, line) for line in wrong])


def texts(lines: Sequence[SourceLine]) -> tuple[str, ...]:
    return tuple(line.text for line in lines)
