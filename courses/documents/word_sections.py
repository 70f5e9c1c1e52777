"""Sections as a Word file: the same parts a template sets as a PDF, with page numbers and room for a seal."""

from io import BytesIO
from typing import Any

from docx.document import Document as Paper
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from courses.documents.word import HEAD, blank_sheet, heading_of, line_of
from courses.documents.word_tables import SMALL, keep_last_row, table_of

MEASURE = {False: 15.8, True: 26.5}
"""Centimetres between the margins, upright and across."""

SEAL_ROOM = (30, 74, 14)
"""Points above the lines of the seal: it is round, 42 mm across, and set by hand over the first of them."""


def sections_docx(content: dict[str, Any]) -> bytes:
    """`content`: title, centre, `about` (lines under the title), `sections` (`Section.to_json`), `across`, `page-of`,
    and `seal` (lines at the end)."""
    paper = blank_sheet(content)
    if content["across"]:
        _lay_across(paper)
    number_pages(paper, content)
    line_of(paper, content["title"], size=20, face=HEAD, centred=True)
    for told in content["about"]:
        line_of(paper, told, size=10.5, centred=True)
    for section in content["sections"]:
        heading_of(paper, section["title"], level=1, size=12).paragraph_format.space_before = Pt(10)
        for part in section["parts"]:
            part_of(paper, part, MEASURE[content["across"]])
    if content["seal"]:
        keep_last_row(paper)
    for place, told in enumerate(content["seal"]):
        line = line_of(paper, told)
        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        line.paragraph_format.space_before = Pt(SEAL_ROOM[min(place, 2)])
        line.paragraph_format.keep_with_next = place + 1 < len(content["seal"])
    out = BytesIO()
    paper.save(out)
    return out.getvalue()


def _lay_across(paper: Paper) -> None:
    section = paper.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    section.left_margin = section.right_margin = Cm(1.6)


def number_pages(paper: Paper, content: dict[str, Any]) -> None:
    """第 n 页，共 m 页 at the foot, the centre (and that it is a sample) at the head of each page."""
    section = paper.sections[0]
    head = "　".join(filter(None, (content["centre"], content["sample"])))
    section.header.paragraphs[0].add_run(head).font.size = Pt(SMALL)
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    before, between, after = content["page-of"]
    foot.add_run(before)
    field_of(foot, "PAGE")
    foot.add_run(between)
    field_of(foot, "NUMPAGES")
    foot.add_run(after)


def field_of(paragraph: Paragraph, code: str) -> None:
    """What Word, WPS and LibreOffice reckon themselves: PAGE, NUMPAGES, PAGEREF. Word is told to do so as it opens."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    field.set(qn("w:dirty"), "true")
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def part_of(paper: Paper, part: dict[str, Any], measure: float) -> None:
    if part["kind"] == "words":
        for told in part["text"].splitlines() or [""]:
            line_of(paper, told, size=SMALL if part["quiet"] else 10.5)
    elif part["kind"] == "lines":
        if part["lead"]:
            line_of(paper, part["lead"], size=10.5, face=HEAD)
        for number, told in enumerate(part["items"], 1):
            line_of(paper, f"{number}. {told}" if len(part["items"]) > 1 else told, size=10.5)
    elif part["kind"] == "pairs":
        table_of(paper, [], part["rows"], [1, 3], measure)
    else:
        table_of(paper, part["head"], part["rows"], part["widths"], measure)
