"""Moodle XML. It knows single, set, true/false, number, matching and (since Moodle 4.4) ordering.

Units and provenance ride as tags. Text is written as plain text (`format="plain_text"`); of HTML only the text is read.
"""

import re
from collections.abc import Iterable
from html import unescape
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from quizzes.domain.exchange.question import Exchanged, NotUnderstood, Trouble, not_understood
from quizzes.domain.exchange.tags import from_tags, tags_of
from quizzes.domain.item import Kind

_TYPES = {
    Kind.SINGLE: "multichoice",
    Kind.SET: "multichoice",
    Kind.TRUE_FALSE: "truefalse",
    Kind.NUMBER: "numerical",
    Kind.MATCHING: "matching",
    Kind.ORDERING: "ordering",
}
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_MARKUP = re.compile(r"<[^>]+>")


def write(questions: Iterable[Exchanged]) -> tuple[str, tuple[Trouble, ...]]:
    """The document; nothing an Exchanged can be is beyond it."""
    quiz = Element("quiz")
    for number, question in enumerate(questions, 1):
        node = SubElement(quiz, "question", type=_TYPES[question.kind])
        _text(SubElement(node, "name"), f"{number:04d} {question.stem[:80]}")
        _formatted(node, "questiontext", question.stem)
        if question.explanation:
            _formatted(node, "generalfeedback", question.explanation)
        _answers(node, question)
        if tags := tags_of(question):
            holder = SubElement(node, "tags")
            for tag in tags:
                _text(SubElement(holder, "tag"), tag)
    ElementTree.indent(quiz)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(quiz, encoding="unicode") + "\n", ()


def read(text: str) -> tuple[tuple[Exchanged, ...], tuple[Trouble, ...]]:
    """Every question that reads, and a trouble by its number for each that doesn't."""
    try:
        quiz = fromstring(re.sub(r"^\ufeff?\s*<\?xml[^>]*\?>", "", text))
    except (ElementTree.ParseError, DefusedXmlException, ValueError) as error:
        return (), (Trouble("xml_damaged", params={"why": str(error)[:120]}),)
    questions, troubles = [], []
    nodes = [node for node in quiz.iter("question") if node.get("type") != "category"]
    for number, node in enumerate(nodes, 1):
        try:
            questions.append(_question(node))
        except (ValueError, KeyError) as error:
            stem = _said(node.find("questiontext"))
            troubles.append(not_understood(error, line=number, text=stem))
    return tuple(questions), tuple(troubles)


def _answers(node: Element, question: Exchanged) -> None:
    if question.kind is Kind.TRUE_FALSE:
        for word, right in (("true", question.true), ("false", not question.true)):
            _answer(node, word, 100 if right else 0)
    elif question.kind is Kind.NUMBER:
        _text(SubElement(_answer(node, str(question.number), 100), "tolerance"), None, plain="0")
    elif question.kind is Kind.MATCHING:
        SubElement(node, "shuffleanswers").text = "true"
        used = [(prompt, question.options[place]) for prompt, place in zip(question.prompts, question.key, strict=True)]
        spare = [("", text) for n, text in enumerate(question.options) if n not in question.key]
        for prompt, option in (*used, *spare):
            pair = _formatted(node, "subquestion", prompt)
            _text(SubElement(pair, "answer"), option)
    elif question.kind is Kind.ORDERING:
        SubElement(node, "layouttype").text = "VERTICAL"
        SubElement(node, "selecttype").text = "ALL"
        for place in question.key:
            _answer(node, question.options[place], question.key.index(place) + 1)
    else:
        SubElement(node, "single").text = "true" if question.kind is Kind.SINGLE else "false"
        SubElement(node, "shuffleanswers").text = "true"
        share = 100 / len(question.key)
        for place, text in enumerate(question.options):
            wrong = 0 if question.kind is Kind.SINGLE else -100
            _answer(node, text, share if place in question.key else wrong)


def _question(node: Element) -> Exchanged:
    tags = [_said(tag) for tag in node.iter("tag")]
    provenance, unit, labels = from_tags(tags)
    stem = _said(node.find("questiontext"))
    told: dict[str, Any] = {"labels": labels, "provenance": provenance}
    told["explanation"] = _said(node.find("generalfeedback"))
    kind = node.get("type", "")
    answers = [(_said(answer), float(answer.get("fraction", "0"))) for answer in node.findall("answer")]
    if kind == "truefalse":
        right = [text.lower() for text, share in answers if share > 0]
        if right not in (["true"], ["false"]):
            raise NotUnderstood("neither_true_nor_false")
        return Exchanged(Kind.TRUE_FALSE, stem, true=right == ["true"], **told)
    if kind == "numerical":
        digits = [text for text, share in answers if share == 100]
        if len(digits) != 1 or not (digits[0].isascii() and digits[0].isdigit()):
            raise NotUnderstood("whole_numbers_only")
        return Exchanged(Kind.NUMBER, stem, number=int(digits[0]), unit=unit, **told)
    if kind == "matching":
        pairs = [(_said(sub), _said(sub.find("answer"))) for sub in node.findall("subquestion")]
        options = tuple(dict.fromkeys(option for _prompt, option in pairs))
        asked = [(prompt, option) for prompt, option in pairs if prompt]
        key = tuple(options.index(option) for _prompt, option in asked)
        return Exchanged(Kind.MATCHING, stem, options, key, prompts=tuple(prompt for prompt, _o in asked), **told)
    options = tuple(text for text, _share in answers)
    if kind == "ordering":
        return Exchanged(Kind.ORDERING, stem, options, tuple(range(len(options))), **told)
    if kind != "multichoice":
        raise NotUnderstood("kind_unknown", kind=kind)
    key = tuple(n for n, (_text, share) in enumerate(answers) if share > 0)
    single = (node.findtext("single") or "true").strip().lower() in ("true", "1")
    return Exchanged(Kind.SINGLE if single and len(key) == 1 else Kind.SET, stem, options, key, **told)


def _answer(node: Element, text: str, fraction: float) -> Element:
    share = f"{fraction:.5f}".rstrip("0").rstrip(".")
    answer = SubElement(node, "answer", fraction=share, format="plain_text")
    _text(answer, text)
    return answer


def _formatted(node: Element, name: str, text: str) -> Element:
    part = SubElement(node, name, format="plain_text")
    _text(part, text)
    return part


def _text(node: Element, text: str | None, *, plain: str = "") -> None:
    if text is None:
        node.text = plain
    else:
        SubElement(node, "text").text = _FORBIDDEN.sub("", text)


def _said(node: Element | None) -> str:
    """The text of a part; tags and entities are taken out where the part says that it is HTML."""
    if node is None:
        return ""
    text = node.findtext("text") or (node.text or "")
    if node.get("format") in ("html", "moodle_auto_format", "markdown") and ("<" in text or "&" in text):
        text = unescape(_MARKUP.sub("", re.sub(r"(?i)<br\s*/?>|</p>", "\n", text)))
    return text.strip()
