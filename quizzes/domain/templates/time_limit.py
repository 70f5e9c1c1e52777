"""办理时限: statutory and promised, in working days where the law counts them so. Unstated is never asked."""

from fractions import Fraction

from courses.domain.elements import Limit
from courses.domain.facets import Facet, TimeUnit
from quizzes.domain.bank import BankSnapshot
from quizzes.domain.dice import Dice
from quizzes.domain.draft import LEAST_SET, Choice, Draft, TooLittleReason, groups_guess, set_draft
from quizzes.domain.facts import MatterFacts, SourceLine
from quizzes.domain.item import Kind
from quizzes.domain.template import template

LABELS = {"statutory": "法定办结时限", "promised": "承诺办结时限"}
UNITS = {
    TimeUnit.HOUR: "小时",
    TimeUnit.WORKING_DAY: "个工作日",
    TimeUnit.CALENDAR_DAY: "日（自然日）",
    TimeUnit.MONTH: "个月",
    TimeUnit.YEAR: "年",
}
NUMBER_GUESS = Fraction(1, 10)
"""A typed number, by convention one of ten usual limits. 20 working days is commoner than that, so a policy
that leans on this facet alone would be too kind."""
GROUP_SIZE = 4

Stated = tuple[int | None, TimeUnit]
"""Value and unit as they may be asked; the value of an immediate limit is None."""


def stated(matter: MatterFacts, which: str) -> Stated | None:
    """The limit as it may be asked, None when not stated or not understood (an unlabelled 日 outside a licence)."""
    limit: Limit | None = getattr(matter.elements, which)
    if limit is None or limit.unit is None:
        return None
    if limit.unit is TimeUnit.IMMEDIATE:
        return None, TimeUnit.IMMEDIATE
    if not limit.value:
        return None
    if limit.unit is TimeUnit.DAY:
        return (limit.value, TimeUnit.WORKING_DAY) if matter.elements.is_licence else None
    return limit.value, limit.unit


def in_words(limit: Stated) -> str:
    value, unit = limit
    return "当场办结" if unit is TimeUnit.IMMEDIATE else f"{value}{UNITS[unit]}"


def line(matter: MatterFacts, which: str) -> SourceLine:
    limit: Limit = getattr(matter.elements, which)
    return matter.line(which, f"{LABELS[which]}：{limit.text}")


@template("time_limit.number", version=1, facets=(Facet.TIME_LIMIT,), kind=Kind.NUMBER, seconds=20)
def number(bank: BankSnapshot, dice: Dice) -> Draft | TooLittleReason:
    asked = [(which, limit) for which in LABELS if (limit := stated(bank.matter, which)) and limit[0]]
    if not asked:
        return _nothing(bank)
    which, limit = dice.choice(asked)
    unit = UNITS[limit[1]]
    return Draft(
        stem=f"《{bank.matter.name}》的{LABELS[which]}是多少{unit}？",
        explanation=f"清单写明，{line(bank.matter, which).text}。{_counted(bank.matter, which)}",
        guess=NUMBER_GUESS,
        right=(str(limit[0]),),
        unit=unit,
        sources=(line(bank.matter, which),),
    )


@template("time_limit.statements", version=1, facets=(Facet.TIME_LIMIT,), kind=Kind.SET, seconds=40)
def statements(bank: BankSnapshot, dice: Dice) -> Draft | TooLittleReason:
    """Statutory and promised told apart: for each, the true limit among limits of the siblings."""
    pairs: list[Choice] = []
    sizes = []
    for which in LABELS:
        limit = stated(bank.matter, which)
        if limit is None:
            continue
        wrong = _other_limits(bank, dice, limit, stated(bank.matter, _other(which)))[: GROUP_SIZE - 1]
        pairs.append(Choice(f"{LABELS[which]}为{in_words(limit)}", True, line(bank.matter, which)))
        pairs += [Choice(f"{LABELS[which]}为{in_words(other)}", False) for other in wrong]
        sizes.append(1 + len(wrong))
    if not sizes:
        return _nothing(bank)
    if len(pairs) < LEAST_SET or len(sizes) < 2:
        return TooLittleReason.TOO_FEW_FACTS
    stem = f"关于《{bank.matter.name}》的办理时限，下列说法哪些正确？（请全部选出）"
    return set_draft(bank, stem, pairs, guess=groups_guess(sizes))


@template("time_limit.single", version=1, facets=(Facet.TIME_LIMIT,), kind=Kind.SINGLE, seconds=20)
def single(bank: BankSnapshot, dice: Dice) -> Draft | TooLittleReason:
    """One limit among those of siblings; the only way to ask a matter done on the spot. Practice only."""
    asked = [(which, limit) for which in LABELS if (limit := stated(bank.matter, which))]
    if not asked:
        return _nothing(bank)
    which, limit = dice.choice(asked)
    wrong = _other_limits(bank, dice, limit, stated(bank.matter, _other(which)))[: GROUP_SIZE - 1]
    if len(wrong) < 2:
        return TooLittleReason.TOO_FEW_DISTRACTORS
    source = line(bank.matter, which)
    return Draft(
        stem=f"《{bank.matter.name}》的{LABELS[which]}是下列哪一个？",
        explanation=f"清单写明，{source.text}。{_counted(bank.matter, which)}",
        guess=Fraction(1, 1 + len(wrong)),
        choices=(Choice(in_words(limit), True, source), *(Choice(in_words(other), False) for other in wrong)),
    )


def _counted(matter: MatterFacts, which: str) -> str:
    limit: Limit = getattr(matter.elements, which)
    return "行政许可的期限以工作日计算。" if limit.unit is TimeUnit.DAY else ""


def _other(which: str) -> str:
    return "promised" if which == "statutory" else "statutory"


def _other_limits(bank: BankSnapshot, dice: Dice, limit: Stated, beside: Stated | None) -> tuple[Stated, ...]:
    """Limits of the catalogue which are certainly not this one: the same unit, or on the spot against days.

    The matter's own other limit comes first: taking the promise for the law is the mistake to find.
    """
    pool = [found for sibling in bank.siblings for which in LABELS if (found := stated(sibling, which))]
    mine = [beside] if beside else []
    distinct = [*mine, *dice.shuffled(tuple(dict.fromkeys(pool)))]
    return tuple(dict.fromkeys(other for other in distinct if other != limit and _comparable(other, limit)))


def _comparable(one: Stated, other: Stated) -> bool:
    units = {one[1], other[1]}
    return len(units) == 1 or units == {TimeUnit.IMMEDIATE, TimeUnit.WORKING_DAY}


def _nothing(bank: BankSnapshot) -> TooLittleReason:
    said = bank.matter.elements.states(Facet.TIME_LIMIT)
    return TooLittleReason.NOT_UNDERSTOOD if said else TooLittleReason.NOT_STATED
