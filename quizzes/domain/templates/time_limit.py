"""办理时限: statutory and promised, in working days where the law counts them so. Unstated is never asked."""

import re
from datetime import date, timedelta
from fractions import Fraction
from functools import cache

from courses.domain.elements import Limit
from courses.domain.facets import Facet, TimeUnit
from courses.domain.workdays import exceptions, is_working, rests, working_days_after
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
DAY_GUESS = Fraction(1, 20)
"""A day of a known month: about twenty working days."""
MOST_DAYS = 30
USUAL_DAYS = (1, 3, 5, 7, 10, 15, 20, 30)
_RESERVED = re.compile(r"延长|不含|不包括|除外|[（(]")
SHOWN_OF_CALENDAR = timedelta(weeks=10)
"""Thirty working days are six weeks and the holidays between them."""
YEARS = (2025, 2026)
"""Years whose holidays are published; a new one goes in with a new version of the template."""

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


@template("time_limit.statements", version=2, facets=(Facet.TIME_LIMIT,), kind=Kind.SET, seconds=40)
def statements(bank: BankSnapshot, dice: Dice) -> Draft | TooLittleReason:
    """Statutory and promised told apart: for each, the true limit among limits of the siblings."""
    pairs: list[Choice] = []
    sizes = []
    for which in LABELS:
        limit = stated(bank.matter, which)
        if limit is None:
            continue
        wrong = _other_limits(bank, dice, which, limit)[: GROUP_SIZE - 1]
        pairs.append(Choice(f"{LABELS[which]}为{in_words(limit)}", True, line(bank.matter, which)))
        pairs += [Choice(f"{LABELS[which]}为{in_words(other)}", False) for other in wrong]
        sizes.append(1 + len(wrong))
    if not sizes:
        return _nothing(bank)
    if len(pairs) < LEAST_SET or len(sizes) < 2:
        return TooLittleReason.TOO_FEW_FACTS
    stem = f"关于《{bank.matter.name}》的办理时限，下列说法哪些正确？（请全部选出）"
    return set_draft(bank, stem, pairs, guess=groups_guess(sizes))


@template("time_limit.date", version=2, facets=(Facet.TIME_LIMIT,), kind=Kind.NUMBER, seconds=60)
def last_day(bank: BankSnapshot, dice: Dice) -> Draft | TooLittleReason:
    """The last day to decide by, with a holiday in between. The limit is not told: it is what the clerk must know."""
    asked = [
        (which, limit)
        for which in LABELS
        if (limit := stated(bank.matter, which)) and countable(bank.matter, which, limit)
    ]
    if not asked:
        return TooLittleReason.NOT_UNDERSTOOD if stated_at_all(bank.matter) else _nothing(bank)
    which, (value, _unit) = dice.choice(asked)
    assert value is not None
    start = dice.choice(_starts(value))
    end = working_days_after(start, value).on
    source = line(bank.matter, which)
    return Draft(
        stem=(
            f"{in_full(start)}受理了《{bank.matter.name}》的申请。{_calendar(start)}"
            f"按清单的{LABELS[which]}，最迟应当在{end.year}年{end.month}月的哪一日办结？"
        ),
        explanation=(
            f"清单写明，{source.text}。{_counted(bank.matter, which)}"
            f"受理当日不计，从次日起数满{value}个工作日，是{in_full(end)}。"
        ),
        guess=DAY_GUESS,
        right=(str(end.day),),
        unit="日",
        sources=(source,),
    )


@template("time_limit.single", version=3, facets=(Facet.TIME_LIMIT,), kind=Kind.SINGLE, seconds=20)
def single(bank: BankSnapshot, dice: Dice) -> Draft | TooLittleReason:
    """One limit among those of siblings and the usual ones; the way to ask a matter done on the spot. Practice only."""
    asked = [(which, limit) for which in LABELS if (limit := stated(bank.matter, which))]
    if not asked:
        return _nothing(bank)
    which, limit = dice.choice(asked)
    wrong = _wrong_limits(bank, dice, which, limit)[: GROUP_SIZE - 1]
    if len(wrong) < 2:
        return TooLittleReason.TOO_FEW_DISTRACTORS
    source = line(bank.matter, which)
    return Draft(
        stem=f"《{bank.matter.name}》的{LABELS[which]}是下列哪一个？",
        explanation=f"清单写明，{source.text}。{_counted(bank.matter, which)}",
        guess=Fraction(1, 1 + len(wrong)),
        choices=(Choice(in_words(limit), True, source), *(Choice(in_words(other), False) for other in wrong)),
    )


@template("time_limit.judge", version=2, facets=(Facet.TIME_LIMIT,), kind=Kind.TRUE_FALSE, seconds=15)
def is_limit(bank: BankSnapshot, dice: Dice) -> Draft | TooLittleReason:
    """The limit, or one the matter certainly has not: its other one, a sibling's, or a usual one. Practice only."""
    asked = [(which, limit) for which in LABELS if (limit := stated(bank.matter, which))]
    if not asked:
        return _nothing(bank)
    which, limit = dice.choice(asked)
    lies = _wrong_limits(bank, dice, which, limit)
    if not lies:
        return TooLittleReason.TOO_FEW_DISTRACTORS
    shown = dice.choice((limit, dice.choice(lies)))
    source = line(bank.matter, which)
    return Draft(
        stem=f"判断对错：清单写明，《{bank.matter.name}》的{LABELS[which]}为{in_words(shown)}。",
        explanation=f"清单写明，{source.text}。{_counted(bank.matter, which)}",
        guess=Fraction(1, 2),
        right=("true" if shown == limit else "false",),
        sources=(source,),
    )


def _wrong_limits(bank: BankSnapshot, dice: Dice, which: str, limit: Stated) -> tuple[Stated, ...]:
    """Limits the matter certainly has not: those near by first, then the usual numbers of working days."""
    other, also = stated(bank.matter, _other(which)), _also_said(bank.matter, which)
    near = _other_limits(bank, dice, which, limit)
    usual = [(days, TimeUnit.WORKING_DAY) for days in dice.shuffled(USUAL_DAYS) if days not in also]
    comparable = [one for one in usual if one not in (limit, other) and _comparable(one, limit)]
    return tuple(dict.fromkeys((*near, *comparable)))


def countable(matter: MatterFacts, which: str, limit: Stated) -> bool:
    """Whether it counts working days, without ifs and buts, and few enough to count with a calendar in hand."""
    if _RESERVED.search(getattr(matter.elements, which).text):
        return False
    return limit[1] is TimeUnit.WORKING_DAY and limit[0] is not None and limit[0] <= MOST_DAYS


def stated_at_all(matter: MatterFacts) -> bool:
    return any(stated(matter, which) for which in LABELS)


def in_full(day: date) -> str:
    """2026年9月28日（星期一）"""
    return f"{day.year}年{day.month}月{day.day}日（星期{'一二三四五六日'[day.weekday()]}）"


@cache
def _starts(days: int) -> tuple[date, ...]:
    """Working days of the published years from which so many working days run over a holiday or a make-up day."""
    return tuple(
        start
        for year in YEARS
        for start in (date(year, 1, 1) + timedelta(days=n) for n in range(365))
        if is_working(start)
        and (end := working_days_after(start, days).on).year == year
        and exceptions(start + timedelta(days=1), end)
    )


def _calendar(start: date) -> str:
    """What the calendar on the counter shows, far enough for any limit asked: holidays whole, weekends worked."""
    until = min(start + SHOWN_OF_CALENDAR, date(start.year, 12, 31))
    while not is_working(until + timedelta(days=1)) and until.month < 12:
        until += timedelta(days=1)
    off = "、".join(_run(rest.first, rest.last) for rest in rests(start + timedelta(days=1), until))
    worked = [day for day, working in exceptions(start + timedelta(days=1), until) if working]
    on = "、".join(f"{day.month}月{day.day}日" for day in worked)
    said = [f"{off}放假" if off else "", f"{on}（周末）调休上班" if on else ""]
    return f"到{until.month}月{until.day}日为止的日历：{'，'.join(part for part in said if part)}。"


def _run(first: date, last: date) -> str:
    """10月1日至8日、1月28日至2月4日、6月2日"""
    if first == last:
        return f"{first.month}月{first.day}日"
    month = "" if first.month == last.month else f"{last.month}月"
    return f"{first.month}月{first.day}日至{month}{last.day}日"


def _counted(matter: MatterFacts, which: str) -> str:
    limit: Limit = getattr(matter.elements, which)
    return "行政许可的期限以工作日计算。" if limit.unit is TimeUnit.DAY else ""


def _other(which: str) -> str:
    return "promised" if which == "statutory" else "statutory"


def _other_limits(bank: BankSnapshot, dice: Dice, which: str, limit: Stated) -> tuple[Stated, ...]:
    """Limits of the catalogue which are certainly not this one: the same unit, or on the spot against days.

    The matter's own other limit comes first: taking the promise for the law is the mistake to find.
    """
    pool = [found for sibling in bank.siblings for one in LABELS if (found := stated(sibling, one))]
    beside, also = stated(bank.matter, _other(which)), _also_said(bank.matter, which)
    mine = [beside] if beside else []
    distinct = [*mine, *dice.shuffled(tuple(dict.fromkeys(pool)))]
    others = [other for other in distinct if other == beside or other[0] not in also]
    return tuple(dict.fromkeys(other for other in others if other != limit and _comparable(other, limit)))


def _also_said(matter: MatterFacts, which: str) -> frozenset[int]:
    """Numbers its own words speak of, alone or added to it: 「10个工作日（可延长5个工作日）」 speaks of 5 and 15."""
    limit: Limit = getattr(matter.elements, which)
    said = {int(number) for number in re.findall(r"\d+", limit.text)}
    return frozenset(said | {number + (limit.value or 0) for number in said})


def _comparable(one: Stated, other: Stated) -> bool:
    units = {one[1], other[1]}
    return len(units) == 1 or units == {TimeUnit.IMMEDIATE, TimeUnit.WORKING_DAY}


def _nothing(bank: BankSnapshot) -> TooLittleReason:
    said = bank.matter.elements.states(Facet.TIME_LIMIT)
    return TooLittleReason.NOT_UNDERSTOOD if said else TooLittleReason.NOT_STATED
