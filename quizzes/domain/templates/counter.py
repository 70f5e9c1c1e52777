"""The counter case: what happens now, and the exact list. One circumstance is drawn per seed (DESIGN §3)."""

import re
from collections.abc import Callable
from fractions import Fraction

from courses.domain.facets import Depth, Facet
from quizzes.domain.bank import BankSnapshot
from quizzes.domain.case import CaseKey, CaseSheet, Circumstance, Findings, FolderPaper, Ground, Outcome, settle
from quizzes.domain.dice import Dice
from quizzes.domain.distractors import foreign, provably_other
from quizzes.domain.draft import Draft, TooLittleReason
from quizzes.domain.facts import SourceLine
from quizzes.domain.item import Kind
from quizzes.domain.mishaps import ACTING, MISHAPS, Mishap, may_be_missing, spoken
from quizzes.domain.notice import NoticeLine, deferral_notice, one_time_notice, refusal_notice
from quizzes.domain.papers import Demand, Paper, bare, is_form
from quizzes.domain.shapes import shares
from quizzes.domain.situations import (
    SURNAMES,
    TITLES,
    Scene,
    draft_case,
    folder_guess,
    lines_to_follow,
    lines_told,
    list_guess,
    open_scene,
    special,
    told,
)
from quizzes.domain.template import template
from quizzes.domain.templates.conditions import acceptance, approval, is_ground

HALF = Fraction(1, 2)
SLIPS = ("申请人签名处漏签", "填写日期漏填", "联系电话少写一位", "申请人姓名写错一个字")
MOST_DOUBTS = 4
MOST_MISHAPS = 3
PLACES = 6
LEAST_PLACES = 5
SAID = 2
"""A condition that shares so much with the circumstance may be what the citizen has just told."""
EVIDENT = 4
"""A paper that shares so many characters in a row with a condition may show that it holds."""

OFFICES = (
    "派出所", "办税服务厅", "市场监督管理所", "不动产登记中心", "县级医疗保障经办机构", "县级社会保险经办机构",
    "公证处", "供电所", "自来水公司", "县级残疾人联合会", "人民法院诉讼服务中心",
)  # fmt: skip
"""Where people are sent by mistake, where the siblings name too few other places."""

_NOT_PLAIN = re.compile("[；：]|的，|不超过|除外|不需要|一并|其他|依法须经|完成|条件$|^不|^无|未|没有|不存在|不属|不在")
"""A condition of several, for some only, or which is made good at the counter, can't be said plainly not to hold of
somebody; and 不符合 before a negation is read the wrong way round."""

Play = Callable[[Scene], Draft | None]


@template("counter.papers", version=3, facets=(Facet.MATERIALS,), kind=Kind.CASE, seconds=90, by_depth=True)
def papers_case(bank: BankSnapshot, dice: Dice) -> Draft | TooLittleReason:
    """Complete, something amiss, a slip or a deferral: the first the matter allows, as the dice fall."""
    circumstance = special(bank, dice)
    for play in dice.shuffled(PLAYS):
        scene = open_scene(bank, dice, circumstance)
        if isinstance(scene, TooLittleReason):
            return scene
        if draft := play(scene):
            return draft
    return TooLittleReason.TOO_FEW_FACTS


def complete(scene: Scene) -> Draft:
    return draft_case(
        scene,
        Circumstance.EXTRA_PAPER if scene.extras else Circumstance.COMPLETE,
        situation=told(scene),
        facets=(Facet.MATERIALS,),
        guess=HALF * folder_guess(scene),
        why="清单要求的材料已经齐全，应当当场受理。",
    )


def one_amiss(scene: Scene) -> Draft | None:
    return _amiss(scene, 1)


def some_amiss(scene: Scene) -> Draft | None:
    """Two or three at once, for everything belongs into the one notice."""
    return _amiss(scene, 2 + scene.dice.below(MOST_MISHAPS - 1))


def _amiss(scene: Scene, want: int) -> Draft | None:
    """So many papers with a mishap each, those of the circumstance first; what may follow goes into the same notice."""
    for mishap in scene.dice.shuffled(MISHAPS):
        if want and (able := _able(scene, mishap)):
            scene.befall(scene.dice.choice(able), mishap)
            want -= 1
    (missing,) = (mishap for mishap in MISHAPS if mishap.circumstance is Circumstance.REQUIRED_MISSING)
    while want and (able := _able(scene, missing)):
        scene.befall(scene.dice.choice(able), missing)
        want -= 1
    if not scene.amiss:
        return None
    kinds = [mishap.kind(paper) for paper, mishap in scene.amiss.items()]
    if scene.dice.below(2):
        scene.defer(_deferrable(scene)[:1])
    whom, what = scene.citizen, scene.bank.matter.name
    why = "；".join(spoken(scene.amiss[paper].why, paper) for paper in scene.marked if paper in scene.amiss)
    return draft_case(
        scene,
        kinds[0] if len(scene.marked) == 1 else Circumstance.SEVERAL,
        situation=told(scene),
        notice=one_time_notice(to=whom, matter=what, lines=lines_told(scene), deferred=lines_to_follow(scene)),
        facets=(Facet.MATERIALS,),
        guess=list_guess(scene),
        why=f"{why}。材料不齐全或者不符合要求，应当一次性告知需要补正的全部内容。",
    )


def _able(scene: Scene, mishap: Mishap) -> list[Paper]:
    """Papers it may happen to; half the time only those asked because of the circumstance, for they are forgotten."""
    matter = scene.bank.matter.name
    able = [paper for paper in scene.asked if paper not in scene.amiss and mishap.happens_to(paper, matter)]
    special_ones = [paper for paper in able if paper.material.when]
    return special_ones if special_ones and scene.dice.below(2) else able


def _deferrable(scene: Scene) -> list[Paper]:
    return [paper for paper in scene.asked if paper.demand is Demand.DEFERRABLE and may_be_missing(paper)]


def slip(scene: Scene) -> Draft | None:
    """A slip in a form the citizen fills in, while the citizen stands there."""
    forms = [paper for paper in scene.asked if is_form(paper.material)]
    if not forms or ACTING.search(scene.circumstance):
        return None
    form = scene.dice.choice(forms)
    scene.slip(form, scene.dice.choice(SLIPS))
    return draft_case(
        scene,
        Circumstance.SLIP,
        situation=(*told(scene), "申请人本人在场。"),
        facets=(Facet.MATERIALS,),
        guess=HALF * folder_guess(scene),
        why=f"「{form.material.name}」上的错漏可以当场更正，应当请申请人当场更正后受理，不得让人再跑一趟。",
    )


def deferral(scene: Scene) -> Draft | None:
    """Everything but a paper the list itself marks as deferrable."""
    later = _deferrable(scene)
    if not later:
        return None
    scene.defer(later)
    names = "、".join(f"「{paper.material.name}」" for paper in later)
    notice = deferral_notice(to=scene.citizen, matter=scene.bank.matter.name, lines=lines_to_follow(scene))
    return draft_case(
        scene,
        Circumstance.DEFERRABLE_MISSING,
        situation=(*told(scene), "申请人愿意书面承诺限期补交。"),
        notice=notice,
        facets=(Facet.MATERIALS,),
        guess=list_guess(scene),
        why=f"缺少的{names}，清单标明可以容缺，凭书面承诺先予受理。",
    )


PLAYS: tuple[Play, ...] = (complete, one_amiss, one_amiss, some_amiss, slip, deferral)
"""What may happen with papers; one paper amiss is the commonest day, so it stands twice."""


@template(
    "counter.conditions",
    version=3,
    facets=(Facet.CONDITIONS, Facet.MATERIALS),
    kind=Kind.CASE,
    seconds=90,
    by_depth=True,
)
def conditions_case(bank: BankSnapshot, dice: Dice) -> Draft | TooLittleReason:
    """Some conditions plainly do not hold: refuse on those of acceptance alone, and only on them.

    Conditions of approval are the department's to decide, so a doubt about them stops nothing. What is
    asked is where each stated condition belongs, hence the guess of one in two for each.
    """
    if not acceptance(bank.matter) or not approval(bank.matter):
        return TooLittleReason.NOTHING_TO_TELL_APART
    scene = open_scene(bank, dice, special(bank, dice))
    if isinstance(scene, TooLittleReason):
        return scene
    gate, later = _plain(acceptance(bank.matter), scene), _plain(approval(bank.matter), scene)
    if not gate or not later:
        return TooLittleReason.TOO_FEW_FACTS
    doubted = dice.sample((*gate, *later), min(MOST_DOUBTS, len(gate) + len(later)))
    if not dice.below(2):
        doubted = tuple(line for line in doubted if line in later) or doubted
    grounds = tuple(Ground(f"g{n}", f"不符合：{line.text}", Outcome.REFUSE) for n, line in enumerate(doubted, 1))
    refused = tuple(ground.id for ground, line in zip(grounds, doubted, strict=True) if line in gate)
    reasons = [line for line in doubted if line in gate]
    listed = "；".join(f"{n}.{line.text}" for n, line in enumerate(doubted, 1))
    situation = (*told(scene), f"问下来，清单上的下列条件申请人明显不符合：{listed}。")
    guess = Fraction(1, 2 ** len(doubted))
    if reasons:
        scene.extras = ()
        notice = refusal_notice(
            to=scene.citizen,
            matter=bank.matter.name,
            lines=tuple(NoticeLine(f"不符合受理条件「{line.text}」", line) for line in reasons),
        )
        return draft_case(
            scene, Circumstance.ACCEPTANCE_UNMET, situation=situation, grounds=grounds,
            ground_key=refused, notice=notice, facets=(Facet.CONDITIONS,), guess=guess, sources=doubted,
            why=f"{_quoted(reasons)}是受理条件，明显不符合，应当书面通知不予受理并说明理由。"
            + _not_ours(doubted, later),
        )  # fmt: skip
    return draft_case(
        scene, Circumstance.APPROVAL_DOUBTFUL, situation=situation, grounds=grounds,
        facets=(Facet.CONDITIONS, Facet.MATERIALS), guess=guess * folder_guess(scene), sources=doubted,
        why=f"材料齐全，应当受理。{_not_ours(doubted, later)}",
    )  # fmt: skip


def _plain(conditions: tuple[SourceLine, ...], scene: Scene) -> tuple[SourceLine, ...]:
    """Conditions that somebody may plainly not meet, and which no paper lying there speaks for."""
    return tuple(
        line
        for line in conditions
        if is_ground(line)
        and not _NOT_PLAIN.search(line.text)
        and not shares(line.text, bare(scene.circumstance), SAID)
        and not any(shares(paper.material.name, line.text, EVIDENT) for paper in scene.brought)
    )


@template("counter.wrong_counter", version=3, facets=(Facet.PROCESS,), kind=Kind.CASE, seconds=45, by_depth=True)
def wrong_counter(bank: BankSnapshot, dice: Dice) -> Draft | TooLittleReason:
    """A matter the centre only directs: the first asked leads the citizen to whom the list names."""
    if bank.depth is None:
        return TooLittleReason.DEPTH_NOT_STATED
    if bank.depth is not Depth.DIRECT or not bank.matter.elements.department:
        return TooLittleReason.NOT_STATED
    here = bank.matter.line("department", bank.matter.elements.department)
    others = _other_places(bank, dice)
    if 1 + len(others) < LEAST_PLACES:
        return TooLittleReason.TOO_FEW_DISTRACTORS
    shown = dice.shuffled([here.text, *others])
    grounds = tuple(Ground(f"g{n}", place, Outcome.LEAD_TO) for n, place in enumerate(shown, 1))
    brought = tuple(material.name for material in bank.matter.elements.materials if not material.when)[:4]
    key = tuple(ground.id for ground in grounds if ground.text == here.text)
    outcome = settle(Findings(directed=True))
    sheet = CaseSheet(
        circumstance=Circumstance.WRONG_COUNTER,
        citizen=f"{dice.choice(SURNAMES)}{dice.choice(TITLES)}到便民服务中心来办《{bank.matter.name}》。",
        situation=("来人递上材料，要求当场办理。",),
        folder=tuple(FolderPaper(f"p{n}", name) for n, name in enumerate(brought, 1)),
        grounds=grounds,
        key=CaseKey(outcome, grounds=key),
    )
    return Draft(
        stem=f"《{bank.matter.name}》：您会怎样办？",
        explanation=f"本中心对此事项只作引导，由{here.text}办理。首问负责，应当引导到位，不得一推了之。",
        guess=HALF * Fraction(1, len(shown)),
        right=(outcome.value,),
        sources=(here,),
        case=sheet,
    )


def _other_places(bank: BankSnapshot, dice: Dice) -> tuple[str, ...]:
    """Departments of the siblings, then offices people are sent to by mistake; none takes part in the matter."""
    named = foreign(bank, lambda facts: facts.lines("department", (facts.elements.department,)), dice=dice, want=PLACES)
    ours = [bank.matter.elements.department, *(step.who for step in bank.matter.elements.steps if step.who)]
    taken: list[str] = []
    for place in (*(line.text for line in named), *dice.shuffled(OFFICES)):
        if len(taken) < PLACES and all(_elsewhere(place, one, bank) for one in (*ours, *taken)):
            taken.append(place)
    return tuple(taken)


def _elsewhere(place: str, ours: str, bank: BankSnapshot) -> bool:
    """Neither is the other, nor is one named within the other: 「…调解委员会，县级司法局指导」 names an office, too."""
    named = bank.normal(re.split("[（(]", place)[0]) in bank.normal(ours)
    return not named and provably_other(place, ours, bank.synonyms)


def _quoted(lines: list[SourceLine]) -> str:
    return "、".join(f"「{line.text}」" for line in lines)


def _not_ours(doubted: tuple[SourceLine, ...], later: tuple[SourceLine, ...]) -> str:
    theirs = [line for line in doubted if line in later]
    return f"{_quoted(theirs)}是准予条件，由主管部门审查决定，窗口不得以此为由不予受理。" if theirs else ""
