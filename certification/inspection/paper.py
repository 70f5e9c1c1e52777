"""A part as paper: one content, set as a PDF and written as a Word file."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from certification.inspection.parts import Asked, Held
from courses.documents.face import missing_glyphs
from courses.documents.orders import AS_WRITTEN, frame, texts
from courses.documents.parts import Section
from courses.documents.press import typeset, typeset_apart
from courses.documents.word_sections import sections_docx
from courses.documents.words import chinese_date
from courses.script import in_script_of

SEAL = ("单位（盖章）：＿＿＿＿＿＿＿＿＿＿＿＿", "负责人（签字）：＿＿＿＿＿＿＿＿", "＿＿＿＿年＿＿月＿＿日")
MANY = 400
"""A table of more rows is set in a child process: Typst keeps what it has laid out."""


def content_of(title: str, held: Held, asked: Asked) -> dict[str, Any]:
    """Everything on the paper. The fixed words are in the pack's script; the sections stand as the screens say them,
    names of people and offices as they were written."""
    content = frame(title, centre=asked.centre.name, on=asked.on, language=asked.language, about=about(asked))
    return {
        **content,
        "seal": in_script_of(list(SEAL), asked.language, keep=AS_WRITTEN),
        "sections": sections_json(held.sections),
        "across": held.across,
    }


def sections_json(sections: Sequence[Section]) -> list[dict[str, Any]]:
    return [section.to_json() for section in sections]


def about(asked: Asked) -> list[str]:
    """The centre, the period, and by which record."""
    return [
        asked.centre.name,
        f"期间：{told_period(asked.period.first, asked.period.last)}",
        f"状态截至：{chinese_date(asked.stands_on)}　记录截至：{chinese_date(asked.on)}",
    ]


def told_period(first: date, last: date) -> str:
    return f"{chinese_date(first)}至{chinese_date(last)}"


def as_pdf(content: dict[str, Any], asked: Asked, *, rows: int) -> bytes:
    setting = typeset_apart if rows > MANY else typeset
    return setting("sealed_sections", content, at=asked.at)


def as_docx(content: dict[str, Any]) -> bytes:
    return sections_docx(content)


def boxes_of(content: dict[str, Any]) -> tuple[str, ...]:
    """Characters the face can't draw."""
    return missing_glyphs("".join(texts(content)))
