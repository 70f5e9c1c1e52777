"""Word documents, and the archives they and workbooks stand in."""

import socket
import zipfile
from io import BytesIO

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from courses.domain.problems import Refusal
from courses.domain.source import Block, Format
from courses.readers import limits
from courses.readers.kinds import read_bytes

LINKED = """<w:p {names}><w:r><w:drawing><wp:inline><a:graphic><a:graphicData
  uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:blipFill><a:blip r:link="{link}"/>
  </pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"""
IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"


def as_bytes(document: Document) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def guide() -> Document:
    document = Document()
    document.add_heading("用水过户办事指南", 0)
    document.add_heading("基本信息", 1)
    table = document.add_table(2, 4)
    for cell, text in zip(table._cells, ("事项名称", "用水过户", "", "", "编码", "A1", "时限", "当场"), strict=True):
        cell.text = text
    table.cell(0, 1).merge(table.cell(0, 3))
    document.add_paragraph("二、申请材料")
    for paper in ("身份证", "产权证"):
        document.add_paragraph(paper, style="List Number")
    return document


def members(data: bytes, **changed: bytes) -> bytes:
    """The archive with members put in the place of its own."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, changed.get(name, old.read(name)))
        for name in set(changed) - set(old.namelist()):
            new.writestr(name, changed[name])
    return out.getvalue()


def document_xml(body: str, above: str = "") -> bytes:
    return members(
        as_bytes(guide()),
        **{"word/document.xml": f"{above}<w:document {nsdecls('w')}><w:body>{body}</w:body></w:document>".encode()},
    )


def test_headings_tables_merged_cells_and_numbered_lists_are_kept() -> None:
    found = read_bytes(as_bytes(guide()))

    rows = (("事项名称", "用水过户", "", ""), ("编码", "A1", "时限", "当场"))
    (sheet,), (page,) = found.sheets, found.pages
    assert (found.format, page.title) == (Format.DOCX, "用水过户办事指南")
    assert (sheet.name, sheet.rows, sheet.merged) == ("基本信息", rows, ((1, 2, 1, 4),))
    assert page.blocks == (
        Block("用水过户办事指南", 1),
        Block("基本信息", 1),
        Block(rows=rows),
        Block("二、申请材料", 1),
        Block("1.身份证"),
        Block("2.产权证"),
    )


def test_a_heading_that_word_numbers_itself_is_no_first_item() -> None:
    document = Document()
    for line, style in (("申请材料", "List Number"), ("身份证", None), ("办理流程", "List Number"), ("受理", None)):
        document.add_paragraph(line, style=style)

    (page,) = read_bytes(as_bytes(document)).pages

    assert [block.text for block in page.blocks] == ["申请材料", "身份证", "办理流程", "受理"]


def test_what_was_deleted_is_gone_and_what_was_inserted_stays() -> None:
    body = (
        "<w:p><w:r><w:t>办理时限：</w:t></w:r><w:del><w:r><w:delText>20个工作日</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>当场</w:t></w:r></w:ins></w:p>"
    )

    (page,) = read_bytes(document_xml(body)).pages

    assert page.blocks == (Block("办理时限：当场"),)


def test_a_picture_that_names_an_address_is_not_fetched() -> None:
    document = guide()
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        link = document.part.relate_to(f"http://127.0.0.1:{server.getsockname()[1]}/x.png", IMAGE, is_external=True)
        names = nsdecls("w", "wp", "a", "pic", "r")
        document.element.body.insert(0, parse_xml(LINKED.format(names=names, link=link)))

        (page,) = read_bytes(as_bytes(document)).pages

        with pytest.raises(BlockingIOError):
            server.accept()
    assert "127.0.0.1" not in page.markdown


@pytest.mark.parametrize(
    "above",
    [
        '<!DOCTYPE x [<!ENTITY a "很长很长">'
        + "".join(
            f'<!ENTITY {after} "{f"&{before};" * 20}">' for before, after in zip("abcdefgh", "bcdefghi", strict=True)
        )
        + "]>",
        f'<!DOCTYPE x [<!ENTITY i SYSTEM "file://{__file__}">]>',
    ],
    ids=["entities that grow", "an entity from a file"],
)
def test_entities_neither_grow_nor_fetch(above: str) -> None:
    try:
        found = read_bytes(document_xml("<w:p><w:r><w:t>正文&i;</w:t></w:r></w:p>", above))
    except Refusal as refusal:
        assert refusal.problem.code == "file_damaged"
    else:
        assert found.pages[0].blocks == (Block("正文"),)


@pytest.mark.parametrize(
    "changed",
    [
        {"word/document.xml": b"<w:document>"},
        {"word/document.xml": b""},
        {"[Content_Types].xml": b"<Types"},
        {"word/styles.xml": b"\xff\xfe\x00"},
        {"word/numbering.xml": b"<x/>", "word/_rels/document.xml.rels": b"<y>"},
    ],
    ids=["cut", "empty", "types", "styles", "relations"],
)
def test_a_document_with_a_broken_part_is_damaged(changed: dict[str, bytes]) -> None:
    with pytest.raises(Refusal, match="file_damaged"):
        read_bytes(members(as_bytes(guide()), **changed))


def test_a_document_without_words_is_refused() -> None:
    with pytest.raises(Refusal, match="page_without_text"):
        read_bytes(as_bytes(Document()))


@pytest.mark.parametrize("member", ["word/media/image1.png", "xl/worksheets/sheet1.xml", "word/document.xml"])
def test_a_bomb_is_refused_before_it_is_unpacked(member: str) -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", "<w/>") if member != "word/document.xml" else None
        with archive.open(member, "w") as bomb:
            for _ in range(20):
                bomb.write(b" " * limits.MEGABYTE)

    with pytest.raises(Refusal, match="file_unpacks_too_large") as refusal:
        read_bytes(out.getvalue())

    assert refusal.value.problem.params == {"megabytes": 20}


def test_a_member_locked_with_a_password_is_told() -> None:
    data = bytearray(as_bytes(guide()))
    for at in range(len(data) - 4):
        if data[at : at + 4] == b"PK\x01\x02":  # in the directory, bit 0 of the flags says that it is encrypted
            data[at + 8] |= 1

    with pytest.raises(Refusal, match="file_protected"):
        read_bytes(bytes(data))
