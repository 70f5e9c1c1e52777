"""The shapes templates share: choose all that the list states, judge one statement, tell whose a fact is, tell two
matters apart, match."""

from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from fractions import Fraction

from quizzes.domain.bank import BankSnapshot
from quizzes.domain.dice import Dice
from quizzes.domain.distractors import Differs, foreign, provably_other
from quizzes.domain.draft import LEAST_SET, Choice, Draft, TooLittleReason, set_draft
from quizzes.domain.facts import MatterFacts, Reader, SourceLine, nearness
from quizzes.domain.synonyms import levelled

SET_SIZE = 6
MOST_RIGHT = 4
NAMES = 5
LIES = 4
LEAST_PROMPTS = 3
NEAR = 1
"""Siblings of the same parent, category or department; the others are lent from far away."""
TELLING = 3
"""So many characters in a row, shared by a fact and a matter's name, tell the one from the other."""


def which_apply(
    bank: BankSnapshot,
    dice: Dice,
    *,
    read: Reader,
    stem: str,
    differs: Differs | None = None,
    note: str = "",
    untold: bool = False,
) -> Draft | TooLittleReason:
    """Choose all: some facts of the matter among provably foreign ones of its siblings; `untold` leaves out those that
    the matter's name tells."""
    truths = read(bank.matter)
    if not truths:
        return TooLittleReason.NOT_STATED
    asked = [line for line in truths if not (untold and tells_name(line.text, bank.matter.name))]
    if not asked:
        return TooLittleReason.NOTHING_TO_TELL_APART
    most = min(len(asked), MOST_RIGHT)
    right = dice.sample(asked, 1 + dice.below(most) if most > 1 else 1)
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
    lies = foreign(bank, read, dice=dice, want=LIES, differs=differs)
    if not lies:
        return TooLittleReason.TOO_FEW_DISTRACTORS
    lies = tuple(line for line in lies if nearness(bank.matter, bank.named(line.code)) <= NEAR) or lies
    line = dice.choice((dice.choice(truths), dice.choice(lies)))
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


def whose(
    bank: BankSnapshot,
    dice: Dice,
    *,
    read: Reader,
    stem: Callable[[str], str],
    differs: Differs | None = None,
    mentions: Reader | None = None,
) -> Draft | TooLittleReason:
    """Which matter states this? One of its facts, among matters that certainly do not. Practice only: one in five.

    `mentions` reads what a sibling says of such facts elsewhere; what is mentioned is not certainly foreign.
    """
    said = [line for line in read(bank.matter) if not tells_name(line.text, bank.matter.name)]
    if not said:
        return TooLittleReason.NOTHING_TO_TELL_APART if read(bank.matter) else TooLittleReason.NOT_STATED
    line = dice.choice(said)
    others = [
        sibling
        for sibling in dice.shuffled(bank.siblings)
        if (theirs := read(sibling))
        and not tells_name(line.text, sibling.name)
        and all(_certainly_not(bank, line.text, other.text, differs) for other in (*theirs, *_read(mentions, sibling)))
    ]
    nearest = sorted(others, key=lambda sibling: nearness(bank.matter, sibling))[: NAMES - 1]
    if len(nearest) < LEAST_SET - 1:
        return TooLittleReason.TOO_FEW_DISTRACTORS
    return Draft(
        stem=stem(line.text),
        explanation=f"「{line.text}」是清单为《{bank.matter.name}》列明的。",
        guess=Fraction(1, 1 + len(nearest)),
        choices=(Choice(bank.matter.name, True, line), *(Choice(sibling.name, False) for sibling in nearest)),
    )


def differ(
    bank: BankSnapshot,
    dice: Dice,
    *,
    read: Reader,
    stem: Callable[[str], str],
    differs: Differs | None = None,
    mentions: Reader | None = None,
) -> Draft | TooLittleReason:
    """What has this matter that its sibling has not? Facts only it states, among those the sibling states too.

    Only siblings that are easily confused are compared: variants of one parent, or near ones that state the same fact.
    Shared facts are cited from this matter, the sibling's own from the sibling; doubtful pairs are left out.
    """
    mine = read(bank.matter)
    if not mine:
        return TooLittleReason.NOT_STATED
    near = [sibling for sibling in dice.shuffled(bank.siblings) if nearness(bank.matter, sibling) <= NEAR]
    for sibling in sorted(near, key=lambda sibling: nearness(bank.matter, sibling)):
        theirs = read(sibling)
        names = {bank.normal(line.text) for line in theirs}
        said = (*theirs, *_read(mentions, sibling))
        only = [line for line in mine if all(_certainly_not(bank, line.text, t.text, differs) for t in said)]
        both = [line for line in mine if bank.normal(line.text) in names]
        foreign_ones = [line for line in theirs if all(_certainly_not(bank, line.text, m.text, differs) for m in mine)]
        if not only or not (both or foreign_ones) or not _confused(bank, sibling, both, read):
            continue
        beside = min(len(both) + len(foreign_ones), SET_SIZE - 1)
        least, most = max(1, LEAST_SET - beside), min(len(only), MOST_RIGHT)
        if least > most:
            continue
        right = dice.sample(only, least + dice.below(most - least + 1))
        wrong = (*dice.shuffled(both), *dice.shuffled(foreign_ones))[: SET_SIZE - len(right)]
        note = "".join(f"「{line.text}」两个事项都列有。" for line in both if line in wrong)
        return set_draft(bank, stem(sibling.name), choices(right, wrong), note=note)
    return TooLittleReason.NOTHING_TO_TELL_APART


def _confused(bank: BankSnapshot, sibling: MatterFacts, both: Sequence[SourceLine], read: Reader) -> bool:
    """Variants of one parent or of like names, or matters that share what most of their siblings don't state."""
    if nearness(bank.matter, sibling) == 0 or tells_name(sibling.name, bank.matter.name):
        return True
    stated = [{bank.normal(line.text) for line in read(other)} for other in bank.siblings]
    rare = (sum(bank.normal(line.text) in one for one in stated) * 2 < len(stated) for line in both)
    return any(rare)


def match(
    stem: str,
    pairs: Sequence[tuple[str, Choice]],
    options: Sequence[Choice],
    *,
    sources: tuple[SourceLine, ...],
    guess: Fraction | None = None,
) -> Draft | TooLittleReason:
    """An option for each prompt; one option may serve several prompts, so each is one in the number of options.

    `guess` is given where common sense already tells much of it.
    """
    if len(pairs) < LEAST_PROMPTS or len({choice for _prompt, choice in pairs}) < 2:
        return TooLittleReason.TOO_FEW_FACTS
    return Draft(
        stem=stem,
        explanation="清单列明：" + "；".join(line.text for line in sources) + "。",
        guess=guess or Fraction(1, len(options) ** len(pairs)),
        sources=sources,
        choices=tuple(options),
        prompts=tuple(pairs),
    )


def tells_name(text: str, name: str) -> bool:
    """「残疾人证申请表」 gives 《残疾人证新办》 away: they share three characters in a row."""
    return shares(text, name, TELLING)


def shares(one: str, other: str, size: int) -> bool:
    """Whether the two have so many characters in a row in common, width and punctuation levelled."""
    return SequenceMatcher(None, levelled(one), levelled(other), autojunk=False).find_longest_match().size >= size


def _read(read: Reader | None, matter: MatterFacts) -> tuple[SourceLine, ...]:
    return read(matter) if read else ()


def _certainly_not(bank: BankSnapshot, one: str, other: str, differs: Differs | None) -> bool:
    return provably_other(one, other, bank.synonyms) and (differs is None or differs(one, other))
