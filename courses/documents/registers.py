"""A register on paper: tables under their headings, with room for signatures and a seal, as PDF and as a Word file.

Cells stay in the script they come in: whoever makes the rows knows which of them are names.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from courses.documents.orders import frame
from courses.documents.parts import Section
from courses.documents.press import typeset
from courses.documents.word_sections import sections_docx

SIGNATURES = ("中心负责人（签字）：＿＿＿＿＿＿", "填表人：＿＿＿＿＿＿", "（盖章）　　　年　　月　　日")


def register_content(
    title: str,
    sections: Sequence[Section],
    *,
    centre: str,
    on: date,
    language: str,
    note: str = "",
    across: bool = False,
    apart: bool = False,
    signatures: Sequence[str] = SIGNATURES,
) -> dict[str, Any]:
    """Everything on the paper, upright or across.

    `apart`: each section is a sheet of its own, with title and signatures, its rows high enough to be signed by hand.
    """
    found = [section.to_json() for section in sections]
    for section in found:
        for part in section["parts"]:
            part["people"] = part.pop("rows", ())
    return frame(
        title,
        centre=centre,
        on=on,
        language=language,
        note=note,
        sections=found,
        across=across,
        apart=apart,
        signatures=list(signatures),
    )


def register_pdf(content: dict[str, Any], *, at: datetime) -> bytes:
    """The register on A4."""
    return typeset("register", content, at=at)


def register_docx(content: dict[str, Any]) -> bytes:
    """The same to be worked on; sheets of their own it has none."""
    sections = [
        {**section, "parts": [{**part, "rows": part["people"]} for part in section["parts"]]}
        for section in content["sections"]
    ]
    about = [told for told in (content["centre"], content["note"]) if told]
    return sections_docx({**content, "sections": sections, "about": about, "seal": content["signatures"]})
