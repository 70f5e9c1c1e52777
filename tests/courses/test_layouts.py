"""Every layout offices were seen to use, from its bytes to its matters: what was recognised, what is left to a person.

The files stand in `layouts/`. `recognised` is how the file was taken; `left` are the problems a person has to look at
(warnings and errors) as (row, column, code); notices are told apart below.
"""

from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from courses.domain.facets import FACETS
from courses.domain.problems import Refusal, Severity
from courses.domain.reading import Kind, Reading, Scope, read_source
from courses.readers import read_file
from courses.sentences import sentence

FOLDER = Path(__file__).parent / "layouts"


@cache
def reading(name: str) -> Reading:
    return read_source(read_file((FOLDER / name).read_bytes()))


@dataclass(frozen=True)
class Seen:
    """What a file is expected to be: titles by key, names with the facets they state, problems and notices."""

    kind: Kind
    columns: dict[str, str]
    matters: dict[str, str]
    left: tuple[tuple[int | None, str, str], ...] = ()
    notices: dict[str, int] | None = None
    left_aside: tuple[str, ...] = ()
    confidence: float = 1.0


LETTERS = dict(zip(FACETS, "OCMPTR", strict=True))  # service object, conditions, materials, process, time limit, result

LAYOUTS = {
    "town_list_wrapped.tsv": Seen(
        Kind.LIST,
        {
            "position": "序号",
            "type": "事项类型",
            "level": "行使层级",
            "parent": "主项名称",
            "child": "子项名称",
            "item": "业务办理项名称",
            "basis": "设定依据",
        },
        {
            "城乡居民养老保险参保登记(困难群体参保登记)": "",
            "居民养老保险注销登记( 参保人员已享受其他待遇)": "",
        },
        notices={"column_missing": 1, "row_joined": 2, "code_assigned": 2},
        confidence=0.88,
    ),
    "xihu_licences.csv": Seen(
        Kind.LIST,
        {
            "position": "序号",
            "department": "实施机关",
            "name": "事项名称",
            "basis": "设定和实施依据",
            "remark": "备注",
        },
        {
            "民办学校设立、变更和终止审批": "",
            "适龄儿童、少年因身体状况需要延缓入学或者休学审批": "",
            "旅馆业特种行业许可": "",
        },
        notices={
            "column_unknown": 1,
            "column_repeated": 1,
            "column_missing": 1,
            "code_assigned": 3,
            "name_marked": 1,
            "row_left_aside": 1,
        },
        left_aside=("中央清单序号", "区级主管部门"),
        confidence=0.8,
    ),
    "jiangle_list.html": Seen(
        Kind.LIST,
        {
            "position": "序号",
            "name": "事项名称",
            "office": "受理部门",
            "conditions": "办理条件",
            "steps": "办理流程",
            "materials": "所需材料",
            "limit": "办理时限",
            "fee": "收费依据及标准",
        },
        {"城乡居民养老保险参保登记": "CMPT", "城乡居民养老保险注销登记": "CMPT"},
        (
            (2, "办理时限", "limit_not_told_apart"),
            (3, "办理时限", "limit_is_a_range"),
            (3, "办理时限", "limit_not_told_apart"),
            (3, "所需材料", "numbering_skips"),
        ),
        {"column_missing": 1, "code_assigned": 2},
        confidence=0.83,
    ),
    "guangdong_two_rows.csv": Seen(
        Kind.LIST,
        {
            "name": "事项名称",
            "code": "实施编码",
            "type": "事项类型",
            "level": "行使层级",
            "promised": "承诺办结时限",
            "promised_unit": "承诺办结时限单位",
            "statutory": "法定办结时限",
            "statutory_unit": "法定办结时限单位",
            "charged": "是否收费",
        },
        {"社会团体成立登记": "T", "社会团体变更登记": "T"},
        (
            (3, "事项类型", "code_without_words"),
            (3, "行使层级", "code_without_words"),
            (4, "事项类型", "code_without_words"),
            (4, "法定办结时限", "limit_without_unit"),
            (4, "行使层级", "code_without_words"),
        ),
        {"column_repeated": 1},
        left_aside=("目录编码",),
        confidence=0.91,
    ),
    "village_list.csv": Seen(
        Kind.LIST,
        {"name": "sxmc", "steps": "blfs", "hours": "fwsj", "limit": "bjsx", "service_object": "fwdx", "basis": "sxyj"},
        {"高龄津贴申领": "OPT", "低收入家庭认定": "OPT"},
        (
            (2, "bjsx", "limit_not_told_apart"),
            (2, "blfs", "steps_not_told_apart"),
            (3, "bjsx", "limit_not_told_apart"),
            (3, "bjsx", "limit_vague"),
            (3, "blfs", "steps_not_told_apart"),
        ),
        {"column_missing": 1, "code_assigned": 2},
        confidence=0.79,
    ),
    "item_tables.html": Seen(
        Kind.GUIDE,
        {
            "name": "事项名称",
            "type": "事项类型",
            "code": "基本编码",
            "department": "实施机关",
            "statutory": "法定办结时限",
            "promised": "承诺办结时限",
            "charged": "是否收费",
            "materials": "申请材料",
        },
        {"公共场所卫生许可新办": "MT"},
        ((None, "申请材料", "material_case_missing"),),
        {},
        confidence=0.96,
    ),
    "zhejiang_guide_sections.txt": Seen(
        Kind.GUIDE,
        {
            "name": "涉及的内容",
            "service_object": "适用对象",
            "basis": "审批依据",
            "office": "受理机构",
            "department": "决定机构",
            "quantity": "数量限制",
            "conditions": "申请条件",
            "materials": "申请材料目录",
            "contact": "联系电话",
            "steps": "办理基本流程",
            "limit": "办结时限",
            "fee": "收费依据及标准",
            "document": "审批结果",
        },
        {"最低生活保障边缘家庭认定": "OCMPT"},
        (),
        {"cell_not_filled": 1, "code_assigned": 1},
        confidence=0.88,
    ),
    "kecheng_guide.txt": Seen(
        Kind.GUIDE,
        {
            "name": "事项名称",
            "service_object": "对象范围",
            "basis": "文件依据",
            "conditions": "申请条件",
            "materials": "申请材料",
            "steps": "经办流程",
        },
        {"临时救助": "OCMP"},
        ((None, "申请材料", "materials_choice"),),
        {"code_assigned": 1},
        confidence=0.83,
    ),
    "xiaoshan_guide.html": Seen(
        Kind.GUIDE,
        {
            "name": "事项名称",
            "service_object": "受理对象",
            "materials": "所需材料",
            "promised": "承诺期限",
            "fee": "收费情况",
        },
        {"残疾人证新办": "MT"},
        (
            (None, "受理对象", "code_without_words"),
            (None, "所需材料", "item_empty"),
            (None, "所需材料", "materials_enumerated"),
            (None, "所需材料", "numbering_skips"),
        ),
        {"code_assigned": 1},
        confidence=0.78,
    ),
    "haidian_brackets.txt": Seen(
        Kind.GUIDE,
        {
            "name": "事项名称",
            "service_object": "服务对象",
            "acceptance_conditions": "受理条件",
            "materials": "申请材料",
            "limit": "办理期限",
            "document": "办理结果",
            "contact": "联系电话",
        },
        {"生育登记": "OCMTR"},
        (),
        {"cell_prompt": 1, "limit_none": 1, "code_assigned": 1},
        confidence=0.88,
    ),
    "baicheng_bars.txt": Seen(
        Kind.GUIDE,
        {
            "name": "事项名称",
            "type": "事项类型",
            "promised": "承诺办结时限",
            "statutory": "法定办结时限",
            "fee": "收费",
            "conditions": "申请条件",
        },
        {"就业困难人员认定": "CT"},
        ((None, "承诺办结时限", "promise_longer_than_law"),),
        {"code_assigned": 1},
        confidence=0.83,
    ),
    "jinan_rich_text.html": Seen(
        Kind.GUIDE,
        {
            "name": "事项名称",
            "basis": "办理依据",
            "conditions": "申请条件",
            "materials": "申请材料",
            "steps": "办理流程",
            "promised": "承诺时限",
            "fee": "收费标准",
        },
        {"社会保障卡补领": "CMT"},
        ((None, "承诺时限", "limit_unclear"),),
        {"cell_refers_elsewhere": 1, "code_assigned": 1},
        confidence=0.84,
    ),
    "taikang_page.html": Seen(
        Kind.GUIDE,
        {"conditions": "申请条件", "materials": "申请材料", "limit": "办理时限"},
        {"城乡低保": "CMT", "临时救助": "CT"},
        (
            (None, "办理时限", "limit_is_a_range"),
            (None, "办理时限", "limit_not_told_apart"),
            (None, "办理时限", "limit_not_told_apart"),
        ),
        {"code_assigned": 2, "cell_refers_elsewhere": 1},
        confidence=0.81,
    ),
    "taibai_guide.html": Seen(
        Kind.GUIDE,
        {
            "name": "事项名称",
            "type": "事项类型",
            "code": "实施编码",
            "level": "行使层级",
            "service_object": "服务对象",
            "department": "实施主体",
            "statutory": "法定办结时限",
            "promised": "承诺办结时限",
            "charged": "是否收费",
            "acceptance_conditions": "受理条件",
            "materials": "申请材料",
            "steps": "办理流程",
        },
        {"食品经营许可新办": "OCMPT"},
        (
            (None, "承诺办结时限", "promise_longer_than_law"),
            (None, "申请材料", "material_case_missing"),
        ),
        {},
        confidence=0.96,
    ),
}

OTHERS = {
    "disclosure_catalogue.html": "not_a_matter_list_disclosure",
    "chaisang_life_events.html": "not_a_matter_list_bundles",
    "danyang_findings.csv": "not_a_matter_list_findings",
    "xingyang_values.txt": "labels_not_found",
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_layout_is_recognised_and_what_is_unclear_is_said(name: str) -> None:
    found = reading(name)

    problems = [p for p in found.problems if p.severity is not Severity.NOTICE]
    assert (
        Seen(
            found.kind,
            found.mapping.headers,
            {
                record.elements.name: "".join(LETTERS[facet] for facet in FACETS if record.elements.states(facet))
                for record in found.records
            },
            tuple(sorted(((p.row, p.column, p.code) for p in problems), key=lambda at: (at[0] or 0, *at[1:]))),
            dict(Counter(p.code for p in found.problems if p.severity is Severity.NOTICE)),
            found.left_aside,
            found.confidence,
        )
        == LAYOUTS[name]
    )
    assert found.scope is (Scope.FULL if found.kind is Kind.LIST else Scope.PART)
    assert all("%(" not in sentence(problem) for problem in found.problems)


@pytest.mark.parametrize(("name", "code"), OTHERS.items(), ids=OTHERS)
def test_a_file_that_is_no_matter_list_is_named_as_what_it_is(name: str, code: str) -> None:
    with pytest.raises(Refusal) as refusal:
        reading(name)

    assert refusal.value.problem.code == code
    assert "%(" not in sentence(refusal.value.problem)


def test_every_layout_has_its_expectation() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(LAYOUTS) | set(OTHERS)
