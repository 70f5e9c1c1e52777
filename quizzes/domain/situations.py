"""Drawing a counter case: who comes, with which papers, and what the rules make of it.

Only what the list settles is drawn: an original is missed only where originals are stated, a deferral
happens only where the list marks it, shared data is never to be demanded, and papers the list leaves
unsettled lie in the folder so that nothing turns on them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from courses.domain.checklist import FROM_THE_COUNTER
from courses.domain.facets import Depth, Facet
from quizzes.domain.bank import BankSnapshot
from quizzes.domain.case import CaseKey, CaseSheet, Circumstance, FolderPaper, Ground, Outcome
from quizzes.domain.dice import Dice
from quizzes.domain.distractors import foreign
from quizzes.domain.draft import OPTION_IDS, Choice, Draft, TooLittleReason
from quizzes.domain.facts import SourceLine
from quizzes.domain.notice import Notice, NoticeLine
from quizzes.domain.papers import (
    ASKED_DEMANDS,
    Demand,
    Paper,
    names,
    papers,
    situations,
)

SURNAMES = ("陈", "林", "王", "张", "李", "徐", "周", "黄", "吴", "郑", "虞", "乐", "夏", "胡")
TITLES = ("女士", "先生")
SLIPS = ("申请人签名处漏签", "填写日期漏填", "联系电话少填一位", "申请人姓名写错一个字")
FORM_WORDS = ("申请表", "登记表", "申请书", "申报表", "备案表", "信息表")
EXTRAS = 2
TEMPTATIONS = 2


@dataclass(slots=True)
class Scene:
    """A case while it is being drawn. Everything is decided by the bank and the dice it was opened with."""

    bank: BankSnapshot
    dice: Dice
    circumstance: str = ""
    listed: tuple[Paper, ...] = ()
    extras: tuple[SourceLine, ...] = ()
    tempting: tuple[SourceLine, ...] = ()
    citizen: str = ""
    states: dict[str, str] = field(default_factory=dict)
    missing: set[str] = field(default_factory=set)

    @property
    def asked(self) -> tuple[Paper, ...]:
        return tuple(paper for paper in self.listed if paper.demand in ASKED_DEMANDS)

    @property
    def brought(self) -> tuple[Paper, ...]:
        """What the citizen brought of the list: all that is asked and not missing, and what is unsettled.

        A conditional paper whose circumstance is not told stays out: nobody knows whether it is asked.
        """
        return tuple(
            paper
            for paper in self.listed
            if paper.line.element not in self.missing
            and (paper.demand in ASKED_DEMANDS or (paper.demand is Demand.UNSETTLED and not paper.material.when))
        )


def open_scene(bank: BankSnapshot, dice: Dice, circumstance: str = "") -> Scene | TooLittleReason:
    """A citizen whose folder is complete, with papers beside it that nobody needs."""
    if not bank.matter.elements.materials:
        return TooLittleReason.NOT_STATED
    if bank.depth is Depth.DIRECT:
        return TooLittleReason.DIRECTED_ELSEWHERE
    scene = Scene(bank, dice, circumstance, papers(bank, circumstance))
    scene.citizen = dice.choice(SURNAMES) + dice.choice(TITLES)
    spare = foreign(bank, names, dice=dice, want=EXTRAS + TEMPTATIONS)
    if len(scene.asked) < 2 or not spare:
        return TooLittleReason.TOO_FEW_FACTS if len(scene.asked) < 2 else TooLittleReason.TOO_FEW_DISTRACTORS
    scene.extras = spare[: 1 + dice.below(min(EXTRAS, len(spare)))]
    scene.tempting = spare[len(scene.extras) :][:TEMPTATIONS]
    for paper in scene.brought:
        scene.states[paper.line.element] = how_it_lies(paper)
    return scene


def how_it_lies(paper: Paper) -> str:
    """Exactly what the list asks of the paper, no more."""
    material = paper.material
    parts = []
    if material.originals:
        parts.append("原件" if material.originals == 1 else f"原件{material.originals}份")
    if material.copies:
        parts.append(f"复印件{material.copies}份")
    return "、".join(parts)


def is_form(paper: Paper) -> bool:
    return any(word in paper.material.name for word in FORM_WORDS)


def may_be_missing(paper: Paper) -> bool:
    """Blank forms lie at the counter, so a missing one is not the citizen's to bring."""
    return paper.material.source != FROM_THE_COUNTER


def draft_case(
    scene: Scene,
    circumstance: Circumstance,
    outcome: Outcome,
    *,
    marked: Sequence[Paper] = (),
    situation: Sequence[str] = (),
    grounds: Sequence[Ground] = (),
    ground_key: Sequence[str] = (),
    notice: Notice | None = None,
    facets: tuple[Facet, ...],
    guess: Fraction,
    why: str,
    sources: tuple[SourceLine, ...] = (),
) -> Draft:
    """Lay the scene out: folder and list shuffled, the key in shown ids, the reasons in the explanation."""
    dice, bank = scene.dice, scene.bank
    lying = dice.shuffled([*(paper.line for paper in scene.brought), *scene.extras])
    folder = tuple(
        FolderPaper(f"p{n}", line.text, scene.states.get(line.element, "") if line not in scene.extras else "")
        for n, line in enumerate(lying, 1)
    )
    back = tuple(paper.id for paper, line in zip(folder, lying, strict=True) if line in scene.extras)
    settled = [paper.line for paper in scene.listed if paper.demand is not Demand.UNSETTLED]
    options = dice.shuffled([*settled, *scene.tempting])[: len(OPTION_IDS)]
    wanted = {paper.line for paper in marked}
    notify = tuple(OPTION_IDS[n] for n, line in enumerate(options) if line in wanted)
    sheet = CaseSheet(
        circumstance=circumstance,
        citizen=f"{scene.citizen}来办《{bank.matter.name}》。",
        situation=tuple(situation),
        folder=folder,
        grounds=tuple(grounds),
        key=CaseKey(outcome, notify, back, tuple(ground_key)),
        notice=notice,
    )
    return Draft(
        stem=f"《{bank.matter.name}》：您会怎样办？",
        explanation=why + _given_back(scene),
        guess=guess,
        choices=tuple(Choice(line.text, line in wanted, line) for line in options),
        right=(outcome.value,),
        sources=tuple(paper.line for paper in scene.brought if paper.line not in options) + sources,
        case=sheet,
        facets=facets,
    )


def _given_back(scene: Scene) -> str:
    if not scene.extras:
        return ""
    return f"{'、'.join(f'「{line.text}」' for line in scene.extras)}不在本事项的清单上，当场退还，不得收取。"


def folder_guess(scene: Scene) -> Fraction:
    """Chance of handing back exactly the right papers when nothing is known of the list."""
    return Fraction(1, 2 ** (len(scene.brought) + len(scene.extras)) - 1)


def lines_told(marked: Sequence[Paper], told: Callable[[Paper], str]) -> tuple[NoticeLine, ...]:
    return tuple(NoticeLine(told(paper), paper.line) for paper in marked)


def special(bank: BankSnapshot, dice: Dice) -> str:
    """One of the circumstances somebody may come in, as the dice fall."""
    return dice.choice(situations(bank))
