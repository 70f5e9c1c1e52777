"""What is no matter list is named as what it is; what is unknown says what was looked for and what was seen."""

import pytest

from courses.domain.problems import Problem, Refusal, Severity
from courses.domain.reading import Scope, read_source
from courses.domain.source import Block, Format, Page, Sheet, Source

DISCLOSURE = ("序号", "公开事项", "公开内容", "公开主体", "公开时限", "公开渠道")


def refused(*rows: tuple[str, ...], pages: tuple[Page, ...] = (), name: str = "表1") -> Problem:
    sheets = (Sheet(name, rows),) if rows else ()
    with pytest.raises(Refusal) as refusal:
        read_source(Source(Format.XLSX, sheets, pages))
    return refusal.value.problem


@pytest.mark.parametrize(
    ("header", "code"),
    [
        (DISCLOSURE, "not_a_matter_list_disclosure"),
        (("事项名称", "公开内容", "公开依据", "公开主体", "公开层级"), "not_a_matter_list_disclosure"),
        (("序号", "一件事名称", "关联事项", "涉及部门"), "not_a_matter_list_bundles"),
        (("序号", "事项名称", "事项编码", "问题描述"), "not_a_matter_list_findings"),
    ],
)
def test_a_table_of_another_kind_is_named(header: tuple[str, ...], code: str) -> None:
    assert refused(header, ("1", "甲", "乙", "丙", "丁", "戊")[: len(header)]).code == code


def test_a_list_that_names_the_life_event_of_its_matters_is_a_list() -> None:
    sheet = Sheet("清单", (("一件事名称", "事项名称", "申请材料"), ("出生", "出生登记", "户口簿")))

    (record,) = read_source(Source(Format.XLSX, (sheet,))).records

    assert record.elements.bundle == "出生"


def test_an_unknown_table_tells_the_sheets_and_the_nearest_header() -> None:
    assert refused(("通讯录", ""), ("姓名", "联系电话"), ("某某", "1")) == Problem(
        "header_not_found", Severity.ERROR, "表1", 2, "", {"sheets": "表1", "known": "联系电话"}
    )


def test_nothing_known_at_all_is_said_without_a_header() -> None:
    assert refused(("姓名", "住址"), ("某某", "某街")).params == {"sheets": "表1", "known": "—"}


def test_a_page_without_labels_is_refused() -> None:
    page = Page("", tuple(Block(text) for text in ("城镇污水排入排水管网许可", "行政许可", "材料齐全")))

    assert refused(pages=(page,)).code == "labels_not_found"


def test_an_empty_file_has_no_rows() -> None:
    assert refused(("", " "), ("",)).code == "no_rows"


@pytest.mark.parametrize(
    ("name", "title", "scope"),
    [
        ("清单", "某镇政务服务事项清单", Scope.FULL),
        ("清单", "第二批新增政务服务事项", Scope.PART),
        ("9月新增", "", Scope.PART),
    ],
)
def test_a_list_that_calls_itself_a_part_hints_at_it(name: str, title: str, scope: Scope) -> None:
    rows = ((title, "", ""), ("事项名称", "申请材料", "收费"), ("用水过户", "身份证", "无"))

    assert read_source(Source(Format.XLSX, (Sheet(name, rows),))).scope is scope
