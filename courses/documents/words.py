"""The words the documents share, and how they write dates and what a list leaves open."""

from datetime import date

from courses.domain.facets import Depth, Facet, Necessity

NOT_STATED = "未列明"
SAMPLE = "样例，以本地清单为准"
SAMPLE_LONG = "本册依据样例清单编制，仅供培训和试用；办理时以本地公布的事项清单、办事指南和主管部门的规定为准。"
LOCAL_LIST = "办理时以本地公布的事项清单和主管部门的规定为准。"
NUMERALS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十")

FACETS = {
    Facet.SERVICE_OBJECT: "服务对象",
    Facet.CONDITIONS: "办理条件",
    Facet.MATERIALS: "申请材料",
    Facet.PROCESS: "办理流程",
    Facet.TIME_LIMIT: "办理时限",
    Facet.RESULT: "办理结果",
}
DEPTHS = {
    Depth.ACCEPT: "本中心受理",
    Depth.ON_BEHALF: "本中心代办",
    Depth.DIRECT: "本中心引导办理",
}
NECESSITIES = {
    Necessity.REQUIRED: "必要",
    Necessity.CONDITIONAL: "特定情形需要",
    Necessity.DEFERRABLE: "可容缺",
}


def chinese_date(day: date) -> str:
    """2026年11月25日, as public papers write it."""
    return f"{day.year}年{day.month}月{day.day}日"


def stated(text: object) -> str:
    """The text, or that the list leaves it open; a stated zero is 0."""
    return NOT_STATED if text is None or text == "" else str(text)
