"""Titles of columns in every wording seen in the field."""

import pytest

from courses.domain.layout import COLUMNS, column_key, is_kept, plain_title
from courses.domain.layout.columns import NOT_KEPT

SEEN = {
    "name": "事项名称 项目名称 办理事项 办事项目 审批服务事项 业务名称 权利名称 服务名称 办理名称 内容 sxmc task_name",
    "item": "业务办理项名称",
    "child": "子项名称",
    "parent": "主项名称",
    "code": "事项编码 基本编码 实施编码 实施清单编码 业务办理项编码 地方实施编码 权利id 事项代码 itemCode",
    "named_code": "事项名称及编码",
    "type": "事项类型 项目类型 职权类别 职权类型 权力事项类型 事项类别 服务类型 事项分类",
    "basis": "设定依据 办理依据 实施依据 行使依据 法律依据 法定依据 审批依据 办事依据 文件依据 政策依据 事项依据"
    " 服务依据 设立依据 许可依据 设定和实施依据",
    "level": "行使层级 实施层级 办理层级 审批层级 公开层级",
    "acceptance_conditions": "受理条件 受理范围 受理标准",
    "approval_conditions": "审批条件 许可条件",
    "conditions": "申请条件 办理条件 办事条件 前置条件 登记条件 事项标准 申报条件",
    "service_object": "服务对象 审批对象 受理对象 行政相对人性质 适用对象 登记对象 享受对象 对象范围",
    "materials": "申请材料 申报材料 所需材料 办理材料 申请资料 申办材料 提交资料 报送材料 材料清单 申请材料目录"
    " 申报资料及办理条件 用户需提供的资料",
    "steps": "办理流程 办理程序 办事程序 经办流程 审批程序 审批流程 运行流程 工作流程 事项程序 登记程序 办理基本流程"
    " blfs",
    "statutory": "法定办结时限 法定期限 法定时限 法定办理时限 法定办结期限 anticipate_day",
    "promised": "承诺办结时限 承诺期限 承诺时限 承诺时间 承诺办结期限 许可时限 承办时限 promise_day",
    "limit": "办理时限 办结时限 审批时限 办证时限",
    "hours": "办理时间",
    "fee": "收费标准 收费依据及标准 收费情况 征收(收费)标准 缴纳费用 收费信息 事项收费 办证费用",
    "charged": "是否收费",
    "document": "审批结果 办理结果 结果名称 审批结果名称 证照或批复名称 批准形式 是否出证",
    "department": "实施主体 实施机关 实施机构 办理主体 决定机构 承办机构 实施主题",
    "office": "受理机构",
}
WORDS = [(key, title) for key, titles in SEEN.items() for title in titles.split()]


@pytest.mark.parametrize(("key", "title"), WORDS, ids=[title for _, title in WORDS])
def test_a_title_of_the_field_is_known(key: str, title: str) -> None:
    found = column_key(title)

    assert found is not None
    assert found.key == key


@pytest.mark.parametrize(
    "title", ["事 项 名 称", "事项名称*", "*事项名称：", "事项名称（全称）", "事項名稱", "【事项名称】事项名称"]
)
def test_spaces_brackets_marks_and_script_make_no_difference(title: str) -> None:
    assert column_key(title) == ("name", 0)


def test_the_kind_of_examination_is_no_type() -> None:
    assert column_key("事项审查类型") is None
    assert not is_kept("事项审查类型")


def test_no_title_stands_for_two_columns() -> None:
    titles = [plain_title(title) for column in COLUMNS for title in (column.title, *column.synonyms)]

    assert sorted(titles) == sorted(set(titles))
    assert [title for title in NOT_KEPT if column_key(title)] == []
