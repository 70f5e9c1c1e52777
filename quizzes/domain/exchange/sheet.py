"""Rows of a spreadsheet: 题型, 题干, 选项A …, 答案, 解析, and where a generated item comes from. Knows every kind.

`rows` and `from_rows` are plain lists of text; reading and writing the workbook is done outside the domain.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from quizzes.domain.exchange.question import Exchanged, NotUnderstood, Provenance, Trouble, not_understood
from quizzes.domain.exchange.text import HEADINGS
from quizzes.domain.item import Kind

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
LEAST_OPTIONS = 6
_ORIGIN = ("事项编码", "事项版本", "要素", "模板", "模板版本", "种子")
_NAMES = {name: kind for kind, name in HEADINGS.items()}
_SYNONYMS = {
    "题目": "题干",
    "题目内容": "题干",
    "正确答案": "答案",
    "答案解析": "解析",
    "类型": "题型",
    "题目类型": "题型",
}


def rows(questions: Iterable[Exchanged]) -> list[list[str]]:
    """A header and a row a question; prompts of a matching stand in the stem's own column, one a line."""
    asked = list(questions)
    most = max([LEAST_OPTIONS, *(len(question.options) for question in asked)])
    header = [
        "题型",
        "题干",
        "左列",
        *(f"选项{letter}" for letter in LETTERS[:most]),
        "答案",
        "单位",
        "解析",
        "标签",
        *_ORIGIN,
    ]
    return [header, *(_row(question, most) for question in asked)]


def is_header(row: Sequence[str]) -> bool:
    """Whether the row names at least the question and its answer."""
    return {"题干", "答案"} <= {_SYNONYMS.get(name.strip(), name.strip()) for name in row}


def from_rows(table: Sequence[Sequence[str]], *, first: int = 1) -> tuple[tuple[Exchanged, ...], tuple[Trouble, ...]]:
    """Questions of a table whose first row (number `first` of its sheet) names the columns; troubles carry the row."""
    if not table:
        return (), (Trouble("no_rows"),)
    names = [_SYNONYMS.get(name.strip(), name.strip()) for name in table[0]]
    if missing := [name for name in ("题干", "答案") if name not in names]:
        return (), (Trouble("column_missing", first, {"column": "、".join(missing)}),)
    questions, troubles = [], []
    for number, row in enumerate(table[1:], first + 1):
        cells = dict(zip(names, (cell.strip() for cell in row), strict=False))
        if not any(cells.values()):
            continue
        try:
            questions.append(_question(cells))
        except ValueError as error:
            troubles.append(not_understood(error, line=number, text=cells.get("题干", "")))
    return tuple(questions), tuple(troubles)


def _row(question: Exchanged, most: int) -> list[str]:
    options = [*question.options, *([""] * (most - len(question.options)))]
    origin = question.provenance
    generated = bool(origin.template)
    return [
        HEADINGS[question.kind],
        question.stem,
        "\n".join(question.prompts),
        *options,
        _answer(question),
        question.unit,
        question.explanation,
        "；".join(question.labels),
        origin.matter_code,
        str(origin.matter_version or ""),
        "、".join(origin.facets),
        origin.template,
        str(origin.template_version or ""),
        str(origin.seed) if generated else "",
    ]


def _answer(question: Exchanged) -> str:
    if question.kind is Kind.TRUE_FALSE:
        return "正确" if question.true else "错误"
    if question.kind is Kind.NUMBER:
        return str(question.number)
    return "".join(LETTERS[place] for place in question.key)


def _question(cells: dict[str, str]) -> Exchanged:
    stem, answer = cells.get("题干", ""), cells.get("答案", "")
    options = tuple(
        cells[name] for letter in LETTERS if cells.get(name := f"选项{letter}") or cells.get(name := letter)
    )
    labels = tuple(dict.fromkeys(label for label in re.split(r"[;；]\s*", cells.get("标签", "")) if label))
    told: dict[str, Any] = {"explanation": cells.get("解析", ""), "labels": labels, "provenance": _origin(cells)}
    kind = _kind(cells.get("题型", ""), options, answer)
    if kind is Kind.TRUE_FALSE:
        if answer not in ("正确", "对", "√", "错误", "错", "×"):
            raise NotUnderstood("neither_true_nor_false")
        return Exchanged(kind, stem, true=answer in ("正确", "对", "√"), **told)
    if kind is Kind.NUMBER:
        if not (answer.isascii() and answer.isdigit()):
            raise NotUnderstood("whole_numbers_only")
        return Exchanged(kind, stem, number=int(answer), unit=cells.get("单位", ""), **told)
    letters = re.findall("[A-Z]", answer.upper())
    if not letters or re.sub(r"[A-Z、，,;；\s]", "", answer.upper()):
        raise NotUnderstood("names_no_option")
    key = tuple(LETTERS.index(letter) for letter in letters)
    if kind is Kind.MATCHING:
        return Exchanged(kind, stem, options, key, prompts=tuple(cells.get("左列", "").splitlines()), **told)
    return Exchanged(kind, stem, options, key if kind is Kind.ORDERING else tuple(sorted(set(key))), **told)


def _kind(name: str, options: tuple[str, ...], answer: str) -> Kind:
    for written, kind in _NAMES.items():
        if name and (name in written or written.removesuffix("题") in name):
            return kind
    if name:
        raise NotUnderstood("kind_unknown", kind=name)
    if not options:
        return Kind.NUMBER if answer.isascii() and answer.isdigit() else Kind.TRUE_FALSE
    return Kind.SET if len(re.findall("[A-Z]", answer.upper())) > 1 else Kind.SINGLE


def _origin(cells: dict[str, str]) -> Provenance:
    def number(name: str) -> int:
        return int(cells[name]) if cells.get(name, "").isdigit() else 0

    facets = tuple(facet for facet in cells.get("要素", "").split("、") if facet)
    return Provenance(
        cells.get("事项编码", ""), number("事项版本"), facets, cells.get("模板", ""), number("模板版本"), number("种子")
    )
