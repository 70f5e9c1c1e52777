"""服务对象: whom the matter serves."""

import re

from courses.domain.facets import Facet
from quizzes.domain.bank import BankSnapshot
from quizzes.domain.dice import Dice
from quizzes.domain.distractors import provably_other
from quizzes.domain.draft import Draft, TooLittleReason
from quizzes.domain.facts import MatterFacts, Reader, SourceLine, nearness
from quizzes.domain.item import Kind
from quizzes.domain.shapes import differ, judge, shares, which_apply, whose
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


_STATE = re.compile("持有|已|未|尚|遗失|损|到期|届满|期满|将届|变更|变化|死亡|不再|搬|新|满")
"""What sets a group apart from all who do such a thing."""

VARIANT = 4
"""Two matters whose names share so many characters in a row are variants, whatever the list says of parents."""


def told_apart(bank: BankSnapshot) -> Reader:
    """Who is served; of variants only those in a stated state, for 「从事零售的」 takes in 「持证将到期的」."""

    def read(matter: MatterFacts) -> tuple[SourceLine, ...]:
        if matter.code == bank.matter.code or not variants(bank.matter, matter):
            return objects(matter)
        return tuple(line for line in objects(matter) if _STATE.search(_parts(line.text)[1]))

    return read


def _asked(bank: BankSnapshot, matter: MatterFacts) -> tuple[SourceLine, ...]:
    """Who is served; a group that takes in those of a variant can't tell whose it is."""
    has_variants = any(variants(bank.matter, sibling) for sibling in bank.siblings)
    if matter.code != bank.matter.code or not has_variants:
        return objects(matter)
    return tuple(line for line in objects(matter) if _STATE.search(_parts(line.text)[1]))


def variants(one: MatterFacts, other: MatterFacts) -> bool:
    return nearness(one, other) == 0 or shares(one.name, other.name, VARIANT)


def _parts(text: str) -> tuple[str, str]:
    sort, _, who = re.sub("[:(（]", "：", text, count=1).partition("：")
    return sort.strip(), who.strip()


@template("service_object.which", version=2, facets=(Facet.SERVICE_OBJECT,), kind=Kind.SET, seconds=40)
def which(bank: BankSnapshot, dice: Dice) -> Draft | TooLittleReason:
    return which_apply(
        bank,
        dice,
        read=told_apart(bank),
        stem=f"按照事项清单，《{bank.matter.name}》的服务对象有下列哪些？（请全部选出）",
        differs=lambda one, other: differs(one, other, bank.synonyms),
    )


@template("service_object.judge", version=3, facets=(Facet.SERVICE_OBJECT,), kind=Kind.TRUE_FALSE, seconds=15)
def is_served(bank: BankSnapshot, dice: Dice) -> Draft | TooLittleReason:
    return judge(
        bank,
        dice,
        read=told_apart(bank),
        sentence=lambda who: f"清单列明，《{bank.matter.name}》的服务对象包括「{who}」。",
        differs=lambda one, other: differs(one, other, bank.synonyms),
    )


@template("service_object.matter", version=2, facets=(Facet.SERVICE_OBJECT,), kind=Kind.SINGLE, seconds=25)
def serves(bank: BankSnapshot, dice: Dice) -> Draft | TooLittleReason:
    return whose(
        bank,
        dice,
        read=lambda facts: _asked(bank, facts),
        stem=lambda who: f"清单把「{who}」列为下列哪个事项的服务对象？",
        differs=lambda one, other: differs(one, other, bank.synonyms),
    )


@template("service_object.differ", version=2, facets=(Facet.SERVICE_OBJECT,), kind=Kind.SET, seconds=50)
def differing(bank: BankSnapshot, dice: Dice) -> Draft | TooLittleReason:
    return differ(
        bank,
        dice,
        read=objects,
        stem=lambda other: (
            f"《{bank.matter.name}》与《{other}》不同：下列服务对象，清单只为前者列明的有哪些？（请全部选出）"
        ),
        differs=lambda one, other: differs(one, other, bank.synonyms),
    )
