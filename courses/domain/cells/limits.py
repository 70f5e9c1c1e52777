"""Time limits: "20个工作日", "即办", "法定5个工作日;承诺2个" — and much that is no limit at all.

A value is taken only from a cell that states exactly one duration among words that can't change its sense
("自受理之日起…内办结", "材料齐全后"). Ranges, values by channel, periods of the year and numbers without a
unit stay text. What stands in brackets ("可延长10日") stays in the text and never counts.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from courses.domain.cells.text import NUMERAL, clean, fold, numeral
from courses.domain.elements import Limit
from courses.domain.facets import TimeUnit
from courses.domain.problems import Problem, Severity

_UNITS = {
    "工作日": TimeUnit.WORKING_DAY,
    "自然日": TimeUnit.CALENDAR_DAY,
    "日历日": TimeUnit.CALENDAR_DAY,
    "小时": TimeUnit.HOUR,
    "天": TimeUnit.DAY,
    "日": TimeUnit.DAY,
    "个月": TimeUnit.MONTH,
    "月": TimeUnit.MONTH,
    "年": TimeUnit.YEAR,
}
_DURATION = re.compile(rf"(?P<value>{NUMERAL}) ?个? ?(?P<unit>工作日|自然日|日历日|小时|天|日|个?月|年)")
_AT_ONCE = re.compile(
    r"(?:即来)?(?:即时|即办|即审即办|当场|现场|立等可取)(?:办结|办理|办件|受理|登记|办|完成|即办)?(?:件)?"
)
_BEFORE = re.compile(
    r"(?:承诺|法定)?(?:办结|办理)?(?:时限|期限)?(?:为|是|:)?"
    r"(?:[自从]?[^,;。\d]{0,14}(?:之日起|齐全后|受理后|申请后|审核后|之后|起)[,]?)?(?:在|于|不超过)?"
)
_AFTER = re.compile(
    r"(?:以内|之内|内)?(?:予以)?"
    r"(?:办结|办理|办完|办毕|完成|审批|审核|答复|发证|作出[^,;。\d]{0,8}决定)?(?:完毕|办结)?[。.]?"
)
_LABELS = (
    ("statutory", re.compile(r"法定[^:\d]{0,6}[:]?")),
    ("promised", re.compile(r"承诺[^:\d]{0,6}[:]?")),
)
_CHANNEL = re.compile(r"网上|线上|网办|现场|窗口|线下|掌上")
_BRACKETS = re.compile(r"\([^()]*\)")
_NOTHING = re.compile(r"(?:无|暂无|没有|/|-+|—+)[。.]?")
_VAGUE = re.compile(r"及时|尽快")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one cell says; a cell may name both limits."""

    statutory: Limit | None = None
    promised: Limit | None = None
    other: Limit | None = None


def read_limit(text: str) -> tuple[Limit | None, tuple[Problem, ...]]:
    """One limit from a cell of one limit; an empty cell is None, a cell that says there is none stays text."""
    text = clean(text)
    if not text:
        return None, ()
    value, unit, code = _understand(fold(text))
    severity = Severity.NOTICE if code == "limit_none" else Severity.WARNING
    problems = (Problem(code, severity, params={"text": text}),) if code else ()
    return Limit(text, value, unit), problems


@lru_cache(maxsize=8192)
def read_limits(text: str) -> tuple[Limits, tuple[Problem, ...]]:
    """Both limits from a cell that may label them ("法定…", "承诺…"); unlabelled goes to `other`.

    Lines that are neither (an explanation) are kept with the limit before them.
    """
    found: dict[str, str] = {}
    last = ""
    for piece in re.split(r"[;；\n]", clean(text)):
        folded = fold(piece.strip())
        label = next((name for name, pattern in _LABELS if pattern.match(folded)), "")
        if label and label not in found:
            last = label
            found[label] = _LABELS[label == "promised"][1].sub("", folded, count=1).strip()
        elif last and piece.strip():
            found[last] += f"({piece.strip()})"
        elif piece.strip():
            last = "other"
            found["other"] = piece.strip()
    if set(found) <= {"other"}:
        limit, problems = read_limit(text)
        return Limits(other=limit), problems
    limits, problems = {}, ()
    for name, words in found.items():
        limits[name], more = read_limit(words)
        problems += more
    return Limits(**limits), problems


def with_unit(value: str, unit: str) -> str:
    """A number and the unit that stands in a column of its own; another system's code for a unit adds nothing.

    W, N and H are letters a widely used intake system writes for 工作日, 自然日 and 小时.
    """
    number, word = fold(clean(value)), fold(clean(unit)).lstrip("个")
    word = {"W": "工作日", "N": "自然日", "H": "小时"}.get(word.upper(), word)
    if not re.fullmatch(r"\d+", number) or word not in _UNITS:
        return value
    return f"{number}个{word}" if word in ("工作日", "自然日", "月") else f"{number}{word}"


def write_limit(limit: Limit | None) -> str:
    """The limit as it was written."""
    return limit.text if limit else ""


def _understand(folded: str) -> tuple[int | None, TimeUnit | None, str]:
    main = folded
    while (shorter := _BRACKETS.sub("", main)) != main:
        main = shorter
    main = main.replace("\n", ";").strip(" ;,")
    if _NOTHING.fullmatch(main):
        return None, None, "limit_none"
    pieces = [piece.strip() for piece in re.split(r"[;,]", main) if piece.strip()]
    first = pieces[0] if pieces else ""
    if len(pieces) > 1 and any(_CHANNEL.match(piece) for piece in pieces):
        return None, None, "limit_by_channel"
    if _AT_ONCE.fullmatch(first.rstrip("。.")) and not _DURATION.search("".join(pieces[1:])):
        return 0, TimeUnit.IMMEDIATE, ""
    if re.search(rf"{NUMERAL}月{NUMERAL}日", main):
        return None, None, "limit_is_a_period"
    if re.search(rf"\d ?[-~至到/—–] ?\d+ ?个?(?:{'|'.join(_UNITS)})", main):
        return None, None, "limit_is_a_range"
    return _single(first, pieces[1:])


def _single(first: str, rest: list[str]) -> tuple[int | None, TimeUnit | None, str]:
    durations = list(_DURATION.finditer(first))
    if len(durations) != 1:
        vague = "limit_vague" if _VAGUE.search(first) else "limit_unclear"
        return None, None, "limit_without_unit" if re.fullmatch(r"[\d.]+", first) else vague
    found = durations[0]
    before, after = first[: found.start()].strip(), first[found.end() :].strip()
    if re.search(r"[\d.]$", before) or not _BEFORE.fullmatch(before) or not _AFTER.fullmatch(after):
        return None, None, "limit_unclear"
    value, unit = numeral(found["value"]), _UNITS[found["unit"]]
    if value is None:
        return None, None, "limit_unclear"
    parts = [numeral(m["value"]) or 0 for piece in rest for m in _DURATION.finditer(piece)]
    return value, unit, "limit_parts_differ" if len(parts) > 1 and sum(parts) != value else ""
