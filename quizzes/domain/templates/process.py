"""办理流程: who does which step, and in which order."""

import re
from fractions import Fraction
from math import factorial

from courses.domain.facets import Facet
from quizzes.domain.bank import BankSnapshot
from quizzes.domain.dice import Dice
from quizzes.domain.draft import (
    OPTION_IDS,
    Choice,
    Draft,
    TooLittleReason,
    groups_guess,
    set_guess,
)
from quizzes.domain.facts import MatterFacts, SourceLine
from quizzes.domain.item import CERTIFYING_GUESS, Kind
from quizzes.domain.shapes import match
from quizzes.domain.template import template

LEAST_STEPS = 4
LEAST_TO_FOLLOW = 3
MOST_STEPS = 6
LEAST_DOERS = 3

_SIDES: tuple[tuple[str, str], ...] = (
    ("town", r"窗口|便民服务中心|代办员|镇|乡|街道办"),
    ("village", r"村|社区|居委|网格"),
    ("office", r"县|市级|市场监督|区级|（区）|省|局|派出所|公安|民警|机关|部门|机构|公司|银行|医院|法院|残联"),
    ("citizen", r"申请人|当事人|本人|持证人|监护人|参保人|户主|家属|经营者|单位|双方|亲属|受托人|人$"),
)
"""Whose step it is. Two doers of one side may be one person, so their steps are never swapped."""

_STAFF = re.compile(r"窗口|人员|代办员|民警|主任|医师")


def sides(who: str) -> frozenset[str]:
    """All sides a doer may stand on, none when unknown; 负责人 and the like of the staff are no citizens."""
    found = {side for side, words in _SIDES if re.search(words, who)}
    return frozenset(found - {"citizen"} if _STAFF.search(who) else found)


def steps(matter: MatterFacts) -> tuple[SourceLine, ...]:
    """Each step as 「who：what」, in order; empty when any step lacks its doing."""
    listed = matter.elements.steps
    if any(not step.what.strip() for step in listed):
        return ()
    return tuple(
        matter.line(f"steps[{n}]", f"{step.who}：{step.what}" if step.who else step.what)
        for n, step in enumerate(listed, 1)
    )


@template("process.order", version=1, facets=(Facet.PROCESS,), kind=Kind.ORDERING, seconds=50)
def order(bank: BankSnapshot, dice: Dice) -> Draft | TooLittleReason:
    lines = steps(bank.matter)
    if not lines:
        return TooLittleReason.NOT_STATED
    if not LEAST_STEPS <= len(lines) <= len(OPTION_IDS):
        return TooLittleReason.TOO_FEW_FACTS
    first = dice.below(len(lines) - MOST_STEPS + 1) if len(lines) > MOST_STEPS else 0
    asked = lines[first : first + MOST_STEPS]
    return Draft(
        stem=f"请把《{bank.matter.name}》的下列办理步骤按先后排好。",
        explanation="清单列明的顺序：" + "；".join(f"{n}.{line.text}" for n, line in enumerate(asked, 1)) + "。",
        guess=Fraction(1, factorial(len(asked))),
        choices=tuple(Choice(line.text, True, line) for line in asked),
    )


@template("process.who", version=2, facets=(Facet.PROCESS,), kind=Kind.SET, seconds=50)
def who(bank: BankSnapshot, dice: Dice) -> Draft | TooLittleReason:
    """Who does which step: true pairs among pairs whose doer stands on another side of the same matter.

    Four or more steps show one pair each; fewer show one step with all its possible doers, three at least.
    """
    listed = [step for step in bank.matter.elements.steps if step.who.strip() and step.what.strip()]
    if not bank.matter.elements.steps:
        return TooLittleReason.NOT_STATED
    doers = tuple(dict.fromkeys(step.who for step in listed))
    numbered = [(n, step) for n, step in enumerate(bank.matter.elements.steps, 1) if step in listed]
    others = {step: _others(step.who, doers) for step in listed}
    if not any(others.values()):
        return TooLittleReason.NOTHING_TO_TELL_APART
    stem = f"关于《{bank.matter.name}》由谁办理哪一步，下列说法哪些正确？（请全部选出）"
    if len(listed) >= LEAST_STEPS:
        shown = sorted(dice.sample(numbered, min(len(numbered), MOST_STEPS)), key=lambda pair: pair[0])
        movable = [n for n, step in shown if others[step]]
        if not movable:
            return TooLittleReason.NOTHING_TO_TELL_APART
        false = set(dice.sample(movable, 1 + dice.below(min(len(movable), len(shown) - 1))))
        pairs = [
            _pair(bank, n, step.who, step.what, dice.choice(others[step]) if n in false else step.who)
            for n, step in shown
        ]
        return _told(bank, stem, pairs, set_guess(len(pairs)))
    pairs, sizes = [], []
    for n, step in numbered:
        if others[step]:
            pairs += [_pair(bank, n, step.who, step.what, doer) for doer in (step.who, *others[step])]
            sizes.append(1 + len(others[step]))
    if groups_guess(sizes) > CERTIFYING_GUESS:
        return TooLittleReason.TOO_FEW_FACTS
    return _told(bank, stem, pairs, groups_guess(sizes))


def _others(who: str, doers: tuple[str, ...]) -> tuple[str, ...]:
    """Who certainly does not do this step. Neither is a citizen: nobody takes 「提出申请」 for an office's step."""
    if "citizen" in sides(who):
        return ()
    return tuple(doer for doer in doers if _apart(doer, who) and "citizen" not in sides(doer))


def _apart(one: str, other: str) -> bool:
    mine, theirs = sides(one), sides(other)
    return bool(mine and theirs) and not mine & theirs


def _pair(bank: BankSnapshot, number: int, doer: str, what: str, shown: str) -> Choice:
    line = bank.matter.line(f"steps[{number}].who", f"{doer}：{what}")
    return Choice(f"「{what}」由{shown}办理", shown == doer, line)


def _told(bank: BankSnapshot, stem: str, pairs: list[Choice], guess: Fraction) -> Draft:
    said = "；".join(line.text for line in steps(bank.matter))
    return Draft(stem=stem, explanation=f"清单上的步骤：{said}。", guess=guess, choices=tuple(pairs))


@template("process.next", version=2, facets=(Facet.PROCESS,), kind=Kind.SINGLE, seconds=25)
def following(bank: BankSnapshot, dice: Dice) -> Draft | TooLittleReason:
    """Which step comes right after this one, among the other steps of the matter. Practice only."""
    lines = steps(bank.matter)
    if not lines:
        return TooLittleReason.NOT_STATED
    if len(lines) < LEAST_TO_FOLLOW:
        return TooLittleReason.TOO_FEW_FACTS
    place = dice.below(len(lines) - 1)
    now, then = lines[place], lines[place + 1]
    others = dice.shuffled([line for line in lines if line not in (now, then)])[: LEAST_STEPS - 1]
    return Draft(
        stem=f"按《{bank.matter.name}》的办理流程，「{now.text}」之后紧接着的一步是？",
        explanation="清单列明的顺序：" + "；".join(f"{n}.{line.text}" for n, line in enumerate(lines, 1)) + "。",
        guess=Fraction(1, 1 + len(others)),
        choices=(Choice(then.text, True, then), *(Choice(line.text, False, line) for line in others)),
    )


@template("process.judge", version=2, facets=(Facet.PROCESS,), kind=Kind.TRUE_FALSE, seconds=15)
def does(bank: BankSnapshot, dice: Dice) -> Draft | TooLittleReason:
    """One step with its doer, or with one who certainly stands on another side. Practice only."""
    listed = [(n, s) for n, s in enumerate(bank.matter.elements.steps, 1) if s.who.strip() and s.what.strip()]
    if not listed:
        return TooLittleReason.NOT_STATED
    n, step = dice.choice(listed)
    others = _others(step.who, tuple(dict.fromkeys(other.who for _, other in listed)))
    if not others:
        return TooLittleReason.NOTHING_TO_TELL_APART
    shown = dice.choice((step.who, dice.choice(others)))
    line = bank.matter.line(f"steps[{n}].who", f"{step.who}：{step.what}")
    return Draft(
        stem=f"判断对错：按《{bank.matter.name}》的办理流程，「{step.what}」由{shown}来做。",
        explanation=f"清单列明：{line.text}。",
        guess=Fraction(1, 2),
        right=("true" if shown == step.who else "false",),
        sources=(line,),
    )


@template("process.doers", version=2, facets=(Facet.PROCESS,), kind=Kind.MATCHING, seconds=50)
def doers(bank: BankSnapshot, dice: Dice) -> Draft | TooLittleReason:
    """Each step to its doer; only doers that certainly stand on different sides are offered together."""
    listed = [(n, s) for n, s in enumerate(bank.matter.elements.steps, 1) if s.who.strip() and s.what.strip()]
    if not listed:
        return TooLittleReason.NOT_STATED
    offered: list[str] = []
    for who in dict.fromkeys(step.who for _, step in listed):
        if all(_apart(who, other) for other in offered):
            offered.append(who)
    shown = [(n, step) for n, step in listed if step.who in offered][:MOST_STEPS]
    if len(offered) < LEAST_DOERS:
        return TooLittleReason.NOTHING_TO_TELL_APART
    options = {who: Choice(who, True) for who in dice.shuffled(offered)}
    lines = tuple(bank.matter.line(f"steps[{n}].who", f"{step.who}：{step.what}") for n, step in shown)
    return match(
        f"《{bank.matter.name}》的下列各步由谁来做？",
        [(step.what, options[step.who]) for _, step in shown],
        tuple(options.values()),
        sources=lines,
    )


@template("process.duration", version=2, facets=(Facet.PROCESS,), kind=Kind.MATCHING, seconds=40)
def durations(bank: BankSnapshot, dice: Dice) -> Draft | TooLittleReason:
    """How long each step takes, where the list says so of three steps or more, but not in the step itself."""
    stated = [(n, s) for n, s in enumerate(bank.matter.elements.steps, 1) if s.duration.strip() and s.what.strip()]
    timed = [(n, s) for n, s in stated if not _told_in(s.duration, s.what)]
    if not stated:
        return TooLittleReason.NOT_STATED
    shown = sorted(dice.shuffled(timed)[:MOST_STEPS], key=lambda pair: pair[0])
    texts: dict[str, str] = {}
    for _, step in shown:
        texts.setdefault(bank.normal(step.duration), step.duration)
    options = {normal: Choice(text, True) for normal, text in texts.items()}
    lines = tuple(bank.matter.line(f"steps[{n}].duration", f"{s.what}：{s.duration}") for n, s in shown)
    return match(
        f"《{bank.matter.name}》的下列各步，时限是多久？",
        [(f"{s.who}：{s.what}" if s.who else s.what, options[bank.normal(s.duration)]) for _, s in shown],
        tuple(options.values()),
        sources=lines,
    )


def _told_in(duration: str, what: str) -> bool:
    """「材料不齐的5日内一次告知」 gives 「5个工作日内」 away."""
    return bool(set(re.findall(r"\d+", duration)) & set(re.findall(r"\d+", what)))
