"""JSON: lists, trees, single matters, and what isn't one."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.domain.cells.materials import read_materials
from courses.domain.cells.steps import read_steps
from courses.domain.elements import Material, Step
from courses.domain.facets import Necessity
from courses.domain.problems import Refusal
from courses.domain.source import Block, Format, Sheet, Source
from courses.readers import limits
from courses.readers.kinds import read_bytes

CODE = "330903001000123433090300100012"
TREE = [
    {
        "department": "公安",
        "items": [
            {"main_item": "居住登记", "sub_items": [{"name": "居住证申领", "link": "?id=1"}, {"name": "居住证换领"}]},
            {"main_item": "户口登记", "sub_items": []},
        ],
    },
    {"department": "民政", "items": [{"main_item": "未分类", "sub_items": ["低保认定"]}]},
]
LEAVES = (
    ("部门", "主项名称", "事项名称", "link"),
    ("公安", "居住登记", "居住证申领", "?id=1"),
    ("公安", "居住登记", "居住证换领", ""),
    ("公安", "户口登记", "户口登记", ""),
    ("民政", "未分类", "低保认定", ""),
)


def read(value: Any) -> Source:
    return read_bytes(json.dumps(value, ensure_ascii=False).encode())


def rows(value: Any) -> tuple[tuple[str, ...], ...]:
    (sheet,) = read(value).sheets
    return sheet.rows


def test_a_list_of_objects_is_a_sheet_of_all_their_keys() -> None:
    text = (
        '[{"事项编码": ' + CODE + ', "事项名称": "用水过户", "收费": false, "序号": 1, "时限": 1.50},'
        ' {"事项名称": "用电\\r\\n过户\\u0000", "备注": null, "条件": ["本市户籍", "已成年"], "收费": true}]'
    )

    assert read_bytes(text.encode("gb18030")) == Source(
        Format.JSON,
        (
            Sheet(
                "表1",
                (
                    ("事项编码", "事项名称", "收费", "序号", "时限", "备注", "条件"),
                    (CODE, "用水过户", "否", "1", "1.50", "", ""),
                    ("", "用电\n过户", "是", "", "", "", "1.本市户籍\n2.已成年"),
                ),
            ),
        ),
        encoding="gb18030",
    )


@pytest.mark.parametrize(
    "envelope",
    [
        {"code": 0, "msg": "ok", "data": {"total": 1, "rows": [{"事项名称": "用水过户"}]}},
        {"result": [{"事项名称": "用水过户"}]},
        {"Data": {"list": [{"事项名称": "用水过户"}]}},
    ],
)
def test_a_list_in_the_envelope_of_an_interface_is_taken_out(envelope: dict[str, Any]) -> None:
    assert rows(envelope) == (("事项名称",), ("用水过户",))


@pytest.mark.parametrize("value", [TREE, {"data": TREE}])
def test_a_tree_of_departments_is_a_row_for_each_matter(value: Any) -> None:
    assert rows(value) == LEAVES


def test_a_script_that_only_names_its_data_is_read() -> None:
    script = f"// 事项\nvar matters = {json.dumps(TREE, ensure_ascii=False)};\n".split("\n", 1)[1]

    assert read_bytes(script.encode()).sheets[0].rows == LEAVES


def test_one_object_a_line_is_a_list() -> None:
    found = read_bytes('{"事项名称": "用水过户"}\n{"事项名称": "用电过户"}\n'.encode())

    assert found.sheets[0].rows == (("事项名称",), ("用水过户",), ("用电过户",))


def test_one_object_is_a_page_of_labels_and_values_with_its_tables_below() -> None:
    found = read(
        {
            "事项名称": "用水过户",
            "申请材料": [{"材料名称": "身份证", "原件份数": 1}, {"材料名称": "产权证", "必要性": "必要"}],
            "时限": {"法定": "20个工作日", "承诺": None},
            "所需材料说明": "<p>带原件&nbsp;</p>",
        }
    )

    papers = (("材料名称", "原件份数", "必要性"), ("身份证", "1", ""), ("产权证", "", "必要"))
    (page,) = found.pages
    assert page.title == "用水过户"
    assert page.blocks == (
        Block(rows=(("事项名称", "用水过户"), ("所需材料说明", "带原件"))),
        Block("申请材料", 1),
        Block(rows=papers),
        Block("时限", 1),
        Block(rows=(("法定", "20个工作日"), ("承诺", ""))),
    )
    assert [(sheet.name, sheet.rows) for sheet in found.sheets][1] == ("申请材料", papers)
    assert page.markdown.endswith("# 时限\n\n| 法定 | 20个工作日 |\n| --- | --- |\n| 承诺 |  |")


def test_rows_without_keys_and_lists_of_texts_are_read_too() -> None:
    assert rows([["事项编码", "事项名称"], ["A1", "用水过户"]]) == (("事项编码", "事项名称"), ("A1", "用水过户"))
    assert read(["一、条件", "年满十八周岁"]).pages[0].blocks == (Block("一、条件"), Block("年满十八周岁"))


def test_objects_in_a_cell_say_everything_they_hold() -> None:
    value = [
        {"事项名称": "用水过户", "窗口": [{"名称": "一号", "电话": ["1", "2"]}, {"名称": "二号"}], "其他": {"甲": "乙"}}
    ]

    assert rows(value)[1] == ("用水过户", "1.名称：一号；电话：1；2\n2.名称：二号", "甲：乙")


def test_papers_and_steps_within_a_matter_are_cells_of_the_list() -> None:
    papers = [
        {
            "序号": 1,
            "名称": "申请表",
            "类型": "原件",
            "形式": "纸质",
            "原件份数": 1,
            "必要性": "必要",
            "来源渠道": "申请人自备",
        },
        {"材料名称": None, "名称": "营业执照", "复印件份数": 2, "必要性": "容缺", "受理标准": "字迹清楚"},
    ]
    steps = [{"环节": "受理", "办理人": "窗口人员", "时限": "当场"}, {"环节": "决定", "办理内容": "作出决定"}]

    (_, cells) = rows([{"事项名称": "公共场所卫生许可", "申请材料": papers, "办理流程": steps}])

    assert read_materials(cells[1])[0] == (
        Material("申请表", originals=1, necessity=Necessity.REQUIRED, source="申请人自备"),
        Material("营业执照", copies=2, necessity=Necessity.DEFERRABLE, note="受理标准：字迹清楚"),
    )
    assert read_steps(cells[2])[0] == (Step("窗口人员", "受理", "当场"), Step("", "决定，作出决定"))


@pytest.mark.parametrize("text", ["[公告] 关于办理用水过户的说明", "[1] 身份证\n[2] 产权证", "{请到窗口办理}"])
def test_text_that_begins_with_a_bracket_is_text(text: str) -> None:
    assert read_bytes(text.encode()).format is Format.TEXT


@pytest.mark.parametrize(
    ("text", "code", "params"),
    [
        ('[{"事项名称": "用水过户",\n "编码": }]', "json_broken", {"line": 2, "column": 8}),
        ('var a = [{"事项名称": ', "json_broken", {"line": 1, "column": 18}),
        ('{"事项名称": "用水过户"} {"事项名称": "用电过户"}', "json_broken", {"line": 1, "column": 18}),
        ("[[" * 200 + "]]" * 200, "file_nested_too_deep", {"deepest": limits.DEEPEST}),
        ('{"a":' * 100_000, "file_nested_too_deep", {"deepest": limits.DEEPEST}),
        ("[]", "file_empty", {}),
        ("{}", "file_empty", {}),
        ('[{"a": null}, {}]', "", {}),
        ("[[], []]", "file_empty", {}),
    ],
    ids=str,
)
def test_what_holds_no_matters_is_refused_and_says_where(text: str, code: str, params: dict[str, Any]) -> None:
    if not code:
        assert read_bytes(text.encode()).sheets[0].rows == (("a",), ("",), ("",))
        return
    with pytest.raises(Refusal) as refusal:
        read_bytes(text.encode())

    assert (refusal.value.problem.code, refusal.value.problem.params) == (code, params)


def test_more_values_than_are_read_are_refused() -> None:
    with pytest.raises(Refusal, match="file_too_many_cells"):
        read_bytes(b"[" + b"[1,1,1,1,1,1,1,1,1,1]," * (limits.MOST_CELLS // 10) + b"[]]")


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["name", "items", "sub_items", "data", "申请材料", "a\n"]), inner, max_size=4)
    ),
    max_leaves=20,
)


@given(VALUES)
def test_any_value_is_a_source_of_text_or_refused(value: Any) -> None:
    try:
        found = read(value)
    except Refusal:
        return
    texts = [text for sheet in found.sheets for row in sheet.rows for text in row]
    texts += [block.text for page in found.pages for block in page.blocks]
    assert all(isinstance(text, str) and "\r" not in text and "\x00" not in text for text in texts)
