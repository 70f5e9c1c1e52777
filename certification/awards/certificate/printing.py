"""The certificate as a PDF: the same sheets as the picture, in letters that can be read out and searched."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from certification.awards.certificate.face import CertificateFace
from certification.awards.certificate.layout import Sheet, Text, left_of
from certification.awards.certificate.painting import MissingGlyphs, code_modules
from certification.awards.certificate.sheets import sheets
from certification.awards.certificate.typesetting import half_em, runs, width
from certification.awards.certificate.wording import TITLE
from courses.documents.face import missing_glyphs
from courses.documents.press import typeset, typeset_apart


def certificate_pdf(face: CertificateFace, *, at: datetime) -> bytes:
    """A4, the face embedded. Raises MissingGlyphs, and ValueError where the text does not fit."""
    return typeset("certificate", _content([face], title=f"{TITLE} {face.serial}"), at=at)


def certificates_pdf(faces: Iterable[CertificateFace], *, title: str, at: datetime) -> bytes:
    """Several in one file to print, in their order, set in a child process; raises PressFailed besides."""
    return typeset_apart("certificate", _content(faces, title=title), at=at)


def _content(faces: Iterable[CertificateFace], *, title: str) -> dict[str, Any]:
    plans = [plan for face in faces for plan in sheets(face)]
    said = "".join(text.text for plan in plans for text in plan.texts) + "".join(plan.watermark for plan in plans)
    if missing := missing_glyphs(said):
        raise MissingGlyphs(missing)
    return {"title": title, "pages": [_page(plan) for plan in plans]}


def _page(plan: Sheet) -> dict[str, Any]:
    return {
        "texts": [part for text in plan.texts for part in _parts(text)],
        "lines": [[line.x1, line.y1, line.x2, line.y2, line.weight, line.colour] for line in plan.lines],
        "code": _code(plan),
        "watermark": plan.watermark,
    }


def _parts(text: Text) -> Iterable[list[Any]]:
    """As x, y, words, points, colour, tracking; parted where two full-width marks share their white."""
    x = left_of(text)
    for part in (text.text,) if text.tracking else runs(text.text):
        yield [x, text.y, part, text.points, text.colour, text.tracking]
        x += width(part, text.points) - half_em(text.points)


def _code(plan: Sheet) -> dict[str, Any] | None:
    if plan.code is None:
        return None
    rows = ["".join("1" if dark else "0" for dark in row) for row in code_modules(plan.code.content)]
    return {"x": plan.code.x, "y": plan.code.y, "side": plan.code.side, "rows": rows, "address": plan.code.content}
