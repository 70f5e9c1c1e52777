"""A table of a Word file, as XML at once: through the library, cell by cell, a book of 500 matters takes minutes."""

from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

from docx.document import Document as Paper
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

from courses.documents.word import BODY, HEAD, LATIN, line_of

SMALL = 9
TWIPS_A_CM = 567
NARROW = 1.2
"""Centimetres of a column as wide as needed: it holds a number."""
_WHOLE, _AGAIN = "<w:cantSplit/>", "<w:tblHeader/>"


def table_of(
    paper: Paper,
    head: Sequence[str],
    rows: Iterable[Sequence[str]],
    widths: Sequence[int],
    measure: float,
) -> None:
    """A table `measure` centimetres wide; its head comes again on every page, and no row is broken over two pages.
    Two tables that follow each other stay two."""
    lines = [*([head] if head else []), *rows]
    if not lines:
        return
    shared = measure - NARROW * sum(not width for width in widths)
    columns = [int(TWIPS_A_CM * (shared * width / sum(widths) if width else NARROW)) for width in widths]
    told = [
        _row(cells, columns, HEAD if head and not place else BODY, again=bool(head) and not place)
        for place, cells in enumerate(lines)
    ]
    body = paper.element.body
    if body.sectPr.getprevious() is not None and body.sectPr.getprevious().tag == qn("w:tbl"):
        line_of(paper, "", size=4).paragraph_format.line_spacing = Pt(8)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
    body.sectPr.addprevious(
        parse_xml(
            f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblStyle w:val="TableGrid"/>'
            f'<w:tblW w:w="{sum(columns)}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{''.join(told)}</w:tbl>"
        )
    )


def keep_last_row(paper: Paper) -> None:
    """Keep the last row of a table the paper ends with on the page of what follows: no seal stands alone on a sheet."""
    last = paper.element.body.sectPr.getprevious()
    if last is not None and last.tag == qn("w:tbl"):
        for paragraph in last.tr_lst[-1].iter(qn("w:p")):
            paragraph.get_or_add_pPr().keepNext_val = True


def _row(cells: Sequence[str], columns: Sequence[int], face: str, *, again: bool) -> str:
    told = "".join(_cell(text, width, face) for text, width in zip(cells, columns, strict=True))
    return f"<w:tr><w:trPr>{_WHOLE}{_AGAIN if again else ''}</w:trPr>{told}</w:tr>"


def _cell(text: str, width: int, face: str) -> str:
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        '<w:p><w:pPr><w:spacing w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:rPr>'
        f'<w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:eastAsia="{face}"/><w:sz w:val="{2 * SMALL}"/>'
        f"</w:rPr>{lines}</w:r></w:p></w:tc>"
    )
