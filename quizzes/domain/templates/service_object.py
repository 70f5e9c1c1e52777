"""服务对象: whom the matter serves."""

import re

from courses.domain.facets import Facet
from quizzes.domain.bank import BankSnapshot
from quizzes.domain.dice import Dice
from quizzes.domain.distractors import provably_other
from quizzes.domain.draft import Draft, TooLittleReason
from quizzes.domain.facts import MatterFacts, SourceLine
from quizzes.domain.item import Kind
from quizzes.domain.shapes import differ, judge, which_apply, whose
from quizzes.domain.synonyms import Synonyms
from quizzes.domain.template import template


def objects(matter: MatterFacts) -> tuple[SourceLine, ...]:
    return matter.lines("service_object", matter.elements.service_object)


def differs(one: str, other: str, synonyms: Synonyms) -> bool:
    """「自然人」 takes in 「自然人：年满80周岁的老年人」: within one sort both must say who, and differ."""
    (sort, who), (other_sort, other_who) = _parts(one), _parts(other)
    if provably_other(sort, other_sort, synonyms):
        return True
    return bool(who and other_who) and provably_other(who, other_who, synonyms)


def _parts(text: str) -> tuple[str, str]:
    sort, _, who = re.sub("[:(（]", "：", text, count=1).partition("：")
    return sort.strip(), who.strip()


@template("service_object.which", version=1, facets=(Facet.SERVICE_OBJECT,), kind=Kind.SET, seconds=40)
def which(bank: BankSnapshot, dice: Dice) -> Draft | TooLittleReason:
    return which_apply(
        bank,
        dice,
        read=objects,
        stem=f"按照事项清单，《{bank.matter.name}》的服务对象有下列哪些？（请全部选出）",
        differs=lambda one, other: differs(one, other, bank.synonyms),
    )


@template("service_object.judge", version=2, facets=(Facet.SERVICE_OBJECT,), kind=Kind.TRUE_FALSE, seconds=15)
def is_served(bank: BankSnapshot, dice: Dice) -> Draft | TooLittleReason:
    return judge(
        bank,
        dice,
        read=objects,
        sentence=lambda who: f"清单列明，《{bank.matter.name}》的服务对象包括「{who}」。",
        differs=lambda one, other: differs(one, other, bank.synonyms),
    )


@template("service_object.matter", version=1, facets=(Facet.SERVICE_OBJECT,), kind=Kind.SINGLE, seconds=25)
def serves(bank: BankSnapshot, dice: Dice) -> Draft | TooLittleReason:
    return whose(
        bank,
        dice,
        read=objects,
        stem=lambda who: f"「{who}」是下列哪个事项的服务对象？",
        differs=lambda one, other: differs(one, other, bank.synonyms),
    )


@template("service_object.differ", version=1, facets=(Facet.SERVICE_OBJECT,), kind=Kind.SET, seconds=50)
def differing(bank: BankSnapshot, dice: Dice) -> Draft | TooLittleReason:
    return differ(
        bank,
        dice,
        read=objects,
        stem=lambda other: (
            f"《{bank.matter.name}》与《{other}》不同：哪些是前者的服务对象，而不是后者的？（请全部选出）"
        ),
        differs=lambda one, other: differs(one, other, bank.synonyms),
    )
