"""The counter case: what happens now, and the exact list. One circumstance is drawn per seed (DESIGN §3)."""

from collections.abc import Callable
from fractions import Fraction

from courses.domain.facets import Depth, Facet
from quizzes.domain.bank import BankSnapshot
from quizzes.domain.case import CaseKey, CaseSheet, Circumstance, FolderPaper, Ground, Outcome
from quizzes.domain.dice import Dice
from quizzes.domain.distractors import foreign
from quizzes.domain.draft import Draft, TooLittleReason
from quizzes.domain.facts import SourceLine
from quizzes.domain.item import Kind
from quizzes.domain.notice import Notice, NoticeLine, deferral_notice, one_time_notice, refusal_notice
from quizzes.domain.papers import Demand, Paper
from quizzes.domain.situations import (
    SLIPS,
    SURNAMES,
    TITLES,
    Scene,
    draft_case,
    folder_guess,
    how_it_lies,
    is_form,
    lines_told,
    may_be_missing,
    open_scene,
    special,
)
from quizzes.domain.template import template
from quizzes.domain.templates.conditions import acceptance, approval
from quizzes.domain.templates.materials import bare, in_words

HALF = Fraction(1, 2)
MOST_DOUBTS = 4
MOST_MISSING = 2
LEAST_PLACES = 5

Play = Callable[[Scene], Draft | None]


@template("counter.papers", version=1, facets=(Facet.MATERIALS,), kind=Kind.CASE, seconds=90, by_depth=True)
def papers_case(bank: BankSnapshot, dice: Dice) -> Draft | TooLittleReason:
    """Complete, missing, copy for original, slip or deferral: the first the matter allows, as the dice fall."""
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
        Circumstance.COMPLETE,
        Outcome.ACCEPT,
        situation=_told(scene),
        facets=(Facet.MATERIALS,),
        guess=HALF * folder_guess(scene),
        why="清单要求的材料已经齐全，应当当场受理。",
    )


def missing(scene: Scene) -> Draft | None:
    """One or two papers asked of everyone, or of this circumstance, are not there; deferrable ones may be, too."""
    able = [paper for paper in scene.asked if may_be_missing(paper) and paper.demand is Demand.ASKED]
    conditional = [paper for paper in able if paper.material.when]
    if not able:
        return None
    if conditional and scene.dice.below(2):
        gone = scene.dice.sample(conditional, 1)
    else:
        gone = scene.dice.sample(able, 1 + scene.dice.below(min(MOST_MISSING, len(able))))
    deferrable = [paper for paper in scene.asked if paper.demand is Demand.DEFERRABLE and may_be_missing(paper)]
    later = deferrable[: scene.dice.below(2)]
    marked = [paper for paper in scene.listed if paper in gone or paper in later]
    scene.missing |= {paper.line.element for paper in marked}
    kind = Circumstance.CONDITIONAL_MISSING if gone[0].material.when else Circumstance.REQUIRED_MISSING
    notice = one_time_notice(
        to=scene.citizen,
        matter=scene.bank.matter.name,
        lines=lines_told([paper for paper in marked if paper in gone], _to_bring),
        deferred=lines_told(later, _to_bring),
    )
    return _notify(scene, kind, marked, notice, f"缺少{_named(marked)}，应当一次性告知全部需要补正的内容。")


def copy_for_original(scene: Scene) -> Draft | None:
    able = [paper for paper in scene.asked if paper.material.originals and paper.demand is Demand.ASKED]
    if not able:
        return None
    paper = scene.dice.choice(able)
    if is_form(paper):
        return None
    scene.states[paper.line.element] = "复印件，没有带原件"
    notice = one_time_notice(
        to=scene.citizen,
        matter=scene.bank.matter.name,
        lines=lines_told([paper], lambda one: f"「{one.material.name}」需要原件"),
    )
    why = f"清单要求「{paper.material.name}」{how_it_lies(paper)}，只有复印件不能受理，应当一次性告知。"
    return _notify(scene, Circumstance.COPY_FOR_ORIGINAL, [paper], notice, why)


def slip(scene: Scene) -> Draft | None:
    """A slip in a form the citizen fills in, while the citizen stands there."""
    forms = [paper for paper in scene.asked if is_form(paper)]
    if not forms or scene.circumstance:
        return None
    form = scene.dice.choice(forms)
    scene.states[form.line.element] = scene.dice.choice(SLIPS)
    return draft_case(
        scene,
        Circumstance.SLIP,
        Outcome.MEND_ON_THE_SPOT,
        marked=[form],
        situation=(*_told(scene), "申请人本人到场。"),
        facets=(Facet.MATERIALS,),
        guess=HALF * folder_guess(scene),
        why=f"「{form.material.name}」上的错漏可以当场更正，应当请申请人当场更正后受理，不得让人再跑一趟。",
    )


def deferral(scene: Scene) -> Draft | None:
    """Everything but a paper the list itself marks as deferrable."""
    able = [paper for paper in scene.asked if paper.demand is Demand.DEFERRABLE and may_be_missing(paper)]
    if not able:
        return None
    scene.missing |= {paper.line.element for paper in able}
    notice = deferral_notice(to=scene.citizen, matter=scene.bank.matter.name, lines=lines_told(able, _to_bring))
    return draft_case(
        scene,
        Circumstance.DEFERRABLE_MISSING,
        Outcome.ACCEPT_WITH_DEFERRAL,
        marked=able,
        situation=(*_told(scene), "申请人愿意书面承诺限期补交。"),
        notice=notice,
        facets=(Facet.MATERIALS,),
        guess=_list_guess(scene),
        why=f"缺少的{_named(able)}，清单标明可以容缺，凭书面承诺先予受理。",
    )


PLAYS: tuple[Play, ...] = (complete, missing, missing, copy_for_original, slip, deferral)
"""What may happen with papers; missing papers are the commonest day, so they stand twice."""


@template(
    "counter.conditions",
    version=1,
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
    gate, later = acceptance(bank.matter), approval(bank.matter)
    if not gate or not later:
        return TooLittleReason.NOTHING_TO_TELL_APART
    scene = open_scene(bank, dice, special(bank, dice))
    if isinstance(scene, TooLittleReason):
        return scene
    doubted = dice.sample((*gate, *later), min(MOST_DOUBTS, len(gate) + len(later)))
    if not dice.below(2):
        doubted = tuple(line for line in doubted if line in later) or doubted
    grounds = tuple(Ground(f"g{n}", f"不符合：{line.text}", Outcome.REFUSE) for n, line in enumerate(doubted, 1))
    refused = tuple(ground.id for ground, line in zip(grounds, doubted, strict=True) if line in gate)
    reasons = [line for line in doubted if line in gate]
    listed = "；".join(f"{n}.{line.text}" for n, line in enumerate(doubted, 1))
    situation = (*_told(scene), f"核对下来，申请人明显不符合下列各条：{listed}。")
    guess = Fraction(1, 2 ** len(doubted))
    if reasons:
        scene.extras = ()
        notice = refusal_notice(
            to=scene.citizen,
            matter=bank.matter.name,
            lines=tuple(NoticeLine(f"不符合受理条件：{line.text}", line) for line in reasons),
        )
        return draft_case(
            scene, Circumstance.ACCEPTANCE_UNMET, Outcome.REFUSE, situation=situation, grounds=grounds,
            ground_key=refused, notice=notice, facets=(Facet.CONDITIONS,), guess=guess, sources=doubted,
            why=f"{_quoted(reasons)}是受理条件，明显不符合，应当书面通知不予受理并说明理由。"
            + _not_ours(doubted, later),
        )  # fmt: skip
    return draft_case(
        scene, Circumstance.APPROVAL_DOUBTFUL, Outcome.ACCEPT, situation=situation, grounds=grounds,
        facets=(Facet.CONDITIONS, Facet.MATERIALS), guess=guess * folder_guess(scene), sources=doubted,
        why=f"材料齐全，应当受理。{_not_ours(doubted, later)}",
    )  # fmt: skip


@template("counter.wrong_counter", version=1, facets=(Facet.PROCESS,), kind=Kind.CASE, seconds=45, by_depth=True)
def wrong_counter(bank: BankSnapshot, dice: Dice) -> Draft | TooLittleReason:
    """A matter the centre only directs: the first asked leads the citizen to whom the list names."""
    if bank.depth is None:
        return TooLittleReason.DEPTH_NOT_STATED
    if bank.depth is not Depth.DIRECT or not bank.matter.elements.department:
        return TooLittleReason.NOT_STATED
    here = bank.matter.line("department", bank.matter.elements.department)
    places = [here, *_other_places(bank, dice)]
    if len(places) < LEAST_PLACES:
        return TooLittleReason.TOO_FEW_DISTRACTORS
    shown = dice.shuffled(places)
    grounds = tuple(Ground(f"g{n}", line.text, Outcome.LEAD_TO) for n, line in enumerate(shown, 1))
    brought = tuple(material.name for material in bank.matter.elements.materials)[:4]
    key = tuple(ground.id for ground in grounds if ground.text == here.text)
    sheet = CaseSheet(
        circumstance=Circumstance.WRONG_COUNTER,
        citizen=f"{dice.choice(SURNAMES)}{dice.choice(TITLES)}到便民服务中心来办《{bank.matter.name}》。",
        situation=("其递上材料，要求当场办理。",),
        folder=tuple(FolderPaper(f"p{n}", name) for n, name in enumerate(brought, 1)),
        grounds=grounds,
        key=CaseKey(Outcome.LEAD_TO, grounds=key),
    )
    return Draft(
        stem=f"《{bank.matter.name}》：您会怎样办？",
        explanation=f"本中心对此事项只作引导，由{here.text}办理。首问负责，应当引导到位，不得一推了之。",
        guess=HALF * Fraction(1, len(places)),
        right=(Outcome.LEAD_TO.value,),
        sources=(here,),
        case=sheet,
    )


def _other_places(bank: BankSnapshot, dice: Dice) -> tuple[SourceLine, ...]:
    return foreign(bank, lambda facts: facts.lines("department", (facts.elements.department,)), dice=dice, want=5)


def _notify(scene: Scene, kind: Circumstance, marked: list[Paper], notice: Notice, why: str) -> Draft:
    return draft_case(
        scene, kind, Outcome.NOTIFY_ONCE, marked=marked, situation=_told(scene), notice=notice,
        facets=(Facet.MATERIALS,), guess=_list_guess(scene), why=why,
    )  # fmt: skip


def _list_guess(scene: Scene) -> Fraction:
    settled = [paper for paper in scene.listed if paper.demand is not Demand.UNSETTLED]
    return Fraction(1, 2 ** (len(settled) + len(scene.tempting)) - 1)


def _told(scene: Scene) -> tuple[str, ...]:
    if scene.circumstance:
        return (f"情形：{bare(scene.circumstance)}；清单所列的其他情形都不存在。",)
    words = in_words(scene.bank, "")
    return (words,) if words else ()


def _to_bring(paper: Paper) -> str:
    how = how_it_lies(paper)
    return f"提交「{paper.material.name}」" + (f"（{how}）" if how else "")


def _named(marked: list[Paper]) -> str:
    return "、".join(f"「{paper.material.name}」" for paper in marked)


def _quoted(lines: list[SourceLine]) -> str:
    return "、".join(f"「{line.text}」" for line in lines)


def _not_ours(doubted: tuple[SourceLine, ...], later: tuple[SourceLine, ...]) -> str:
    theirs = [line for line in doubted if line in later]
    return f"{_quoted(theirs)}是准予条件，由主管部门审查决定，窗口不得以此为由不予受理。" if theirs else ""
