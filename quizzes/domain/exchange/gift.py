"""GIFT, Moodle's text format. It knows single, set, true/false, number and matching; not ordering, not units.

Units and provenance ride in a comment of tags (`// [tag:unit:个工作日]`), which Moodle reads as tags.
Format: docs.moodle.org, "GIFT format"; a set gives each right option an equal share and each wrong one -100 %.
"""

import re
from collections.abc import Iterable
from typing import Any

from quizzes.domain.exchange.question import Exchanged, NotUnderstood, Trouble, not_understood
from quizzes.domain.exchange.tags import from_tags, tags_of
from quizzes.domain.item import Kind

_SPECIAL = re.compile(r"([\\~=#{}:])")
_TAG = re.compile(r"\[tag:((?:\\.|[^\]\\])*)\]")
_ANSWER = re.compile(r"([=~])")
_WEIGHT = re.compile(r"^%(-?\d+(?:\.\d+)?)%")
_TITLE = re.compile(r"^::.*?::", re.S)
_ESCAPE = re.compile(r"\\(.)")
_SHIELD = 0xF0000
"""Escaped characters are lifted out of the way (into a private plane) while the marks between them are read."""
_TRUTH = {"T": True, "TRUE": True, "F": False, "FALSE": False}


def write(questions: Iterable[Exchanged]) -> tuple[str, tuple[Trouble, ...]]:
    """The text, and a trouble for each question GIFT can't say (it is left out)."""
    parts, troubles = [], []
    for number, question in enumerate(questions, 1):
        answer = _answer(question)
        if answer is None:
            troubles.append(Trouble("kind_not_in_format", number, {"kind": question.kind.value, "format": "GIFT"}))
            continue
        tags = tags_of(question)
        comment = "// " + " ".join(f"[tag:{_tag(tag)}]" for tag in tags) + "\n" if tags else ""
        feedback = f"\n####{_escaped(question.explanation)}" if question.explanation else ""
        parts.append(f"{comment}{_escaped(question.stem)}{{{answer}{feedback}\n}}\n")
    return "\n".join(parts), tuple(troubles)


def read(text: str) -> tuple[tuple[Exchanged, ...], tuple[Trouble, ...]]:
    """Every question that reads; a trouble with the line it begins on for each that doesn't."""
    questions, troubles = [], []
    for line, block in _blocks(text):
        try:
            questions.append(_question(block))
        except ValueError as error:
            troubles.append(not_understood(error, line=line, text=block))
    return tuple(questions), tuple(troubles)


def _answer(question: Exchanged) -> str | None:
    options = [_escaped(option) for option in question.options]
    if question.kind is Kind.TRUE_FALSE:
        return "TRUE" if question.true else "FALSE"
    if question.kind is Kind.NUMBER:
        return f"#{question.number}"
    if question.kind is Kind.SINGLE:
        return "".join(f"\n{'=' if n in question.key else '~'}{text}" for n, text in enumerate(options))
    if question.kind is Kind.SET:
        share = f"{100 / len(question.key):.5f}".rstrip("0").rstrip(".")
        marks = [share if n in question.key else "-100" for n in range(len(options))]
        return "".join(f"\n~%{mark}%{text}" for mark, text in zip(marks, options, strict=True))
    if question.kind is Kind.MATCHING:
        pairs = zip(question.prompts, question.key, strict=True)
        spare = [text for n, text in enumerate(options) if n not in question.key]
        told = "".join(f"\n={_escaped(prompt)} -> {options[place]}" for prompt, place in pairs)
        return told + "".join(f"\n= -> {text}" for text in spare)
    return None


def _question(block: str) -> Exchanged:
    tags = [_untagged(tag) for tag in _TAG.findall("\n".join(re.findall(r"(?m)^\s*//.*$", block)))]
    provenance, unit, labels = from_tags(tags)
    body = _ESCAPE.sub(lambda found: chr(_SHIELD + ord(found[1])), re.sub(r"(?m)^\s*//.*$", "", block))
    body = _TITLE.sub("", body.strip(), count=1).strip()
    opening, closing = body.find("{"), body.rfind("}")
    if opening < 0 or closing < opening:
        raise NotUnderstood("no_braces")
    if body[closing + 1 :].strip():
        raise NotUnderstood("fill_in")
    stem, inside = _plain(body[:opening]), body[opening + 1 : closing]
    inside, _, feedback = inside.partition("####")
    told: dict[str, Any] = {"explanation": _plain(feedback), "labels": labels, "provenance": provenance}
    inside = inside.strip()
    if inside.upper() in _TRUTH:
        return Exchanged(Kind.TRUE_FALSE, stem, true=_TRUTH[inside.upper()], **told)
    if inside.startswith("#"):
        digits = inside[1:].strip()
        if not (digits.isascii() and digits.isdigit()):
            raise NotUnderstood("whole_numbers_only")
        return Exchanged(Kind.NUMBER, stem, number=int(digits), unit=unit, **told)
    return _choices(stem, inside, told)


def _choices(stem: str, inside: str, told: dict[str, Any]) -> Exchanged:
    pieces = _ANSWER.split(inside)
    if pieces[0].strip() or len(pieces) < 3:
        raise NotUnderstood("no_options")
    marks, texts = pieces[1::2], [piece.strip() for piece in pieces[2::2]]
    texts = [text.partition("#")[0].strip() for text in texts]
    if all("->" in text for text in texts):
        return _matching(stem, texts, told)
    weights = [_WEIGHT.match(text) for text in texts]
    options = tuple(_plain(_WEIGHT.sub("", text)) for text in texts)
    if any(weights):
        key = tuple(n for n, weight in enumerate(weights) if weight and float(weight[1]) > 0)
        return Exchanged(Kind.SET, stem, options, key, **told)
    right = tuple(n for n, mark in enumerate(marks) if mark == "=")
    if len(right) != 1 or len(options) == 1:
        raise NotUnderstood("short_answer")
    return Exchanged(Kind.SINGLE, stem, options, right, **told)


def _matching(stem: str, texts: list[str], told: dict[str, Any]) -> Exchanged:
    pairs = [tuple(_plain(side) for side in text.split("->", 1)) for text in texts]
    options = tuple(dict.fromkeys(option for _prompt, option in pairs))
    asked = [(prompt, option) for prompt, option in pairs if prompt]
    return Exchanged(
        Kind.MATCHING,
        stem,
        options,
        tuple(options.index(option) for _prompt, option in asked),
        prompts=tuple(prompt for prompt, _option in asked),
        **told,
    )


def _blocks(text: str) -> Iterable[tuple[int, str]]:
    """Questions are parted by blank lines; `$CATEGORY:` lines stand alone."""
    block: list[str] = []
    start = 1
    for number, line in enumerate([*text.replace("\r\n", "\n").removeprefix("\ufeff").split("\n"), ""], 1):
        if line.strip() and not line.startswith("$CATEGORY:"):
            start = start if block else number
            block.append(line)
        elif block:
            if any(not part.lstrip().startswith("//") for part in block):
                yield start, "\n".join(block)
            block = []


def _escaped(text: str) -> str:
    told = _SPECIAL.sub(r"\\\1", text).replace("->", "-\\>").replace("\n", "\\n")
    return f"\\{told}" if told.startswith("//") else told


def _plain(text: str) -> str:
    """The text with its escaped characters back in place."""
    return "".join(_unshielded(character) for character in text).strip()


def _unshielded(character: str) -> str:
    if ord(character) < _SHIELD:
        return character
    escaped = chr(ord(character) - _SHIELD)
    return "\n" if escaped == "n" else escaped


def _tag(text: str) -> str:
    return re.sub(r"([\]\\])", r"\\\1", text).replace("\n", " ")


def _untagged(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)
