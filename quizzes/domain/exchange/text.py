"""The text list people keep in Word: 一、单选题 / 1. stem / A. option / 答案：A / 解析：…

Read as it is met: numbers with . 、 ）, options one a line or several in one, the answer in 【答案】, 答案： or in the
stem's last bracket (A), 判断 with √ × 对 错 正确 错误. Written: one shape. Numbers, orderings and matchings are written
in words of our own (填空题, 排序题, 配对题); other programs will not know those.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from quizzes.domain.exchange.question import Exchanged, NotUnderstood, Trouble, not_understood
from quizzes.domain.exchange.tags import from_tags, tags_of
from quizzes.domain.item import Kind

HEADINGS = {
    Kind.SINGLE: "单选题",
    Kind.SET: "多选题",
    Kind.TRUE_FALSE: "判断题",
    Kind.NUMBER: "填空题",
    Kind.ORDERING: "排序题",
    Kind.MATCHING: "配对题",
}
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_HEADING = re.compile(
    r"^(?:[一二三四五六七八九十]+[、.．]\s*|[（(][一二三四五六七八九十]+[）)]\s*)?[（(【]?"
    r"(单项选择|单选|多项选择|多选|判断|填空|排序|配对)(?:题)?[】）)]?"
)
_KINDS = {"单": Kind.SINGLE, "多": Kind.SET, "判": Kind.TRUE_FALSE, "填": Kind.NUMBER, "排": Kind.ORDERING}
_KINDS["配"] = Kind.MATCHING
_STEM = re.compile(r"^(?:第\s*)?(\d+)\s*(?:题\s*[:：]?|[.．、）)])\s*(.*)$")
_OPTION = re.compile(r"(?:^|(?<=\s))(?:[（(]([A-Z])[）)]\s*[.．、:：]?|([A-Z])\s*[.．、:：])\s*")
_ANSWER = re.compile(r"^\s*(?:【(?:正确)?答案】|(?:正确|参考|标准)?答案\s*[:：])\s*[:：]?\s*(.*)$")
_WHY = re.compile(r"^\s*(?:【(?:答案)?解析】|(?:答案)?解析\s*[:：])\s*[:：]?\s*(.*)$")
_TAGS = re.compile(r"^\s*【标签】(.*)$")
_PROMPT = re.compile(r"^\s*(\d+)\s*[）)]\s*(.*)$")
_IN_STEM = re.compile(r"[（(]\s*([A-Z]{1,26}|√|×|对|错|正确|错误)\s*[）)]")
_TRUE, _FALSE = {"√", "对", "正确", "是", "T", "TRUE", "A正确"}, {"×", "错", "错误", "否", "F", "FALSE", "X"}


@dataclass(slots=True)
class _Raw:
    line: int
    kind: Kind | None
    stem: list[str]
    options: list[str] = field(default_factory=list)
    prompts: list[str] = field(default_factory=list)
    answer: str = ""
    why: list[str] = field(default_factory=list)
    tags: str = ""


def write(questions: Iterable[Exchanged]) -> tuple[str, tuple[Trouble, ...]]:
    """The list, kind by kind, numbered through."""
    told: list[str] = []
    number = 0
    by_kind: dict[Kind, list[Exchanged]] = {}
    for question in questions:
        by_kind.setdefault(question.kind, []).append(question)
    for place, kind in enumerate(kind for kind in HEADINGS if kind in by_kind):
        told.append(f"{'一二三四五六'[place]}、{HEADINGS[kind]}\n")
        for question in by_kind[kind]:
            number += 1
            told.append("\n".join(_lines(question, number)) + "\n")
    return "\n".join(told), ()


def read(text: str) -> tuple[tuple[Exchanged, ...], tuple[Trouble, ...]]:
    """Every question that reads; a trouble with its line for each that doesn't."""
    questions, troubles = [], []
    for raw in _raw(text):
        try:
            questions.append(_question(raw))
        except ValueError as error:
            troubles.append(not_understood(error, line=raw.line, text=" ".join(raw.stem)))
    return tuple(questions), tuple(troubles)


def _lines(question: Exchanged, number: int) -> Iterator[str]:
    yield f"{number}. {_flat(question.stem)}"
    for place, prompt in enumerate(question.prompts, 1):
        yield f"  {place}) {_flat(prompt)}"
    for letter, option in zip(_LETTERS, question.options, strict=False):
        yield f"{letter}. {_flat(option)}"
    yield f"【答案】{_answer(question)}"
    if question.explanation:
        yield f"【解析】{_flat(question.explanation)}"
    if tags := tags_of(question):
        yield f"【标签】{'；'.join(tags)}"


def _answer(question: Exchanged) -> str:
    if question.kind is Kind.TRUE_FALSE:
        return "正确" if question.true else "错误"
    if question.kind is Kind.NUMBER:
        return str(question.number)
    if question.kind is Kind.MATCHING:
        return "，".join(f"{n}-{_LETTERS[place]}" for n, place in enumerate(question.key, 1))
    return "".join(_LETTERS[place] for place in question.key)


def _raw(text: str) -> Iterator[_Raw]:
    kind: Kind | None = None
    now: _Raw | None = None
    for number, line in enumerate(text.replace("\r\n", "\n").removeprefix("\ufeff").split("\n"), 1):
        heading = _HEADING.match(line.strip())
        if heading and not _STEM.match(line.strip()):
            if now:
                yield now
            now, kind = None, _KINDS[heading[1][0]]
            continue
        if (stem := _STEM.match(line.strip())) and not (now and kind is Kind.MATCHING and _PROMPT.match(line)):
            if now:
                yield now
            now = _Raw(number, kind, [stem[2]])
        elif now and line.strip():
            _take(now, line)
    if now:
        yield now


def _take(now: _Raw, line: str) -> None:
    if found := _ANSWER.match(line):
        now.answer = found[1].strip()
    elif found := _WHY.match(line):
        now.why.append(found[1].strip())
    elif found := _TAGS.match(line):
        now.tags = found[1]
    elif now.why:
        now.why.append(line.strip())
    elif now.kind is Kind.MATCHING and not now.options and (found := _PROMPT.match(line)):
        now.prompts.append(found[2].strip())
    elif _OPTION.match(line.strip()):
        for letter, option in _split(line.strip()):
            if letter != _LETTERS[len(now.options)]:
                now.options[-1:] = [f"{now.options[-1]} {letter}. {option}".strip()] if now.options else []
            else:
                now.options.append(option.strip())
    elif now.options:
        now.options[-1] = f"{now.options[-1]} {line.strip()}"
    else:
        now.stem.append(line.strip())


def _split(line: str) -> Iterator[tuple[str, str]]:
    """`A、分次  B、一次性` as its letters and texts."""
    found = list(_OPTION.finditer(line))
    ends = [*(one.start() for one in found[1:]), len(line)]
    for one, end in zip(found, ends, strict=True):
        yield one[1] or one[2], line[one.end() : end]


def _question(raw: _Raw) -> Exchanged:
    stem, answer = " ".join(raw.stem).strip(), raw.answer
    if not answer and len(found := list(_IN_STEM.finditer(stem))) == 1:
        answer, stem = found[0][1], f"{stem[: found[0].start()]}（　）{stem[found[0].end() :]}".strip()
    if not answer:
        raise NotUnderstood("no_answer")
    provenance, unit, labels = from_tags(raw.tags.split("；"))
    told: dict[str, Any] = {"explanation": " ".join(raw.why).strip(), "labels": labels, "provenance": provenance}
    word = answer.strip("。. ").upper()
    kind = raw.kind
    if (kind in (None, Kind.TRUE_FALSE)) and not raw.options and (word in _TRUE or word in _FALSE):
        return Exchanged(Kind.TRUE_FALSE, stem, true=word in _TRUE, **told)
    if kind is Kind.NUMBER:
        if not (word.isascii() and word.isdigit()):
            raise NotUnderstood("whole_numbers_only")
        return Exchanged(Kind.NUMBER, stem, number=int(word), unit=unit, **told)
    if kind is Kind.MATCHING:
        pairs = re.findall(r"\d+\s*[-—]\s*([A-Z])", word)
        key = tuple(_LETTERS.index(letter) for letter in pairs)
        return Exchanged(Kind.MATCHING, stem, tuple(raw.options), key, prompts=tuple(raw.prompts), **told)
    letters = re.findall(r"[A-Z]", word)
    if not letters or re.sub(r"[A-Z、，,;；\s]", "", word):
        raise NotUnderstood("names_no_option")
    key = tuple(_LETTERS.index(letter) for letter in letters)
    if kind is Kind.ORDERING:
        return Exchanged(kind, stem, tuple(raw.options), key, **told)
    key = tuple(sorted(set(key)))
    kind = Kind.SET if kind is Kind.SET or len(key) > 1 else Kind.SINGLE
    return Exchanged(kind, stem, tuple(raw.options), key, **told)


def _flat(text: str) -> str:
    return " ".join(text.split())
