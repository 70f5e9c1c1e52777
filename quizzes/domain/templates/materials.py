"""申请材料: what the citizen must bring in a stated circumstance, no less and no more."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import TypeVar

from courses.domain.cells.materials import SOURCES
from courses.domain.facets import Facet
from quizzes.domain.bank import BankSnapshot
from quizzes.domain.dice import Dice
from quizzes.domain.draft import LEAST_SET, Choice, Draft, TooLittleReason, set_draft
from quizzes.domain.item import Kind
from quizzes.domain.papers import (
    ASKED_DEMANDS,
    SHARED,
    UNASKED_DEMANDS,
    Demand,
    bare,
    names,
    notes,
    papers,
    situations,
    spoken_of,
    unneeded,
)
from quizzes.domain.shapes import MOST_RIGHT, SET_SIZE, choices, differ, judge, match, texts, whose
from quizzes.domain.template import template

T = TypeVar("T")


def in_words(bank: BankSnapshot, circumstance: str) -> str:
    """The circumstance as a sentence that leaves no other one open; empty where the list knows none."""
    if circumstance:
        return f"申请人的情形是「{bare(circumstance)}」，清单所列的其他情形都不存在。"
    if any(material.when for material in bank.matter.elements.materials):
        return "清单所列的各种特殊情形都不存在。"
    return ""


@template("materials.which", version=3, facets=(Facet.MATERIALS,), kind=Kind.SET, seconds=50)
def which(bank: BankSnapshot, dice: Dice) -> Draft | TooLittleReason:
    """Papers asked in one circumstance, among those of other circumstances, shared data and siblings."""
    if not bank.matter.elements.materials:
        return TooLittleReason.NOT_STATED
    possible = situations(bank)
    if not possible:
        return TooLittleReason.TOO_FEW_FACTS
    circumstance = dice.choice(possible)
    folder = papers(bank, circumstance)
    asked = [paper for paper in folder if paper.demand in ASKED_DEMANDS]
    special = [paper.line for paper in asked if paper.material.when]
    plain = [paper.line for paper in asked if not paper.material.when]
    right = (*special, *dice.shuffled(plain))[:MOST_RIGHT]
    if not right:
        return TooLittleReason.TOO_FEW_FACTS
    own = dice.shuffled([paper.line for paper in folder if paper.demand in UNASKED_DEMANDS])
    room = SET_SIZE - len(right)
    wrong = own[: (room + 1) // 2]
    wrong += unneeded(bank, dice=dice, want=room - len(wrong), beside=texts((*right, *wrong)))
    wrong += tuple(line for line in own if line not in wrong)[: room - len(wrong)]
    if not wrong or len(right) + len(wrong) < LEAST_SET:
        return TooLittleReason.TOO_FEW_DISTRACTORS
    shared = [paper.line.text for paper in folder if paper.demand is Demand.SHARED and paper.line in wrong]
    note = "".join(f"「{name}」由{SHARED}取得，不得要求申请人提交。" for name in shared)
    return set_draft(
        bank,
        f"有人来办《{bank.matter.name}》。{in_words(bank, circumstance)}窗口应当请其提交下列哪些材料？（请全部选出）",
        choices(right, wrong),
        note=note,
    )


@template("materials.copies", version=2, facets=(Facet.MATERIALS,), kind=Kind.NUMBER, seconds=20)
def copies(bank: BankSnapshot, dice: Dice) -> Draft | TooLittleReason:
    """How many copies of one paper, where the list says so. Small numbers are guessed: practice only."""
    stated = [
        (number, material)
        for number, material in enumerate(bank.matter.elements.materials, 1)
        if material.copies and not material.note
    ]
    if not stated:
        return TooLittleReason.NOT_STATED
    number, material = dice.choice(stated)
    line = bank.matter.line(f"materials[{number}].copies", f"{material.name}：复印件{material.copies}份")
    return Draft(
        stem=f"《{bank.matter.name}》要求「{material.name}」提交复印件多少份？",
        explanation=f"清单列明：{line.text}。",
        guess=Fraction(1, 3),
        right=(str(material.copies),),
        unit="份",
        sources=(line,),
    )


@template("materials.judge", version=4, facets=(Facet.MATERIALS,), kind=Kind.TRUE_FALSE, seconds=15)
def is_listed(bank: BankSnapshot, dice: Dice) -> Draft | TooLittleReason:
    return judge(
        bank,
        dice,
        read=names,
        sentence=lambda name: f"《{bank.matter.name}》的申请材料清单中列有「{name}」。",
        differs=lambda name, _own: not spoken_of(bank, name),
    )


@template("materials.matter", version=2, facets=(Facet.MATERIALS,), kind=Kind.SINGLE, seconds=25)
def asked_by(bank: BankSnapshot, dice: Dice) -> Draft | TooLittleReason:
    return whose(
        bank, dice, read=names, stem=lambda name: f"下列哪个事项的申请材料清单中列有「{name}」？", mentions=notes
    )


@template("materials.differ", version=2, facets=(Facet.MATERIALS,), kind=Kind.SET, seconds=60)
def differing(bank: BankSnapshot, dice: Dice) -> Draft | TooLittleReason:
    return differ(
        bank,
        dice,
        read=names,
        mentions=notes,
        stem=lambda other: f"《{bank.matter.name}》与《{other}》不同：哪些材料只列在前者的清单上？（请全部选出）",
    )


@template("materials.source", version=2, facets=(Facet.MATERIALS,), kind=Kind.MATCHING, seconds=50)
def source(bank: BankSnapshot, dice: Dice) -> Draft | TooLittleReason:
    """Where each paper comes from: a paper of the office's own is never asked of the citizen. Practice only."""
    stated = [(n, m) for n, m in enumerate(bank.matter.elements.materials, 1) if m.source in SOURCES and m.name]
    if not stated:
        return TooLittleReason.NOT_STATED
    shown = _spread(dice.shuffled(stated), key=lambda pair: pair[1].source)
    options = {name: Choice(name, True) for name in SOURCES}
    pairs = [(material.name, options[material.source]) for _, material in shown]
    lines = tuple(bank.matter.line(f"materials[{n}].source", f"{m.name}：{m.source}") for n, m in shown)
    return match(
        f"《{bank.matter.name}》的下列材料各从哪里来？",
        pairs,
        tuple(options.values()),
        sources=lines,
        guess=Fraction(1, 4),
    )


@template("materials.case", version=3, facets=(Facet.MATERIALS,), kind=Kind.SET, seconds=45)
def in_case(bank: BankSnapshot, dice: Dice) -> Draft | TooLittleReason:
    """Which papers are asked only because of the circumstance; the others are asked of everybody, or of nobody here."""
    circumstances = [when for when in situations(bank) if when]
    if not circumstances:
        return TooLittleReason.NOTHING_TO_TELL_APART
    circumstance = dice.choice(circumstances)
    folder = papers(bank, circumstance)
    right = tuple(paper.line for paper in folder if paper.material.when and paper.demand in ASKED_DEMANDS)[:MOST_RIGHT]
    plain = [p.line for p in folder if not p.material.when and p.demand in ASKED_DEMANDS]
    others = [p.line for p in folder if p.demand is Demand.OTHER_CIRCUMSTANCE]
    wrong = (*dice.shuffled(plain), *dice.shuffled(others))[: SET_SIZE - len(right)]
    if not right or len(right) + len(wrong) < LEAST_SET:
        return TooLittleReason.TOO_FEW_FACTS
    return set_draft(
        bank,
        f"来办《{bank.matter.name}》的，哪些材料是因为「{bare(circumstance)}」才要另外提交？（请全部选出）",
        choices(right, wrong),
        note="其余的，或者人人都要提交，或者属于别的情形。",
    )


@template("materials.deferrable", version=3, facets=(Facet.MATERIALS,), kind=Kind.SET, seconds=30)
def may_follow(bank: BankSnapshot, dice: Dice) -> Draft | TooLittleReason:
    """容缺: only what the list itself marks; where it marks nothing there is nothing to ask."""
    folder = papers(bank, "")
    right = tuple(paper.line for paper in folder if paper.demand is Demand.DEFERRABLE)[:MOST_RIGHT]
    wrong = dice.shuffled([p.line for p in folder if p.demand is Demand.ASKED])[: SET_SIZE - len(right)]
    if not right:
        return TooLittleReason.NOT_STATED
    if len(right) + len(wrong) < LEAST_SET:
        return TooLittleReason.TOO_FEW_FACTS
    return set_draft(
        bank,
        f"《{bank.matter.name}》的下列材料中，哪些清单标明可以容缺后补？（请全部选出）",
        choices(right, wrong),
        note="其余材料清单没有标明可以容缺，缺了应当一次性告知补正。",
    )


@template("materials.originals", version=2, facets=(Facet.MATERIALS,), kind=Kind.SET, seconds=40)
def originals(bank: BankSnapshot, dice: Dice) -> Draft | TooLittleReason:
    """Which papers need their original, among those of which the list asks copies alone."""
    listed = [(n, m) for n, m in enumerate(bank.matter.elements.materials, 1) if m.name and not m.note]
    need = [bank.matter.line(f"materials[{n}].originals", m.name) for n, m in listed if m.originals]
    copied = [(n, m) for n, m in listed if m.copies and not m.originals]
    copies_alone = [bank.matter.line(f"materials[{n}].copies", m.name) for n, m in copied]
    if not need or not copies_alone:
        return TooLittleReason.NOTHING_TO_TELL_APART if need or copies_alone else TooLittleReason.NOT_STATED
    right = dice.sample(need, min(len(need), MOST_RIGHT))
    wrong = dice.shuffled(copies_alone)[: SET_SIZE - len(right)]
    if len(right) + len(wrong) < LEAST_SET:
        return TooLittleReason.TOO_FEW_FACTS
    return set_draft(
        bank,
        f"《{bank.matter.name}》的下列材料中，哪些清单要求提交或者核验原件？（请全部选出）",
        choices(right, wrong),
        note="其余的清单只要求复印件。",
    )


def _spread(things: Sequence[T], *, key: Callable[[T], str]) -> list[T]:
    """At most `SET_SIZE` things, one of each sort first, in the order they came."""
    first = {key(thing): thing for thing in reversed(things)}
    chosen = [*first.values(), *(thing for thing in things if thing not in first.values())][:SET_SIZE]
    return [thing for thing in things if thing in chosen]
