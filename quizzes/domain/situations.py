"""Drawing a counter case: who comes, with which papers, and what the rules make of it.

Only what the list settles is drawn: an original is missed only where originals are stated, a deferral
happens only where the list marks it, shared data is never to be demanded, and papers the list leaves
unsettled lie in the folder so that nothing turns on them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from courses.domain.facets import Depth, Facet
from quizzes.domain.bank import BankSnapshot
from quizzes.domain.case import CaseKey, CaseSheet, Circumstance, Findings, FolderPaper, Ground, settle
from quizzes.domain.dice import Dice
from quizzes.domain.draft import LEAST_SET, OPTION_IDS, Choice, Draft, TooLittleReason
from quizzes.domain.facts import SourceLine
from quizzes.domain.mishaps import AGENT, Mishap, how_it_lies, spoken
from quizzes.domain.notice import Notice, NoticeLine
from quizzes.domain.papers import (
    ASKED_DEMANDS,
    SETTLED,
    Demand,
    Paper,
    bare,
    certainly_unneeded,
    denied,
    papers,
    situations,
    unneeded,
)

SURNAMES = ("陈", "林", "王", "张", "李", "徐", "周", "黄", "吴", "郑", "虞", "乐", "夏", "胡")
TITLES = ("女士", "先生")
EXTRAS = 2
TEMPTATIONS = 2
MOST_SPARE = 8

_ANOTHER_WAY = re.compile("证明|材料|说明|依据|有关|相关")
"""A paper named by what it shows may be any of many: while it is missing, only foreign forms are certainly too many."""

JUST_IN_CASE = (
    "结婚证",
    "社会保障卡",
    "近期免冠照片",
    "不动产权证书",
    "残疾人证",
    "银行卡",
    "机动车驾驶证",
    "毕业证书",
)
"""What people bring to be safe. Whether it is one too many, the list of the matter decides."""


@dataclass(slots=True)
class Scene:
    """A case while it is being drawn. Everything is decided by the bank and the dice it was opened with.

    `amiss` and `deferred` are what is told; `slips` can be mended while the citizen stands there.
    """

    bank: BankSnapshot
    dice: Dice
    circumstance: str = ""
    listed: tuple[Paper, ...] = ()
    extras: tuple[str, ...] = ()
    tempting: tuple[SourceLine, ...] = ()
    citizen: str = ""
    said: list[str] = field(default_factory=list)
    states: dict[str, str] = field(default_factory=dict)
    missing: set[str] = field(default_factory=set)
    amiss: dict[Paper, Mishap] = field(default_factory=dict)
    deferred: tuple[Paper, ...] = ()
    slips: tuple[Paper, ...] = ()

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
            and (paper.demand in ASKED_DEMANDS or (paper.demand is Demand.UNSETTLED and self._lies_there(paper)))
        )

    def _lies_there(self, paper: Paper) -> bool:
        material = paper.material
        return not material.when and not denied(material.name, self.circumstance, self.bank.synonyms)

    @property
    def marked(self) -> tuple[Paper, ...]:
        """What the clerk has to mark, in the list's order."""
        return tuple(p for p in self.listed if p in self.amiss or p in self.deferred or p in self.slips)

    @property
    def found(self) -> Findings:
        return Findings(amiss=len(self.amiss), deferred=len(self.deferred), slips=len(self.slips))

    def befall(self, paper: Paper, mishap: Mishap) -> None:
        """Let it happen to a paper; one mishap a paper."""
        self.amiss[paper] = mishap
        if mishap.lies is None:
            self._leave_out(paper)
        else:
            self.states[paper.line.element] = mishap.lies
        if mishap.said:
            self.said.append(spoken(mishap.said, paper))

    def defer(self, later: Sequence[Paper]) -> None:
        self.deferred = tuple(later)
        for paper in later:
            self._leave_out(paper)

    def slip(self, form: Paper, how: str) -> None:
        self.slips = (form,)
        self.states[form.line.element] = how

    def _leave_out(self, paper: Paper) -> None:
        self.missing.add(paper.line.element)
        if _ANOTHER_WAY.search(paper.material.name):
            self.extras = tuple(name for name in self.extras if is_named_form(name))


def open_scene(bank: BankSnapshot, dice: Dice, circumstance: str | None = "") -> Scene | TooLittleReason:
    """A citizen whose folder is complete, as a rule with papers beside it that nobody needs."""
    if not bank.matter.elements.materials:
        return TooLittleReason.NOT_STATED
    if bank.depth is Depth.DIRECT:
        return TooLittleReason.DIRECTED_ELSEWHERE
    if circumstance is None:
        return TooLittleReason.TOO_FEW_FACTS
    scene = Scene(bank, dice, circumstance, papers(bank, circumstance))
    if not scene.asked:
        return TooLittleReason.TOO_FEW_FACTS
    scene.citizen = dice.choice(SURNAMES) + dice.choice(TITLES)
    spare = unneeded(bank, dice=dice, want=MOST_SPARE)
    if not spare or len(scene.listed) + len(spare) < LEAST_SET:
        return TooLittleReason.TOO_FEW_DISTRACTORS
    scene.tempting = spare[:TEMPTATIONS]
    scene.extras = _too_many(scene, spare)
    for paper in scene.brought:
        scene.states[paper.line.element] = how_it_lies(paper)
    return scene


def _too_many(scene: Scene, spare: Sequence[SourceLine]) -> tuple[str, ...]:
    """None, one or two papers people bring to be safe, or forms of a neighbouring matter; certainly not needed here."""
    bank, dice = scene.bank, scene.dice
    able = [line.text for line in spare if is_named_form(line.text)]
    if not any(re.search("有关|相关|其他", paper.material.name) for paper in scene.listed):
        able += [name for name in JUST_IN_CASE if certainly_unneeded(bank, name)]
    return dice.sample(able, min(len(able), dice.below(EXTRAS + 1)))


def is_named_form(name: str) -> bool:
    return name.startswith("《") and name.endswith("表》")


def draft_case(
    scene: Scene,
    circumstance: Circumstance,
    *,
    situation: Sequence[str] = (),
    grounds: Sequence[Ground] = (),
    ground_key: Sequence[str] = (),
    notice: Notice | None = None,
    facets: tuple[Facet, ...],
    guess: Fraction,
    why: str,
    sources: tuple[SourceLine, ...] = (),
) -> Draft:
    """Lay the scene out: folder and list shuffled, the key in shown ids, the reasons in the explanation.

    What happens is settled by what was found, never by whoever drew the scene.
    """
    dice, bank = scene.dice, scene.bank
    brought = [(paper.material.name, scene.states[paper.line.element]) for paper in scene.brought]
    lying = dice.shuffled([*brought, *((name, "") for name in scene.extras)])
    folder = tuple(FolderPaper(f"p{n}", name, state) for n, (name, state) in enumerate(lying, 1))
    back = tuple(paper.id for paper in folder if paper.name in scene.extras)
    open_ones = {paper.material.name for paper in scene.brought if paper.demand is Demand.UNSETTLED}
    wanted = {paper.line for paper in scene.marked}
    settled = [paper.line for paper in scene.listed if paper.demand in SETTLED]
    first = [line for line in settled if line in wanted]
    others = [line for line in (*settled, *scene.tempting) if line not in wanted]
    options = dice.shuffled([*first, *others][: len(OPTION_IDS)])
    outcome = settle(Findings(acceptance_unmet=1) if ground_key else scene.found)
    sheet = CaseSheet(
        circumstance=circumstance,
        citizen=f"{scene.citizen}来办《{bank.matter.name}》。",
        situation=tuple(situation),
        folder=folder,
        grounds=tuple(grounds),
        key=CaseKey(
            outcome,
            notify=tuple(OPTION_IDS[n] for n, line in enumerate(options) if line in wanted),
            give_back=back,
            grounds=tuple(ground_key),
            either=tuple(paper.id for paper in folder if paper.name in open_ones),
        ),
        notice=notice,
    )
    return Draft(
        stem=f"《{bank.matter.name}》：您会怎样办？",
        explanation=why + _given_back(scene) + _either(scene),
        guess=guess,
        choices=tuple(Choice(line.text, line in wanted, line) for line in options),
        right=(outcome.value,),
        sources=tuple(paper.line for paper in scene.brought if paper.line not in options) + sources,
        case=sheet,
        facets=facets,
    )


def told(scene: Scene) -> tuple[str, ...]:
    """Who stands there and in which case, so that no other one is open; then what they say of their papers."""
    if scene.circumstance and AGENT.search(scene.circumstance):
        case = f"{scene.citizen}不是申请人本人，是受申请人委托来代办的；清单所列的其他情形都不存在。"
    elif scene.circumstance:
        case = f"问清的情形：{bare(scene.circumstance)}；清单所列的其他情形都不存在。"
    elif any(paper.material.when for paper in scene.listed):
        case = "问清了：清单所列的各种特殊情形都不存在。"
    else:
        case = ""
    return (*([case] if case else []), *scene.said)


def _given_back(scene: Scene) -> str:
    if not scene.extras:
        return ""
    return f"{'、'.join(f'「{name}」' for name in scene.extras)}不在本事项的清单上，当场退还，不得收取。"


def _either(scene: Scene) -> str:
    """Papers of which the list leaves open whether they are needed: kept or handed back, both are right."""
    named = [
        (p.material.name, p.material.note) for p in scene.brought if p.demand is Demand.UNSETTLED and p.material.note
    ]
    return "".join(f"「{name}」清单备注「{note}」，收下或者退还都不算错。" for name, note in named)


def folder_guess(scene: Scene) -> Fraction:
    """Chance of handing back exactly the right papers when nothing is known of the list."""
    told_apart = [paper for paper in scene.brought if paper.demand in SETTLED]
    return Fraction(1, 2 ** (len(told_apart) + len(scene.extras)) - 1)


def list_guess(scene: Scene) -> Fraction:
    """Chance of marking exactly the right papers."""
    settled = [paper for paper in scene.listed if paper.demand in SETTLED]
    return Fraction(1, 2 ** (len(settled) + len(scene.tempting)) - 1)


def lines_told(scene: Scene) -> tuple[NoticeLine, ...]:
    return tuple(
        NoticeLine(spoken(scene.amiss[paper].told, paper), paper.line) for paper in scene.marked if paper in scene.amiss
    )


def lines_to_follow(scene: Scene) -> tuple[NoticeLine, ...]:
    return tuple(NoticeLine(spoken("提交「{name}」{how}", paper), paper.line) for paper in scene.deferred)


def special(bank: BankSnapshot, dice: Dice) -> str | None:
    """One of the circumstances somebody may come in, as the dice fall; None where the list settles none."""
    found = situations(bank)
    return dice.choice(found) if found else None
