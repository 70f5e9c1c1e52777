"""Every column a list may have: what we write, and what other offices call it, the likeliest first."""

from dataclasses import dataclass

SHEET = "事项清单"
NOTES_SHEET = "说明"
SOURCES_SHEET = "依据与存疑"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the layout: its key, the title we write, what others write, and its width in characters.

    Where two columns of a file mean the same, the one whose title stands first here is read. `written` says
    whether our own layout has the column; the others are read from lists that put things another way.
    """

    key: str
    title: str
    synonyms: tuple[str, ...] = ()
    width: int = 14
    written: bool = True


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _own(key: str, title: str, synonyms: str = "", width: int = 14) -> Column:
    return Column(key, title, _words(synonyms), width)


def _read(key: str, title: str, synonyms: str = "") -> Column:
    return Column(key, title, _words(synonyms), written=False)


COLUMNS = (
    _own("position", "序号", "排序 编号 序 项次 顺序号", 6),
    _own("category", "领域", "事项领域 业务领域 所属领域 分类 领域分类 主题 主题分类 条线 类目", 12),
    _own(
        "name",
        "事项名称",
        "项目名称 办理事项 办事项目 审批服务事项 政务服务事项 服务事项 政务服务事项名称 业务名称 权力名称"
        " 权利名称 服务名称 办理名称 办事名称 审批事项 审批事项名称 许可事项名称 公共服务事项 公共服务事项名称"
        " 实施清单名称 事项 名称 内容 sxmc task_name item_name",
        26,
    ),
    _read("item", "业务办理项名称", "业务办理项 办理项名称 具体事项 情形名称"),
    _read("child", "子项名称", "子项 目录子项名称 事项子项 小项名称"),
    _own("spoken", "群众口语", "口语 通俗名称 俗称 别名", 18),
    _own("parent", "主项名称", "主项 大项名称 事项主项 目录清单名称", 18),
    _own(
        "code",
        "事项编码",
        "业务办理项编码 实施清单编码 实施编码 地方实施编码 item_id 编码 事项代码 权力编码 权利id 权力id"
        " 事项编号 itemcode task_code 基本编码 目录编码 id",
        14,
    ),
    _read("named_code", "事项名称及编码", "事项编码及名称 编码及名称 名称及编码 权力名称及编码"),
    _own(
        "type",
        "事项类型",
        "权力类型 权力事项类型 职权类别 职权类型 项目类型 事项类别 服务类型 事项分类 类型 类别 事项性质"
        " 权力类别 task_type",
        12,
    ),
    _own("depth", "办理深度", "办理权限 进驻方式 承接方式", 10),
    _own("tier", "培训层级", "培训等级", 10),
    _own(
        "basis",
        "设定依据",
        "设定和实施依据 设立依据 实施依据 办理依据 行使依据 法律依据 法定依据 审批依据 许可依据 办事依据"
        " 政策依据 文件依据 事项依据 服务依据 依据 法律法规依据 设定依据及内容 sxyj",
        36,
    ),
    _own("level", "行使层级", "实施层级 办理层级 审批层级 公开层级 权力层级 层级 use_level", 10),
    _own(
        "department",
        "实施主体",
        "实施机关 实施机构 实施主体名称 决定机构 主管部门 区级主管部门 市级主管部门 责任部门 责任单位 办理主体"
        " 承办机构 承办单位 承办部门 实施单位 实施部门 牵头部门 所属部门 行使主体 实施主题 部门 dept_name",
        20,
    ),
    _read("office", "受理机构", "受理部门 受理单位 受理窗口"),
    _own(
        "service_object",
        "服务对象",
        "审批对象 受理对象 办理对象 适用对象 登记对象 享受对象 对象范围 保障对象 申请对象 申请主体"
        " 行政相对人性质 行政相对人 面向对象 fwdx",
        28,
    ),
    _own("acceptance_conditions", "受理条件", "受理范围 受理标准", 32),
    _own("approval_conditions", "准予条件", "许可条件 批准条件 审批条件 准予批准的条件 予以批准的条件", 32),
    _own(
        "conditions",
        "办理条件",
        "申请条件 申报条件 办事条件 前置条件 登记条件 享受条件 事项标准 办理要求 准入条件 条件",
        32,
    ),
    _own(
        "materials",
        "申请材料",
        "申报材料 所需材料 办理材料 申请资料 申办材料 提交资料 提交材料 报送材料 申请材料目录 材料清单"
        " 办理所需材料 所需资料 用户需提供的资料 需提供的材料 申报资料 材料目录 申报资料及办理条件 材料",
        52,
    ),
    _own(
        "steps",
        "办理流程",
        "办理程序 办事程序 办事流程 经办流程 审批程序 审批流程 运行流程 工作流程 事项程序 登记程序"
        " 办理基本流程 基本流程 办理步骤 流程 blfs",
        52,
    ),
    _own(
        "statutory",
        "法定办结时限",
        "法定办理时限 法定时限 法定期限 法定办结期限 法定办理期限 法定办结时间 anticipate_day",
        18,
    ),
    _read("statutory_unit", "法定办结时限单位", "法定时限单位 法定期限单位 anticipate_type_text anticipate_type"),
    _own(
        "promised",
        "承诺办结时限",
        "承诺办理时限 承诺时限 承诺期限 承诺办结期限 承诺办理期限 承诺时间 承诺办结时间 许可时限 承办时限 promise_day",
        18,
    ),
    _read("promised_unit", "承诺办结时限单位", "承诺时限单位 承诺期限单位 promise_type_text promise_type"),
    _read("limit", "办理时限", "办结时限 审批时限 办证时限 办理期限 办结期限 时限 时限要求 bjsx"),
    _read("hours", "办理时间", "服务时间 工作时间 办公时间 受理时间 fwsj"),
    _own(
        "fee",
        "收费",
        "收费标准 收费标准及依据 收费依据及标准 收费依据和标准 收费情况 征收标准 收费信息 事项收费 缴纳费用"
        " 办证费用 收费项目 费用",
        16,
    ),
    _read("charged", "是否收费"),
    _read("fee_basis", "收费依据", "征收依据"),
    _own("quantity", "数量限制", "有无数量限制 数量", 14),
    _own(
        "document",
        "办理结果",
        "审批结果名称 结果名称 审批结果 证照或批复名称 证照名称 结果样本名称 批准形式 办理结果名称 审批证件 是否出证",
        22,
    ),
    _own("validity", "结果有效期", "有效期 有效期限 有效时限", 14),
    _own("delivery", "送达方式", "结果送达方式 结果送达 领取方式 结果领取方式 送达", 16),
    _own("sample_form", "示范文本", "样表 服务表格 申请书示范文本 表格下载", 20),
    _own("contact", "咨询电话", "咨询方式 咨询途径 联系电话 联系方式 咨询监督电话 电话", 16),
    _own("bundle", "一件事", "所属一件事 一件事名称 关联一件事", 18),
    _own("remark", "备注", "备注说明 说明 其他 其他说明", 32),
)
BY_KEY = {column.key: column for column in COLUMNS}
WRITTEN = tuple(column for column in COLUMNS if column.written)
# Any of these names a matter; the first that a row fills does (see rows.read_row).
NAMING = ("item", "child", "name", "named_code", "parent")
# Known titles for which a matter has no element: said to be left aside, but not unknown.
NOT_KEPT = _words(
    "办理地点 办理地址 办公地点 受理地点 监督电话 投诉电话 监督投诉电话 投诉方式 监督投诉渠道 监督方式 办件类型"
    " 事项审查类型 审查类型 通办范围 办理形式 办理方式 申请方式 到现场次数 到办事现场次数 到现场办理的次数"
    " 是否网办 网办类型 网上办理深度 网办深度 在线办理链接 网办地址 办理链接 是否支持预约办理 是否支持物流快递"
    " 事项版本 版本号 行使方式 权力来源 必须到现场原因 审批结果类型 结果类型 审批结果样本 实施主体性质"
    " 实施主体编码 法定代表人 禁止性要求 申请接收 适用范围 涉及的内容 时限说明 承诺办结时限说明 法定办结时限说明"
    " 法定期限说明 受理方式 受理方法 审批方式 跨省通办 最多跑一次事项 进驻大厅 中介服务 运行系统 常见问题 流程图"
    " 办理流程图 数量限制说明 受理机构编码 面向自然人 面向法人 是否进驻政务大厅 委托部门 联办机构 共同实施部门"
    " 实施机构科室 是否支持网上支付 特别程序 权限划分 状态 是否告知承诺 地区"
)
