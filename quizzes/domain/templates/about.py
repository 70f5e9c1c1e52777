"""What else the list says of a matter: how people ask for it, its type, level, law and fee.

These bear on no facet, so they never certify. Codes and article numbers are never asked: nobody needs
them at a counter.
"""

import re
from fractions import Fraction

from quizzes.domain.bank import BankSnapshot
from quizzes.domain.dice import Dice
from quizzes.domain.draft import Choice, Draft, TooLittleReason
from quizzes.domain.facts import MatterFacts, SourceLine
from quizzes.domain.item import Kind
from quizzes.domain.shapes import which_apply, whose
from quizzes.domain.synonyms import runs_of
from quizzes.domain.template import template

TYPES = ("行政许可", "行政确认", "行政给付", "行政奖励", "行政裁决", "公共服务", "其他行政权力")
LEVELS = ("国家级", "省级", "市级", "县级", "乡级")
FREE, CHARGED = "不收费", "收费"
SHOWN = 5
STATE = "中华人民共和国"
OF_ALL = ("《行政许可法》", "《民法典》", "《行政处罚法》")
_ASKING = re.compile(
    "怎么办|怎么|要办|办理|申请|什么|哪里|能不能|可以|要不要|要|我想|我|登记|备案|申领|认定|审批|许可|补贴|补办|变更|注销|新办"
)
_EATING = re.compile("饭店|餐馆|小吃店|快餐店|餐饮店")
_LAW = re.compile(r"《[^》]+》")


def spoken(matter: MatterFacts) -> tuple[SourceLine, ...]:
    return matter.lines("spoken", matter.elements.spoken)


def laws(matter: MatterFacts) -> tuple[SourceLine, ...]:
    """The titles of the laws a matter rests on, as people say them, without articles; not those all matters rest on."""
    named = (title.replace(STATE, "") for text in matter.elements.basis for title in _LAW.findall(text))
    found = dict.fromkeys(named)
    return matter.lines("basis", tuple(title for title in found if title not in OF_ALL))


@template("about.spoken", version=2, facets=(), kind=Kind.SINGLE, seconds=20)
def asked_for(bank: BankSnapshot, dice: Dice) -> Draft | TooLittleReason:
    """A citizen never says the matter's name: which matter is it?"""
    return whose(
        bank,
        dice,
        read=spoken,
        stem=lambda words: f"群众来说「{words}」，要办的是哪个事项？",
        differs=_not_alike,
        mentions=_name,
    )


def _name(matter: MatterFacts) -> tuple[SourceLine, ...]:
    return matter.lines("name", (matter.name,))


def _not_alike(one: str, other: str) -> bool:
    """People's words are loose: two that speak of one thing may be meant for either matter."""
    return not _things(one) & _things(other)


def _things(words: str) -> set[str]:
    return runs_of(_EATING.sub("餐饮", _ASKING.sub("", words)))


@template("about.type", version=2, facets=(), kind=Kind.SINGLE, seconds=15)
def type_of(bank: BankSnapshot, dice: Dice) -> Draft | TooLittleReason:
    return _of_a_scale(bank, dice, "type", TYPES, f"《{bank.matter.name}》的事项类型是？")


@template("about.level", version=2, facets=(), kind=Kind.SINGLE, seconds=15)
def level_of(bank: BankSnapshot, dice: Dice) -> Draft | TooLittleReason:
    return _of_a_scale(bank, dice, "level", LEVELS, f"《{bank.matter.name}》由哪一级行使？")


@template("about.basis", version=3, facets=(), kind=Kind.SET, seconds=40)
def rests_on(bank: BankSnapshot, dice: Dice) -> Draft | TooLittleReason:
    stem = f"清单为《{bank.matter.name}》列明的设定依据有下列哪些？（请全部选出）"
    return which_apply(bank, dice, read=laws, stem=stem, untold=True)


@template("about.fee", version=2, facets=(), kind=Kind.SINGLE, seconds=15)
def charged(bank: BankSnapshot, dice: Dice) -> Draft | TooLittleReason:
    """Whether a fee is taken, only where the list says plainly that none is, or names an amount."""
    text = bank.matter.elements.fee.strip()
    if not text:
        return TooLittleReason.NOT_STATED
    priced = _taken(text)
    if priced is None:
        return TooLittleReason.NOT_UNDERSTOOD
    if not any(_taken(sibling.elements.fee.strip()) is (not priced) for sibling in bank.siblings):
        return TooLittleReason.NOTHING_TO_TELL_APART
    right = CHARGED if priced else FREE
    source = bank.matter.line("fee", text)
    return Draft(
        stem=f"《{bank.matter.name}》收不收费？",
        explanation=f"清单列明：{text}。",
        guess=Fraction(1, 2),
        choices=tuple(Choice(word, word == right, source if word == right else None) for word in (FREE, CHARGED)),
    )


def _taken(text: str) -> bool | None:
    """Whether a fee is taken; None where the list says neither an amount nor plainly that there is none."""
    if text in ("不收费", "免费", "无", "否", "不收取费用"):
        return False
    return True if re.search(r"\d+(?:\.\d+)?元", text) else None


def _varied(bank: BankSnapshot, element: str, text: str) -> bool:
    """Whether a sibling has it otherwise: what is the same of all needs no knowledge."""
    return any((said := getattr(sibling.elements, element).strip()) and said != text for sibling in bank.siblings)


def _of_a_scale(
    bank: BankSnapshot, dice: Dice, element: str, scale: tuple[str, ...], stem: str
) -> Draft | TooLittleReason:
    """One word of a closed scale; a list that uses a word of its own is not asked about it."""
    text = getattr(bank.matter.elements, element).strip()
    if not text:
        return TooLittleReason.NOT_STATED
    if text not in scale:
        return TooLittleReason.NOT_UNDERSTOOD
    if not _varied(bank, element, text):
        return TooLittleReason.NOTHING_TO_TELL_APART
    others = dice.sample([word for word in scale if word != text], SHOWN - 1)
    return Draft(
        stem=stem,
        explanation=f"清单列明：{text}。",
        guess=Fraction(1, SHOWN),
        choices=(Choice(text, True, bank.matter.line(element, text)), *(Choice(word, False) for word in others)),
    )
