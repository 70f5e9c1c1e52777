"""《中心服务指南》 of a centre, for the public: no remark, no tier, no name of a clerk."""

from itertools import groupby
from typing import Any

from courses.documents import codes
from courses.documents.handbook import NO_CATEGORY
from courses.documents.holdings import Held, held, sources
from courses.documents.orders import Order
from courses.documents.parts import Grid, Lines, Pairs, Section, Words
from courses.documents.press import typeset_apart
from courses.documents.words import DEPTHS, LOCAL_LIST, NOT_STATED, SAMPLE, stated
from courses.domain.elements import Elements
from courses.models import CentreParticulars
from people.models import Centre
from people.queries import windows_open

TITLE = "中心服务指南"
FORMATS = ("pdf",)
# The town's plan, 配置2, and 行政许可法 32: what anybody may expect at the counter.
AT_THE_COUNTER = (
    "申请材料齐全、符合法定形式的，当场受理；材料有可以当场更正的错误的，允许当场更正。",
    "申请材料不齐全或者不符合法定形式的，一次性书面告知需要补正的全部内容；行政许可事项当场或者在五个工作日内告知。",
    "不属于本中心办理的事项，由首位接待人员引导到承办单位；不予受理的，出具书面通知并说明理由。",
    "办理方式为“代办”的，由本中心窗口人员代为提交；为“引导办理”的，由本中心告知办理地点和方式。",
)


def service_guide(order: Order) -> bytes:
    """The guide as a PDF."""
    return typeset_apart("service_guide", service_guide_content(order), at=order.at)


def service_guide_content(order: Order) -> dict[str, Any]:
    """Everything in the guide, in the reader's script."""
    found = []
    for one in held(order.centre, on=order.on):
        found.append(one)
    order.told(len(found), len(found))
    is_sample = any(source.is_sample for source in sources(found))
    url = codes.address("public_guides", order.centre.code)
    return order.content(
        TITLE,
        sample=SAMPLE if is_sample else "",
        opening=[_where(order.centre).to_json()],
        sections=[_windows(order).to_json(), Section("办事须知", (Lines((*AT_THE_COUNTER, LOCAL_LIST)),)).to_json()],
        url=url,
        qr=codes.code_svg(url),
        words={"scan": "扫码查看办事指南：", "scan-short": "扫码看办事指南", "matters": "办理事项"},
        categories=[
            {"name": name, "parts": Section(name, (_matters(list(group)),)).to_json()["parts"]}
            for name, group in groupby(found, key=lambda one: one.facts.category or NO_CATEGORY)
        ],
    )


def limit_told(elements: Elements) -> str:
    """The limit a citizen counts on: the promised one where there is one."""
    if elements.promised:
        return f"承诺{elements.promised.text}"
    return f"法定{elements.statutory.text}" if elements.statutory else NOT_STATED


def _where(centre: Centre) -> Section:
    """What the centre says of itself; lines to fill in by hand where it has said nothing yet."""
    particulars = CentreParticulars.objects.filter(centre=centre).first() or CentreParticulars(centre=centre)
    blank = (("办公地址", ""), ("开放时间", ""), ("咨询电话", ""))
    return Section("地点和时间", (Pairs(particulars.rows() or blank),))


def _windows(order: Order) -> Section:
    windows = windows_open(order.centre, on=order.on)
    rows = tuple((str(window.number), window.name) for window in windows)
    if not rows:
        return Section("窗口", (Words(f"{NOT_STATED}。", quiet=True),))
    return Section("窗口", (Grid(("窗口号", "名称"), rows, (0, 1)),))


def _matters(found: list[Held]) -> Grid:
    rows = tuple(
        (
            one.facts.name,
            DEPTHS[one.depth].removeprefix("本中心") if one.depth else NOT_STATED,
            limit_told(one.facts),
            stated(one.facts.fee),
            stated(one.facts.contact),
        )
        for one in found
    )
    return Grid(("事项名称", "办理方式", "办理时限", "收费", "咨询电话"), rows, (8, 3, 5, 5, 4))
