"""Plain text: tables by their delimiter, pages by their lines."""

import csv
import io
import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from courses.domain.problems import Problem, Refusal
from courses.domain.source import Block, Format, Page, Sheet, Source
from courses.readers import limits
from courses.readers.kinds import read_bytes

LAYOUTS = Path(__file__).parents[1] / "layouts"
HEADER = ("事项编码", "事项名称", "申请材料")
FIRST = ("GC-001", "公共场所卫生许可（新办）", "居民身份证")
SECOND = ("DW-002", "正山门卡补办", "旧卡")


def table(text: str) -> tuple[tuple[str, ...], ...]:
    (sheet,) = read_bytes(text.encode()).sheets
    return sheet.rows


def blocks(text: str) -> tuple[Block, ...]:
    (page,) = read_bytes(text.encode()).pages
    return page.blocks


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"], ids=["unix", "windows", "old mac"])
def test_every_delimiter_and_line_end_is_read(delimiter: str, ends: str) -> None:
    text = ends.join(delimiter.join(row) for row in (HEADER, FIRST, SECOND)) + ends

    assert read_bytes(text.encode("gb18030")) == Source(
        Format.CSV, (Sheet("表1", (HEADER, FIRST, SECOND)),), encoding="gb18030"
    )


def test_cells_may_hold_other_delimiters_quotes_and_lines() -> None:
    text = (
        '事项编码,事项名称,申请材料,时限\nA1,"用水,过户","1.身份证;\n2.""产权证""",法定:5日;承诺:2日\n'
        "A2,用电过户,,法定:5日;承诺:1日\n"
    )

    assert table(text) == (
        ("事项编码", "事项名称", "申请材料", "时限"),
        ("A1", "用水,过户", '1.身份证;\n2."产权证"', "法定:5日;承诺:2日"),
        ("A2", "用电过户", "", "法定:5日;承诺:1日"),
    )


def test_a_quotation_mark_without_a_partner_doesnt_swallow_the_rest() -> None:
    found = read_bytes('编码,名称,备注\nA1,"用水过户,无\nA2,用电过户,无\n'.encode())

    assert found.sheets[0].rows == (("编码", "名称", "备注"), ("A1", '"用水过户', "无"), ("A2", "用电过户", "无"))
    assert found.problems == (Problem("quotes_unbalanced"),)


@pytest.mark.parametrize(
    ("above", "rows"),
    [
        ("# 重制样例，仅供测试\n", 1),
        ("# 一；二，三,四,五\n#第二行说明\n\n", 3),
        ("sep=,\n", 1),
        ("# 说明\nsep=,\n", 2),
    ],
)
def test_remarks_above_the_header_are_empty_rows_so_that_rows_keep_their_numbers(above: str, rows: int) -> None:
    text = above + "\n".join(",".join(row) for row in (HEADER, FIRST))

    assert table(text) == ((),) * rows + (HEADER, FIRST)


def test_cells_that_hold_markup_are_read_as_its_words() -> None:
    text = '编码,名称,材料\nA1,用水过户,"<p style=""x"">身份证</p><p>户口簿&nbsp;</p>"\nA2,用电过户,<5个工作日\n'

    assert table(text)[1:] == (("A1", "用水过户", "身份证\n户口簿"), ("A2", "用电过户", "<5个工作日"))


def test_a_column_called_number_sign_is_no_remark() -> None:
    assert table("#,事项名称,时限\n1,用水过户,5日\n")[0] == ("#", "事项名称", "时限")


def test_codes_kept_from_excel_come_out_as_they_are() -> None:
    text = '编码,名称,旧码\n="0012",用水过户,\'330903001000123433090300100012\n1.13E+30,用电过户,0013\n'

    assert table(text)[1:] == (("0012", "用水过户", "330903001000123433090300100012"), ("1.13E+30", "用电过户", "0013"))


@pytest.mark.parametrize(
    "lines",
    [
        ("普陀山镇事项清单,,", "事项编码,事项名称,申请材料", "A1,用水过户,身份证"),
        ("普陀山镇事项清单", "2026年3月", "事项编码,事项名称,申请材料", "A1,用水过户,身份证"),
        ("事项编码\t事项名称\t申请材料", "A1\t用水过户\t身份证", "A2\t用电过户\t身份证", "注：以公布的为准"),
        ("事项编码,事项名称,申请材料,", "A1,用水过户,身份证,"),
        ("事项编码,事项名称", "A1,用水过户"),
    ],
    ids=["a title in the first cell", "titles without delimiters", "a note below", "an empty last column", "narrow"],
)
def test_titles_and_notes_around_a_table_leave_it_a_table(lines: tuple[str, ...]) -> None:
    found = table("\n".join(lines))

    assert [row[0] for row in found] == [re.split("[,\t]", line)[0] for line in lines]


def test_a_markdown_table_is_a_table_without_its_rule() -> None:
    text = "| 事项编码 | 事项名称 |\n| --- | :---: |\n| A1 | 用水过户 |\n"

    assert table(text) == (("事项编码", "事项名称"), (), ("A1", "用水过户"))


def test_a_list_with_wrapped_rows_keeps_its_places() -> None:
    (sheet,) = read_bytes((LAYOUTS / "town_list_wrapped.tsv").read_bytes()).sheets

    assert sheet.rows[:4] == (
        (),
        ("序号", "事项类型", "行使层级", "主项名称", "子项名称", "业务办理项名称", "设定依据"),
        ("1", "公共服务", "乡镇", "社会保险登记", "", "城乡居民养老保险参保登记(困难群体参保登记)")
        + ("1.《中华人民共和国社会保险法》第二十条、第",),
        ("", "", "", "", "", "", "  二十二条"),
    )


def test_a_guide_is_a_page_of_lines_with_its_sections_told() -> None:
    found = read_bytes((LAYOUTS / "zhejiang_guide_sections.txt").read_bytes())

    (page,) = found.pages
    assert (found.format, found.sheets, page.title) == (Format.TEXT, (), "最低生活保障边缘家庭认定服务指南")
    sections = [block.text for block in page.blocks if block.level == 1]
    assert (len(sections), sections[0], sections[-1]) == (15, "一、适用范围", "十五、审批结果")
    assert [block.text for block in page.blocks if block.level > 1] == []
    assert page.blocks[18:22] == (
        Block("九、申请材料目录", 1),
        Block("(一)家庭成员身份证原件(或复印件)1件"),
        Block("(二)《浙江省社会救助申请表》(含授权承诺书) 原件3份"),
        Block("十、申请接收", 1),
    )
    assert page.markdown.startswith("最低生活保障边缘家庭认定服务指南\n\n# 一、适用范围\n\n涉及的内容:")


@pytest.mark.parametrize(
    "text",
    [
        "1.年满18周岁;\n2.本市户籍;\n3.收入符合标准;\n",
        "办理条件\n本市户籍;收入、财产符合低边标准\n无其他, 以窗口答复为准\n",
        "事项名称 |\n用水过户 |\n",
        "请到窗口办理。",
    ],
    ids=["lines that end in the delimiter", "prose with a few marks", "a bar after each value", "one sentence"],
)
def test_running_text_is_no_table(text: str) -> None:
    assert [block.text for block in blocks(text)] == text.strip().split("\n")


def test_markdown_headings_keep_their_level() -> None:
    assert blocks("# 用水过户\n## 申请材料\n身份证\n") == (Block("用水过户", 1), Block("申请材料", 2), Block("身份证"))


@pytest.mark.parametrize("data", [b"\xef\xbb\xbf", b"\xff\xfe", "\u200b \n".encode(), b"# only a remark\n"])
def test_a_text_without_words_is_empty(data: bytes) -> None:
    with pytest.raises(Refusal, match="file_empty"):
        read_bytes(data)


def test_a_table_of_too_many_cells_is_refused() -> None:
    line = "," * 1000 + "\n"

    with pytest.raises(Refusal, match="file_too_many_cells") as refusal:
        read_bytes(b"a,b\n" + line.encode() * (limits.MOST_CELLS // 1000))

    assert refusal.value.problem.params == {"cells": limits.MOST_CELLS}


WORDS = st.text(st.sampled_from("事项名称，；、 0a\"'\n,;|\t#=《》"), max_size=6)


@example([("", "\t", "\t")])
@given(st.lists(st.tuples(WORDS, WORDS, WORDS), max_size=6))
def test_what_python_writes_as_csv_is_read_back(rows: list[tuple[str, ...]]) -> None:
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    plain = [tuple(cell.strip("'=") for cell in row) for row in rows]
    writer.writerows([HEADER, *plain])

    assert table(out.getvalue()) == (HEADER, *plain)


@given(st.text(max_size=200))
def test_any_text_is_a_source_or_refused(text: str) -> None:
    try:
        found = read_bytes(text.encode("utf-8", "ignore"))
    except Refusal:
        return
    assert all(isinstance(cell, str) for sheet in found.sheets for row in sheet.rows for cell in row)
    assert all(isinstance(page, Page) and page.blocks for page in found.pages)
