"""Notices as Word files, for offices that edit or stamp them. Opens in Word and WPS with Chinese faces set.

A run's `w:eastAsia` face is what Han characters take; without it Word falls back to whatever the office has.
"""

from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as Paper
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

BODY, HEAD, LATIN = "宋体", "黑体", "Times New Roman"
BLANK = "＿" * 12


def notice_docx(content: dict[str, Any]) -> bytes:
    """The notice of `notice_papers.notice_content` as a .docx file."""
    paper = blank_sheet(content)
    words = content["words"]
    line_of(paper, content["centre"], size=14, centred=True)
    line_of(paper, content["title"], size=22, face=HEAD, centred=True)
    if content["sample"]:
        line_of(paper, content["sample"], size=10, centred=True)
    line_of(paper, f"{words['number']}{BLANK}", size=10.5).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    line_of(paper, f"{content['applicant'] or BLANK + words['applicant']}：")
    line_of(paper, content["opening"], indented=True)
    for part in content["parts"]:
        if part["title"]:
            line_of(paper, part["title"], face=HEAD)
        lines = [line["text"] + line["remark_typed"] for line in part["lines"]]
        for number, line in enumerate(lines, 1):
            line_of(paper, f"{number}. {line}" if len(lines) > 1 else line, indented=True)
    for sentence in content["closing"]:
        line_of(paper, sentence, indented=True)
    if content["commitment"]:
        line_of(paper, words["commitment"], face=HEAD)
        line_of(paper, content["commitment"] + content["commitment_typed"], indented=True)
        line_of(paper, f"{words['promiser']}{BLANK}　{words['date']}　　　　{words['day']}", indented=True)
    _seal(paper, content)
    line_of(paper, words["receipt"])
    line_of(paper, f"{words['receiver']}{BLANK}　　{words['date']}　　　　{words['day']}")
    for label, text in [*content["about"], (words["scan-short"], content["url"])]:
        line_of(paper, f"{label}：{text}", size=9)
    line_of(paper, words["copies"], size=9)
    out = BytesIO()
    paper.save(out)
    return out.getvalue()


def blank_sheet(content: dict[str, Any]) -> Paper:
    """An A4 sheet whose every style says which face Han characters take."""
    paper = Document()
    section = paper.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.6)
    section.top_margin, section.bottom_margin = Cm(2.4), Cm(1.8)
    normal = paper.styles["Normal"]
    normal.font.name, normal.font.size = LATIN, Pt(12)
    normal.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), BODY)
    language = OxmlElement("w:lang")
    language.set(qn("w:eastAsia"), "zh-TW" if content["script"] == "hant" else "zh-CN")
    normal.element.get_or_add_rPr().append(language)
    normal.paragraph_format.line_spacing = 1.5
    normal.paragraph_format.space_after = Pt(0)
    paper.core_properties.title, paper.core_properties.author = content["title"], content["centre"]
    return paper


def line_of(
    paper: Paper, text: str, *, size: float = 12, face: str = BODY, indented: bool = False, centred: bool = False
) -> Paragraph:
    paragraph = paper.add_paragraph()
    run = paragraph.add_run(text)
    run.font.name, run.font.size = LATIN, Pt(size)
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), face)
    if indented:
        paragraph.paragraph_format.first_line_indent = Pt(2 * size)
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return paragraph


def heading_of(paper: Paper, text: str, *, level: int, size: float) -> Paragraph:
    """A line that Word and a screen reader know as a heading; it stays with what follows."""
    paragraph = line_of(paper, text, size=size, face=HEAD)
    paragraph._p.style = f"Heading{level}"
    paragraph.paragraph_format.keep_with_next = True
    paragraph.runs[0].font.color.rgb, paragraph.runs[0].font.bold = RGBColor(0, 0, 0), False
    return paragraph


def _seal(paper: Paper, content: dict[str, Any]) -> None:
    """Issuer and date at the right, with room above for a round seal of 42 mm."""
    for text, above in ((content["words"]["seal"], 18), (content["centre"], 48), (content["made-on"], 0)):
        line = line_of(paper, text)
        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        line.paragraph_format.space_before = Pt(above)
        line.paragraph_format.keep_with_next = True
    line.paragraph_format.space_after = Pt(18)
