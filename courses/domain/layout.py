"""The list's own layout: one sheet 事项清单, one matter a row, several values in a cell one per line.

A column is recognised by its title or by what other offices call it (读自各地清单). A header is compared
without spaces, brackets and marks; a column nobody knows is left aside and said to be.
"""

from dataclasses import dataclass

from courses.domain.cells.text import fold

SHEET = "事项清单"
NOTES_SHEET = "说明"
SOURCES_SHEET = "依据与存疑"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the layout: its key, the title we write, what others write, and its width in characters."""

    key: str
    title: str
    synonyms: tuple[str, ...] = ()
    width: int = 14


COLUMNS = (
    Column("position", "序号", ("编号", "排序", "序"), 6),
    Column("category", "领域", ("事项领域", "业务领域", "分类", "领域分类", "主题", "条线"), 12),
    Column(
        "name",
        "事项名称",
        ("项目名称", "办理事项", "办事项目", "审批服务事项", "业务名称", "业务办理项名称", "业务办理项", "权利名称")
        + ("服务名称", "办理名称", "子项名称", "sxmc", "task_name", "权力名称"),
        26,
    ),
    Column("spoken", "群众口语", ("口语", "通俗名称", "俗称", "别名"), 18),
    Column("parent", "主项名称", ("主项",), 18),
    Column(
        "code",
        "事项编码",
        ("编码", "基本编码", "实施编码", "实施清单编码", "业务办理项编码", "地方实施编码", "权利id", "事项代码")
        + ("itemcode", "权力编码"),
        14,
    ),
    Column(
        "type",
        "事项类型",
        ("类型", "项目类型", "职权类别", "职权类型", "权力事项类型", "事项类别", "服务类型", "事项分类", "权力类型"),
        12,
    ),
    Column("depth", "办理深度", ("办理权限", "进驻方式"), 10),
    Column("tier", "培训层级", ("层级",), 10),
    Column(
        "basis",
        "设定依据",
        ("办理依据", "实施依据", "行使依据", "法律依据", "法定依据", "审批依据", "办事依据", "文件依据", "政策依据")
        + ("事项依据", "服务依据", "设立依据", "许可依据", "设定和实施依据", "依据", "sxyj"),
        36,
    ),
    Column("level", "行使层级", ("实施层级", "办理层级", "审批层级", "公开层级"), 10),
    Column(
        "department",
        "实施主体",
        ("实施机关", "实施机构", "办理主体", "承办机构", "实施主题", "区级主管部门", "主管部门", "受理部门", "责任部门")
        + ("决定机构",),
        20,
    ),
    Column(
        "service_object",
        "服务对象",
        ("审批对象", "受理对象", "行政相对人性质", "适用对象", "登记对象", "享受对象", "对象范围", "办理对象", "fwdx"),
        28,
    ),
    Column("acceptance_conditions", "受理条件", ("受理范围", "受理标准"), 32),
    Column("approval_conditions", "准予条件", ("许可条件", "批准条件", "审批条件", "准予批准的条件"), 32),
    Column(
        "conditions",
        "办理条件",
        ("申请条件", "办事条件", "前置条件", "登记条件", "事项标准", "申报条件", "条件"),
        32,
    ),
    Column(
        "materials",
        "申请材料",
        ("申报材料", "所需材料", "办理材料", "申请资料", "申办材料", "提交资料", "报送材料", "材料清单", "申请材料目录")
        + ("用户需提供的资料", "材料", "申报资料"),
        52,
    ),
    Column(
        "steps",
        "办理流程",
        ("办理程序", "办事程序", "经办流程", "审批程序", "审批流程", "运行流程", "工作流程", "事项程序", "登记程序")
        + ("办理基本流程", "blfs", "流程"),
        52,
    ),
    Column(
        "statutory",
        "法定办结时限",
        ("法定期限", "法定时限", "法定办理时限", "法定办结期限", "anticipate_day"),
        18,
    ),
    Column(
        "promised",
        "承诺办结时限",
        ("承诺期限", "承诺时限", "承诺时间", "承诺办结期限", "许可时限", "承办时限", "promise_day"),
        18,
    ),
    Column("limit", "办理时限", ("办结时限", "审批时限", "办证时限", "时限"), 18),
    Column(
        "fee",
        "收费",
        (
            "收费标准",
            "收费依据及标准",
            "收费情况",
            "征收标准",
            "是否收费",
            "缴纳费用",
            "收费信息",
            "事项收费",
            "办证费用",
        )
        + ("收费项目", "收费依据和标准"),
        16,
    ),
    Column("quantity", "数量限制", ("数量", "有无数量限制"), 14),
    Column(
        "document",
        "办理结果",
        ("审批结果", "结果名称", "审批结果名称", "证照或批复名称", "批准形式", "是否出证"),
        22,
    ),
    Column("validity", "结果有效期", ("有效期", "有效期限"), 14),
    Column("delivery", "送达方式", ("结果送达方式", "送达", "领取方式"), 16),
    Column("sample_form", "示范文本", ("样表", "服务表格", "申请书示范文本"), 20),
    Column("contact", "咨询电话", ("咨询方式", "联系电话", "咨询监督电话"), 16),
    Column("bundle", "一件事", ("所属一件事", "一件事名称", "关联一件事"), 18),
    Column("remark", "备注", ("说明", "备注说明", "其他"), 32),
)
BY_KEY = {column.key: column for column in COLUMNS}
# `limit` is read from lists that don't tell the two limits apart; our own layout always does.
WRITTEN = tuple(column for column in COLUMNS if column.key != "limit")
_TITLES = {column.title: column.key for column in COLUMNS}
_SYNONYMS = {synonym: column.key for column in COLUMNS for synonym in column.synonyms}


def column_key(header: str) -> tuple[str, bool] | None:
    """The key a header stands for and whether it is our own title; None where nobody knows it."""
    plain = _plain(header)
    if plain in _TITLES:
        return _TITLES[plain], True
    key = _SYNONYMS.get(plain.lower())
    return (key, False) if key else None


def _plain(header: str) -> str:
    kept, depth = [], 0
    for char in fold(header):
        depth += char in "(【["
        if depth == 0 and not char.isspace() and char not in "*:":
            kept.append(char)
        depth -= char in ")】]" and depth > 0
    return "".join(kept)
