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

from courses.documents.word import BODY, HEAD, LATIN, blank_sheet, line_of

SMALL = 9
MEASURE = {False: 15.8, True: 26.5}
"""Centimetres between the margins, upright and across."""


def sections_docx(content: dict[str, Any]) -> bytes:
    """`content`: title, centre, `about` (lines under the title), `sections` (`Section.to_json`), `across`, `page-of`,
    and `seal` (lines at the end)."""
    paper = blank_sheet(content)
    if content["across"]:
        _lay_across(paper)
    _numbered(paper, content)
    line_of(paper, content["title"], size=20, face=HEAD, centred=True)
    for told in content["about"]:
        line_of(paper, told, size=10.5, centred=True)
    for section in content["sections"]:
        title = line_of(paper, section["title"], size=12, face=HEAD)
        title.paragraph_format.space_before, title.paragraph_format.keep_with_next = Pt(10), True
        for part in section["parts"]:
            _part(paper, part, MEASURE[content["across"]])
    for place, told in enumerate(content["seal"]):
        line = line_of(paper, told)
        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        line.paragraph_format.space_before = Pt(18 if place else 30)
        line.paragraph_format.keep_with_next = place + 1 < len(content["seal"])
    out = BytesIO()
    paper.save(out)
    return out.getvalue()


def _lay_across(paper: Paper) -> None:
    section = paper.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    section.left_margin = section.right_margin = Cm(1.6)


def _numbered(paper: Paper, content: dict[str, Any]) -> None:
    """第 n 页，共 m 页: fields that Word and WPS reckon themselves."""
    section = paper.sections[0]
    section.header.paragraphs[0].add_run(content["centre"]).font.size = Pt(SMALL)
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    before, between, after = content["page-of"]
    foot.add_run(before)
    _field(foot, "PAGE")
    foot.add_run(between)
    _field(foot, "NUMPAGES")
    foot.add_run(after)


def _field(paragraph: Paragraph, code: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def _part(paper: Paper, part: dict[str, Any], measure: float) -> None:
    if part["kind"] == "words":
        for told in part["text"].splitlines() or [""]:
            line_of(paper, told, size=SMALL if part["quiet"] else 10.5)
    elif part["kind"] == "lines":
        if part["lead"]:
            line_of(paper, part["lead"], size=10.5, face=HEAD)
        for number, told in enumerate(part["items"], 1):
            line_of(paper, f"{number}. {told}" if len(part["items"]) > 1 else told, size=10.5)
    elif part["kind"] == "pairs":
        _table(paper, [], part["rows"], [1, 3], measure)
    else:
        _table(paper, part["head"], part["rows"], part["widths"], measure)


def _table(paper: Paper, head: Any, rows: Any, widths: Any, measure: float) -> None:
    """A table with a frame; its head comes again on every page, and no row is broken over two."""
    lines = [*([head] if head else []), *rows]
    if not lines:
        return
    table = paper.add_table(rows=len(lines), cols=len(widths))
    table.style, table.autofit = "Table Grid", False
    shares = [width or 1 for width in widths]
    columns = [Cm(measure * share / sum(shares)) for share in shares]
    for place, (row, cells) in enumerate(zip(table.rows, lines, strict=True)):
        whole = OxmlElement("w:cantSplit")
        row._tr.get_or_add_trPr().append(whole)
        if head and place == 0:
            row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for cell, width, told in zip(row.cells, columns, cells, strict=True):
            cell.width = width
            _told(cell.paragraphs[0], told, HEAD if head and place == 0 else BODY)


def _told(paragraph: Paragraph, text: str, face: str) -> None:
    paragraph.paragraph_format.line_spacing = 1
    run = paragraph.add_run(text)
    run.font.name, run.font.size = LATIN, Pt(SMALL)
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), face)
