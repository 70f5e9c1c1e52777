"""A register on paper: tables under their headings, with room for signatures and a seal, as PDF.

Cells stay in the script they come in: whoever makes the rows knows which of them are names.
"""

from collections.abc import Sequence
from datetime import date, datetime

from courses.documents.orders import frame
from courses.documents.parts import Section
from courses.documents.press import typeset

SIGNATURES = ("中心负责人（签字）：＿＿＿＿＿＿", "填表人：＿＿＿＿＿＿", "（盖章）　　　年　　月　　日")


def register_pdf(
    title: str,
    sections: Sequence[Section],
    *,
    centre: str,
    on: date,
    at: datetime,
    language: str,
    note: str = "",
    across: bool = False,
    signatures: Sequence[str] = SIGNATURES,
) -> bytes:
    """The register on A4, upright or across."""
    found = [section.to_json() for section in sections]
    for section in found:
        for part in section["parts"]:
            part["people"] = part.pop("rows", ())
    content = frame(
        title,
        centre=centre,
        on=on,
        language=language,
        note=note,
        sections=found,
        across=across,
        signatures=list(signatures),
    )
    return typeset("register", content, at=at)
