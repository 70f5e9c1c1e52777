"""Web pages as offices save and paste them."""

from pathlib import Path

import pytest

from courses.domain.problems import Refusal
from courses.domain.source import Block, Format, Page, Sheet, Source
from courses.readers import limits
from courses.readers.kinds import read_bytes

LAYOUTS = Path(__file__).parents[2] / "layouts"
LIST = (("事项编码", "事项名称", "申请材料"), ("A1", "用水过户", "1.身份证\n2.产权证"))


def page(markup: str) -> Page:
    (found,) = read_bytes(markup.encode()).pages
    return found


def sheets(markup: str) -> tuple[Sheet, ...]:
    return read_bytes(markup.encode()).sheets


def rows(markup: str) -> tuple[tuple[str, ...], ...]:
    (sheet,) = sheets(markup)
    return sheet.rows


def test_a_web_page_called_xls_is_a_list() -> None:
    markup = (
        '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="gb2312"><title>清单</title>'
        "<style>td{mso-number-format:'\\@'}</style></head><body><table>"
        '<tr height=19><td class=xl65 style="width:54pt">事项编码</td><td>事项名称</td><td>申请材料</td></tr>'
        "<tr><td x:str>A1</td><td>用水过户</td><td>1.身份证<br>2.产权证</td></tr></table></body></html>"
    )

    assert read_bytes(markup.encode("gbk")) == Source(
        Format.HTML,
        (Sheet("表1", LIST),),
        (
            Page(
                "清单",
                (Block(rows=LIST),),
                "| 事项编码 | 事项名称 | 申请材料 |\n| --- | --- | --- |\n| A1 | 用水过户 | 1.身份证 2.产权证 |",
            ),
        ),
        "gb18030",
    )


def test_merged_headers_keep_their_areas_and_ragged_rows_are_filled() -> None:
    (sheet,) = read_bytes((LAYOUTS / "disclosure_catalogue.html").read_bytes()).sheets

    assert sheet.rows[:2] == (
        (
            "序 号",
            "公开事项",
            "",
            "公开内容\n(要素)",
            "公开依据",
            "公开主体",
            "公开渠道和载体",
            "公开对象",
            "",
            "公开层级",
            "",
        ),
        ("", "一级 事项", "二级 事项", "", "", "", "", "全 社会", "特定群体", "县级", "乡级"),
    )
    assert sheet.merged[:3] == ((1, 1, 2, 1), (1, 2, 1, 3), (1, 4, 2, 4))
    assert {len(row) for row in sheet.rows} == {11}


def test_a_guide_keeps_its_headings_tables_and_their_order() -> None:
    found = read_bytes((LAYOUTS / "item_tables.html").read_bytes())

    assert [(sheet.name, len(sheet.rows)) for sheet in found.sheets] == [
        ("一、基本信息", 4),
        ("三、申请材料", 3),
        ("三、申请材料 2", 2),
    ]
    (guide,) = found.pages
    assert [(block.text, block.level, len(block.rows)) for block in guide.blocks] == [
        ("一、基本信息", 1, 0),
        ("", 0, 4),
        ("三、申请材料", 1, 0),
        ("", 0, 3),
        ("", 0, 2),
    ]
    assert found.sheets[0].rows[0] == ("事项名称", "公共场所卫生许可新办", "事项类型", "行政许可")
    assert found.sheets[1].rows[1][3] == "原件1份"
    assert "| 法人身份证明文件 | 复印件 | 纸质 | 复印件1份 | 必要 | 申请人自备 |" in guide.markdown


def test_lines_lists_and_headings_are_blocks_of_their_own() -> None:
    markup = (
        "<h1>用水过户</h1>已领<b>产权证</b>的<span>住户</span>。<p>办理条件：<br>本镇\n住户</p><div>一、材料<div>原件</div></div>"
        "<ol start=3><li>身份证<li>2、户口簿<li><p>产权证</p></ol><ul><li>其他</ul><pre>第一行\n  第二行</pre>"
    )

    assert page(markup).blocks == (
        Block("用水过户", 1),
        Block("已领产权证的住户。"),
        Block("办理条件："),
        Block("本镇住户"),
        Block("一、材料", 1),
        Block("原件"),
        Block("3.身份证"),
        Block("2、户口簿"),
        Block("5.产权证"),
        Block("其他"),
        Block("第一行"),
        Block("第二行"),
    )


def test_boxes_of_a_form_show_whether_they_are_ticked() -> None:
    markup = "<p>服务对象：<input type=checkbox checked>自然人 <input type='checkbox'/>法人 <input type=text></p>"

    assert page(markup).blocks == (Block("服务对象：☑自然人 ☐法人"),)


def test_entities_escaped_twice_and_markup_that_shows_as_text_are_words() -> None:
    markup = (
        "<table><tr><td>时限&#160;：</td><td>20&amp;nbsp;个&amp;#24037;作日</td></tr>"
        "<tr><td>材料</td><td>&lt;p style='x'&gt;身份证&lt;/p&gt;&lt;p&gt;户口簿&lt;br/&gt;产权证&lt;/p&gt;</td></tr>"
        "<tr><td>收费</td><td>A&amp;B，x&amp;copy=1</td></tr></table>"
    )

    assert rows(markup) == (("时限 ：", "20 个工作日"), ("材料", "身份证\n户口簿\n产权证"), ("收费", "A&B，x&copy=1"))


def test_a_page_that_was_escaped_as_a_whole_is_read() -> None:
    assert rows("&lt;table&gt;&lt;tr&gt;&lt;td&gt;a&lt;/td&gt;&lt;td&gt;b&lt;/td&gt;&lt;/tr&gt;&lt;/table&gt;") == (
        ("a", "b"),
    )


def test_pasted_rows_without_their_table_are_a_table() -> None:
    assert rows("<tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr>") == (("a", "b"), ("c", "d"))


def test_pasted_text_with_a_few_tags_is_a_page() -> None:
    assert page("事项名称：<b>用水过户</b><br>办理时限：当场").blocks == (
        Block("事项名称：用水过户"),
        Block("办理时限：当场"),
    )


def test_what_word_writes_is_read_without_its_styles() -> None:
    markup = (
        "<p class=MsoNormal style='mso-char-indent-count:2.0'><!--[if gte mso 9]><xml><w:a>x</w:a></xml><![endif]-->"
        "<span style='font-family:宋体'>一、受理<o:p></o:p>条件</span></p>"
        "<p class=MsoListParagraph><![if !supportLists]><span>1.<span>&nbsp;</span></span><![endif]>年满十八周岁</p>"
    )

    assert page(markup).blocks == (Block("一、受理条件", 1), Block("1. 年满十八周岁"))


def test_a_table_that_only_arranges_the_page_is_no_sheet() -> None:
    markup = (
        "<table><tr><td><h2>申请材料</h2><table><tr><td>名称</td><td>份数</td></tr><tr><td>身份证</td><td>1</td></tr>"
        "</table></td></tr></table><table><tr><td>只有一格</td></tr></table>"
    )

    found = read_bytes(markup.encode())

    assert [(sheet.name, sheet.rows) for sheet in found.sheets] == [("申请材料", (("名称", "份数"), ("身份证", "1")))]
    assert [block.text for block in found.pages[0].blocks] == ["申请材料", "", "只有一格"]


def test_a_table_within_a_cell_is_words_of_the_cell_and_a_sheet() -> None:
    markup = (
        "<table><caption>办事指南</caption><tr><td>事项名称</td><td>用水过户</td></tr><tr><td>申请材料</td><td>"
        "<table><tr><td>名称</td><td>份数</td></tr><tr><td>身份证</td><td>1</td></tr></table></td></tr></table>"
    )

    first, second = sheets(markup)

    assert (first.name, first.rows) == ("办事指南", (("事项名称", "用水过户"), ("申请材料", "名称 份数\n身份证 1")))
    assert second.rows == (("名称", "份数"), ("身份证", "1"))


@pytest.mark.parametrize(
    ("above", "name"),
    [
        ("<p>普陀山镇事项清单：</p>", "普陀山镇事项清单"),
        ("<h2>一、材料</h2><p>下列材料一律核对原件，并由窗口留存。</p>", "一、材料"),
        ("<p>下列材料一律核对原件，并由窗口人员当场退回。</p>", "表1"),
        ("", "表1"),
    ],
)
def test_a_sheet_is_called_by_what_stands_above_its_table(above: str, name: str) -> None:
    (sheet,) = sheets(f"{above}<table><tr><td>a</td><td>b</td></tr></table>")

    assert sheet.name == name


def test_sheets_have_names_of_their_own() -> None:
    table = "<table><caption>材料</caption><tr><td>a</td><td>b</td></tr></table>"

    assert [sheet.name for sheet in sheets(table * 3)] == ["材料", "材料 2", "材料 3"]


def test_hidden_tabs_are_read() -> None:
    assert page("<div>基本信息</div><div style='display:none' hidden>申请材料：身份证</div>").blocks[1:] == (
        Block("申请材料：身份证"),
    )


@pytest.mark.parametrize(
    ("span", "areas"),
    [
        ("rowspan=0", ((1, 1, 2, 1),)),
        ("rowspan=99999999", ((1, 1, 2, 1),)),
        ("colspan=0", ()),
        ("colspan=-1", ()),
        ("rowspan=二", ()),
    ],
)
def test_impossible_spans_are_taken_as_browsers_take_them(span: str, areas: tuple[tuple[int, ...], ...]) -> None:
    (sheet,) = sheets(f"<table><tr><td {span}>a</td><td>b</td></tr><tr><td>c</td></tr></table>")

    assert sheet.merged == areas


def test_spans_cant_ask_for_more_cells_than_are_read() -> None:
    row = "<tr>" + "<td colspan=1000 rowspan=1000>x</td>" * 5 + "</tr>"

    with pytest.raises(Refusal, match="file_too_many_cells") as refusal:
        read_bytes(f"<table>{row * 1000}</table>".encode())

    assert refusal.value.problem.params == {"cells": limits.MOST_CELLS}


def test_elements_deeper_than_any_page_are_refused() -> None:
    with pytest.raises(Refusal, match="file_nested_too_deep"):
        read_bytes(b"<div>" * 2000 + b"x")


@pytest.mark.parametrize(
    "markup", ["<html><body></body></html>", "<div id=app></div><script>load()</script>", "<p>&nbsp;</p>"]
)
def test_a_page_without_text_is_refused(markup: str) -> None:
    with pytest.raises(Refusal, match="page_without_text"):
        read_bytes(markup.encode())
