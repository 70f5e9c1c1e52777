"""The handbook as a Word file, for centres that write in it: what the PDF says, with headings Word knows, and no codes.

Its contents link to the chapters; their page numbers are fields that Word and WPS reckon themselves.
"""

from io import BytesIO
from typing import Any

from docx.document import Document as Paper
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from courses.documents.word import HEAD, blank_sheet, heading_of, line_of
from courses.documents.word_sections import MEASURE, field_of, number_pages, part_of
from courses.documents.word_tables import SMALL, table_of

UPRIGHT = MEASURE[False]


def handbook_docx(content: dict[str, Any]) -> bytes:
    """`content` as `handbook.handbook_content` has it."""
    paper = blank_sheet(content)
    number_pages(paper, content)
    paper.sections[0].different_first_page_header_footer = True
    _cover(paper, content)
    for section in content["foreword"]:
        _section(paper, section)
    chapters = [(one["name"], one["matters"]) for one in content["categories"]]
    told = [(content["words"]["standards"], content["standards"])] if content["standards"] else []
    _contents(paper, content["words"]["contents"], chapters)
    number = 0
    for name, matters in chapters:
        _chapter(paper, name)
        for matter in matters:
            number += 1
            _matter(paper, matter, number)
    for name, standards in told:
        _chapter(paper, name)
        for standard in standards:
            heading_of(paper, standard["title"], level=2, size=13)
            for part in standard["parts"]:
                part_of(paper, part, UPRIGHT)
    out = BytesIO()
    paper.save(out)
    return out.getvalue()


def _cover(paper: Paper, content: dict[str, Any]) -> None:
    line_of(paper, content["centre"], size=15, centred=True).paragraph_format.space_before = Pt(110)
    line_of(paper, content["title"], size=28, face=HEAD, centred=True).paragraph_format.space_before = Pt(40)
    if content["sample"]:
        line_of(paper, content["sample"], size=13, centred=True)
    line_of(paper, "").paragraph_format.space_after = Pt(180)
    table_of(paper, [], content["colophon"], [1, 3], UPRIGHT)
    line_of(paper, content["made-on"], size=13, centred=True).paragraph_format.space_before = Pt(24)
    paper.add_page_break()


def _contents(paper: Paper, title: str, chapters: list[tuple[str, list[dict[str, Any]]]]) -> None:
    line_of(paper, title, size=16, face=HEAD).paragraph_format.space_before = Pt(24)
    number = 0
    for name, matters in chapters:
        line_of(paper, name, size=11, face=HEAD).paragraph_format.keep_with_next = True
        for matter in matters:
            number += 1
            line = line_of(paper, f"{matter['name']}\t", size=10.5)
            line.paragraph_format.left_indent = Pt(15)
            line.paragraph_format.line_spacing = 1.15
            line.paragraph_format.tab_stops.add_tab_stop(Cm(UPRIGHT), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
            field_of(line, f"PAGEREF {_mark(number)} \\h")


def _chapter(paper: Paper, name: str) -> None:
    heading_of(paper, name, level=1, size=17).paragraph_format.page_break_before = True


def _matter(paper: Paper, matter: dict[str, Any], number: int) -> None:
    _marked(heading_of(paper, matter["name"], level=2, size=14), number)
    if matter["spoken"]:
        line_of(paper, matter["spoken"], size=SMALL)
    table_of(paper, [], matter["about"], [1, 3], UPRIGHT)
    for section in matter["sections"]:
        _section(paper, section)
    for told in (matter["source"], matter["url"]):
        line_of(paper, told, size=SMALL).alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _section(paper: Paper, section: dict[str, Any]) -> None:
    heading_of(paper, section["title"], level=3, size=11).paragraph_format.space_before = Pt(6)
    for part in section["parts"]:
        part_of(paper, part, UPRIGHT)


def _marked(paragraph: Paragraph, number: int) -> None:
    """A bookmark around the heading, for the contents to point at."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for one in (start, end):
        one.set(qn("w:id"), str(number))
    start.set(qn("w:name"), _mark(number))
    paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, start)
    paragraph._p.append(end)


def _mark(number: int) -> str:
    return f"_Toc{number:06}"
