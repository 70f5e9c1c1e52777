"""The handbook as a Word file: the same chapters and facts, headings Word knows, contents that point at them."""

from io import BytesIO

from docx import Document
from docx.oxml.ns import qn

from courses.documents.handbook import handbook
from courses.documents.parts import Grid, Pairs, Section
from courses.documents.word_sections import sections_docx
from courses.models import Catalogue
from tests.courses.documents.papers import HOSTILE, order
from tests.courses.imports import applied
from tests.courses.lists import CARD, HOTEL, changed
from tests.factories import House


def test_it_has_the_chapters_matters_and_facts_of_the_book(catalogue: Catalogue, house: House) -> None:
    applied(catalogue, changed(HOTEL, remark=HOSTILE), CARD)

    paper = Document(BytesIO(handbook(order(house.centre, format="docx"))))

    titles = [(line.style.name, line.text) for line in paper.paragraphs if line.style.name.startswith("Heading")]
    assert [title for title in titles if title[0] != "Heading 3"] == [
        ("Heading 1", "卫生健康"),
        ("Heading 2", "公共场所卫生许可（新办）"),
        ("Heading 1", "岛务旅游"),
        ("Heading 2", "正山门卡补办"),
    ]
    assert titles.count(("Heading 3", "三、申请材料")) == 2
    cells = {cell.text for table in paper.tables for row in table.rows for cell in row.cells}
    assert {"编制单位", "普陀山镇便民服务中心", "材料名称", "居民身份证", "20个工作日"} <= cells
    assert HOSTILE in {line.text for line in paper.paragraphs}

    # the contents point at marks that are there, one a matter
    pointed = [field.get(qn("w:instr")).split()[1] for field in paper.element.body.iter(qn("w:fldSimple"))]
    marked = [mark.get(qn("w:name")) for mark in paper.element.body.iter(qn("w:bookmarkStart"))]
    assert (pointed, len(pointed)) == (marked, 2)
    # pages are numbered, but for the cover
    (section,) = paper.sections
    fields = [field.get(qn("w:instr")) for field in section.footer._element.iter(qn("w:fldSimple"))]
    assert (fields, section.different_first_page_header_footer) == (["PAGE", "NUMPAGES"], True)


def test_tables_that_follow_each_other_stay_two_and_none_is_wider_than_the_sheet() -> None:
    rows = (("1", HOSTILE, "两行\n第二行"),)
    parts = (Pairs((("标签", "内容"),)), Grid(("序号", "名称", "说明"), rows, (0, 3, 5)))
    words = {"title": "表", "centre": "中心", "sample": "", "script": "hans", "page-of": ["第", "页，共", "页"]}
    content = words | {"about": [], "seal": [], "across": False, "sections": [Section("一", parts).to_json()]}

    paper = Document(BytesIO(sections_docx(content)))

    pairs, grid = paper.tables
    assert [[cell.text for cell in row.cells] for row in grid.rows] == [["序号", "名称", "说明"], *map(list, rows)]
    assert grid.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert grid.rows[1]._tr.trPr.find(qn("w:tblHeader")) is None
    for table in (pairs, grid):
        assert round(sum(column.width.cm for column in table.columns), 1) == 15.8
    assert round(grid.columns[0].width.cm, 1) == 1.2
