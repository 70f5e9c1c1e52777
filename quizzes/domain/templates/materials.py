"""申请材料: what the citizen must bring in a stated circumstance, no less and no more."""

from fractions import Fraction

from courses.domain.facets import Facet
from quizzes.domain.bank import BankSnapshot
from quizzes.domain.dice import Dice
from quizzes.domain.distractors import foreign
from quizzes.domain.draft import LEAST_SET, Draft, TooLittleReason, set_draft
from quizzes.domain.item import Kind
from quizzes.domain.papers import (
    ASKED_DEMANDS,
    SHARED,
    UNASKED_DEMANDS,
    Demand,
    names,
    papers,
    situations,
)
from quizzes.domain.shapes import MOST_RIGHT, SET_SIZE, choices, judge, texts
from quizzes.domain.template import template


def bare(circumstance: str) -> str:
    """委托他人代办的 → 委托他人代办: the circumstance as it is said inside a sentence."""
    return circumstance.strip().removesuffix("。").removesuffix("的")


def in_words(bank: BankSnapshot, circumstance: str) -> str:
    """The circumstance as a sentence that leaves no other one open; empty where the list knows none."""
    if circumstance:
        return f"申请人的情形是「{bare(circumstance)}」，清单所列的其他情形都不存在。"
    if any(material.when for material in bank.matter.elements.materials):
        return "清单所列的各种特殊情形都不存在。"
    return ""


@template("materials.which", version=1, facets=(Facet.MATERIALS,), kind=Kind.SET, seconds=50)
def which(bank: BankSnapshot, dice: Dice) -> Draft | TooLittleReason:
    """Papers asked in one circumstance, among those of other circumstances, shared data and siblings."""
    if not bank.matter.elements.materials:
        return TooLittleReason.NOT_STATED
    circumstance = dice.choice(situations(bank))
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
    wrong += foreign(bank, names, dice=dice, want=room - len(wrong), beside=texts((*right, *wrong)))
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


@template("materials.copies", version=1, facets=(Facet.MATERIALS,), kind=Kind.NUMBER, seconds=20)
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
        stem=f"办理《{bank.matter.name}》，「{material.name}」应当提交复印件多少份？",
        explanation=f"清单列明：{line.text}。",
        guess=Fraction(1, 3),
        right=(str(material.copies),),
        unit="份",
        sources=(line,),
    )


@template("materials.judge", version=1, facets=(Facet.MATERIALS,), kind=Kind.TRUE_FALSE, seconds=15)
def is_listed(bank: BankSnapshot, dice: Dice) -> Draft | TooLittleReason:
    return judge(
        bank,
        dice,
        read=names,
        sentence=lambda name: f"《{bank.matter.name}》的申请材料清单中列有「{name}」。",
    )
