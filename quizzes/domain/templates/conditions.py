"""办理条件: what must be so; conditions of acceptance are told apart from those the department decides on."""

import re

from courses.domain.facets import Facet
from quizzes.domain.bank import BankSnapshot
from quizzes.domain.dice import Dice
from quizzes.domain.draft import LEAST_SET, Draft, TooLittleReason, set_draft
from quizzes.domain.facts import MatterFacts, SourceLine
from quizzes.domain.item import Kind
from quizzes.domain.shapes import MOST_RIGHT, SET_SIZE, choices, differ, judge, which_apply, whose
from quizzes.domain.template import template


def acceptance(matter: MatterFacts) -> tuple[SourceLine, ...]:
    return matter.lines("acceptance_conditions", matter.elements.acceptance_conditions)


def approval(matter: MatterFacts) -> tuple[SourceLine, ...]:
    return matter.lines("approval_conditions", matter.elements.approval_conditions)


def stated(matter: MatterFacts) -> tuple[SourceLine, ...]:
    """All conditions: for acceptance, for approval, and those the list does not tell apart."""
    return acceptance(matter) + approval(matter) + matter.lines("conditions", matter.elements.conditions)


_WAY = re.compile("(?:^|，|；)(?:可)?向[^，；]*(?:申请|提出)|由[^，]*提出|单位提出")
"""How or where to apply: who comes to the wrong place is led on or told, not refused."""

_RULE = re.compile("即可|按意愿|最长|折算|免予|不适用|不予|不重复|补贴不超过|须重新|批准$")
"""A rule or the decision itself, which a list put among the conditions."""

_SAME = (
    re.compile("欠费|结清|债务"),
    re.compile("户籍|常住户口"),
    re.compile("有效期内"),
    re.compile("辖区|规划区"),
    re.compile("子女死亡|无存活子女|现无"),
)
"""Two conditions of one of these may come to the same, however they are worded."""


def is_ground(line: SourceLine) -> bool:
    """Whether one can ask if this holds of somebody: neither a way to apply nor a rule."""
    return not _WAY.search(line.text) and not _RULE.search(line.text)


def apart(one: str, other: str) -> bool:
    return not any(same.search(one) and same.search(other) for same in _SAME)


@template("conditions.which", version=2, facets=(Facet.CONDITIONS,), kind=Kind.SET, seconds=50)
def which(bank: BankSnapshot, dice: Dice) -> Draft | TooLittleReason:
    return which_apply(
        bank,
        dice,
        read=stated,
        stem=f"清单为《{bank.matter.name}》列明的办理条件有下列哪些？（请全部选出）",
        differs=apart,
    )


@template("conditions.acceptance", version=2, facets=(Facet.CONDITIONS,), kind=Kind.SET, seconds=50)
def at_acceptance(bank: BankSnapshot, dice: Dice) -> Draft | TooLittleReason:
    """Which conditions the counter checks: the others are true of the matter too, but not the counter's."""
    gate, later = acceptance(bank.matter), approval(bank.matter)
    if not gate or not later:
        return TooLittleReason.NOTHING_TO_TELL_APART
    gate, later = (tuple(line for line in lines if is_ground(line)) for lines in (gate, later))
    if not gate or not later or len(gate) + len(later) < LEAST_SET:
        return TooLittleReason.TOO_FEW_FACTS
    right = dice.sample(gate, min(len(gate), MOST_RIGHT))
    wrong = dice.sample(later, min(len(later), SET_SIZE - len(right)))
    if len(right) + len(wrong) < LEAST_SET:
        return TooLittleReason.TOO_FEW_FACTS
    return set_draft(
        bank,
        f"下列都是《{bank.matter.name}》的条件。哪些是受理条件，明显不符合时窗口应当不予受理？（请全部选出）",
        choices(right, wrong),
        note="其余是准予条件，由主管部门审查决定，窗口不得以此为由不予受理。",
    )


@template("conditions.judge", version=3, facets=(Facet.CONDITIONS,), kind=Kind.TRUE_FALSE, seconds=15)
def is_condition(bank: BankSnapshot, dice: Dice) -> Draft | TooLittleReason:
    return judge(
        bank,
        dice,
        read=stated,
        sentence=lambda text: f"清单为《{bank.matter.name}》列明了这一条件：「{text}」。",
        differs=apart,
    )


@template("conditions.matter", version=2, facets=(Facet.CONDITIONS,), kind=Kind.SINGLE, seconds=25)
def asks(bank: BankSnapshot, dice: Dice) -> Draft | TooLittleReason:
    return whose(
        bank, dice, read=stated, stem=lambda text: f"「{text}」是清单为下列哪个事项列明的条件？", differs=apart
    )


@template("conditions.differ", version=2, facets=(Facet.CONDITIONS,), kind=Kind.SET, seconds=60)
def differing(bank: BankSnapshot, dice: Dice) -> Draft | TooLittleReason:
    return differ(
        bank,
        dice,
        read=stated,
        stem=lambda other: f"《{bank.matter.name}》与《{other}》不同：哪些条件清单只为前者列明？（请全部选出）",
        differs=apart,
    )
