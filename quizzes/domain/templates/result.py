"""办理结果: the document, how long it is valid and how it is delivered."""

import re
from collections.abc import Sequence
from fractions import Fraction

from courses.domain.cells.text import NUMERAL, numeral
from courses.domain.facets import Facet
from quizzes.domain.bank import BankSnapshot
from quizzes.domain.dice import Dice
from quizzes.domain.distractors import COVERED_BOUND, covered, foreign
from quizzes.domain.draft import LEAST_SET, Choice, Draft, TooLittleReason, groups_guess, set_draft
from quizzes.domain.facts import MatterFacts, SourceLine
from quizzes.domain.item import Kind
from quizzes.domain.shapes import judge, whose
from quizzes.domain.synonyms import runs_of
from quizzes.domain.template import template

GROUP_SIZE = 4
DOCUMENTS = 10
_YEARS = re.compile(rf"(?P<number>{NUMERAL})(?P<unit>年|个月)")


def documents(matter: MatterFacts) -> tuple[SourceLine, ...]:
    return _said(matter, "document")


def validities(matter: MatterFacts) -> tuple[SourceLine, ...]:
    return _said(matter, "validity")


def deliveries(matter: MatterFacts) -> tuple[SourceLine, ...]:
    """Each way of delivery by itself: 窗口领取、邮寄或者电子证照 are three."""
    ways = re.split("、|，|或者|或|；|/", matter.elements.result.delivery)
    return tuple(matter.line("result.delivery", way.strip()) for way in ways if way.strip())


def _said(matter: MatterFacts, part: str) -> tuple[SourceLine, ...]:
    text = getattr(matter.elements.result, part).strip()
    return (matter.line(f"result.{part}", text),) if text else ()


_SENTENCES = {
    documents: "办理结果是「{}」",
    validities: "有效期限是「{}」",
    deliveries: "取得方式是「{}」",
}


@template("result.statements", version=2, facets=(Facet.RESULT,), kind=Kind.SET, seconds=40)
def statements(bank: BankSnapshot, dice: Dice) -> Draft | TooLittleReason:
    """Document, validity and delivery, each among what near matters have instead."""
    if not bank.matter.elements.states(Facet.RESULT):
        return TooLittleReason.NOT_STATED
    pairs: list[Choice] = []
    sizes = []
    for read, sentence in _SENTENCES.items():
        right = () if _told_by_name(bank, read(bank.matter)) else read(bank.matter)
        if not right:
            continue
        wrong = foreign(bank, read, dice=dice, want=GROUP_SIZE - 1, beside=[line.text for line in right])
        if read is documents and _named_among(bank, right, wrong):
            continue
        pairs += [Choice(sentence.format(line.text), True, line) for line in right]
        pairs += [Choice(sentence.format(line.text), False, line) for line in wrong]
        sizes.append(1 + len(wrong) if len(right) == 1 else 2 ** (len(right) + len(wrong)) - 1)
    if len(pairs) < LEAST_SET or not any(not pair.right for pair in pairs):
        return TooLittleReason.TOO_FEW_FACTS
    stem = f"关于《{bank.matter.name}》的办理结果，清单写明的有下列哪些？（请全部选出）"
    return set_draft(bank, stem, pairs, guess=groups_guess(sizes))


@template("result.document", version=2, facets=(Facet.RESULT,), kind=Kind.SET, seconds=30)
def document(bank: BankSnapshot, dice: Dice) -> Draft | TooLittleReason:
    """The document alone, where nothing else is stated: one right, so it takes ten to be worth asking."""
    right = documents(bank.matter)
    if not right:
        return TooLittleReason.NOT_STATED
    if _told_by_name(bank, right):
        return TooLittleReason.NOTHING_TO_TELL_APART
    wrong = foreign(bank, documents, dice=dice, want=DOCUMENTS - 1)
    if _named_among(bank, right, wrong):
        return TooLittleReason.NOTHING_TO_TELL_APART
    if len(wrong) < LEAST_SET - 1:
        return TooLittleReason.TOO_FEW_DISTRACTORS
    pairs = [Choice(line.text, line in right, line) for line in (*right, *wrong)]
    stem = f"《{bank.matter.name}》办成后，按清单发给申请人或者由其得到的是下列哪些？（请全部选出）"
    return set_draft(bank, stem, pairs, guess=Fraction(1, len(pairs)))


def _named_among(bank: BankSnapshot, right: Sequence[SourceLine], wrong: Sequence[SourceLine]) -> bool:
    """「特困人员救助供养证」 is told by 《特困人员认定》 where no other document speaks of 特困人员."""
    clues = runs_of(bank.matter.name) - runs_of(*(line.text for line in wrong))
    return any(runs_of(line.text) & clues for line in right)


def _told_by_name(bank: BankSnapshot, lines: tuple[SourceLine, ...]) -> bool:
    """《公共场所卫生许可证核发》 gives away 公共场所卫生许可证."""
    name = bank.normal(bank.matter.name)
    return any(covered(bank.normal(line.text), name) >= COVERED_BOUND for line in lines)


@template("result.validity", version=1, facets=(Facet.RESULT,), kind=Kind.NUMBER, seconds=20)
def validity(bank: BankSnapshot, dice: Dice) -> Draft | TooLittleReason:
    """How many years or months the document is valid, where the list says just that. Practice only: few are usual."""
    text = bank.matter.elements.result.validity.strip()
    if not text:
        return TooLittleReason.NOT_STATED
    found = _YEARS.fullmatch(text)
    value = numeral(found["number"]) if found else None
    if found is None or value is None:
        return TooLittleReason.NOT_UNDERSTOOD
    source = bank.matter.line("result.validity", f"有效期：{text}")
    return Draft(
        stem=f"《{bank.matter.name}》办成后所发证件（凭证）的有效期是多少{found['unit']}？",
        explanation=f"清单列明，{source.text}。",
        guess=Fraction(1, 5),
        right=(str(value),),
        unit=found["unit"],
        sources=(source,),
    )


@template("result.matter", version=2, facets=(Facet.RESULT,), kind=Kind.SINGLE, seconds=25)
def gives(bank: BankSnapshot, dice: Dice) -> Draft | TooLittleReason:
    return whose(bank, dice, read=documents, stem=lambda text: f"按清单，办成下列哪个事项会得到「{text}」？")


@template("result.judge", version=2, facets=(Facet.RESULT,), kind=Kind.TRUE_FALSE, seconds=15)
def is_result(bank: BankSnapshot, dice: Dice) -> Draft | TooLittleReason:
    """One of the three things stated of the result: document, validity or way of delivery."""
    stated = [(read, sentence) for read, sentence in _SENTENCES.items() if read(bank.matter)]
    if not stated:
        return TooLittleReason.NOT_STATED
    read, sentence = dice.choice(stated)
    return judge(
        bank, dice, read=read, sentence=lambda text: f"关于《{bank.matter.name}》，清单写明，{sentence.format(text)}。"
    )
