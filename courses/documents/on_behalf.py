"""代办事项清单: the matters a centre files for people, with the clerks who do it.

Who they are is known above (postings, certification): whoever knows builds the rows and calls this writer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from courses.documents.handbook import NO_CATEGORY
from courses.documents.holdings import Held, sources
from courses.documents.orders import Order
from courses.documents.press import typeset_apart
from courses.documents.service_guide import limit_told
from courses.documents.words import SAMPLE, stated
from courses.models import CentreParticulars

TITLE = "代办事项清单"
FORMATS = ("pdf",)
NOBODY = "由中心指定"


@dataclass(frozen=True, slots=True)
class OnBehalf:
    """A matter filed on behalf, and the names of those who do it, as they are to be put up; none: the centre says."""

    held: Held
    people: tuple[str, ...]


def on_behalf_list(order: Order, rows: Sequence[OnBehalf]) -> bytes:
    """The list as a PDF, in the order given."""
    return typeset_apart("on_behalf", on_behalf_content(order, rows), at=order.at)


def on_behalf_content(order: Order, rows: Sequence[OnBehalf]) -> dict[str, Any]:
    """Everything on the list; names stay in the script they are written in."""
    order.told(len(rows), len(rows))
    is_sample = any(source.is_sample for source in sources([row.held for row in rows]))
    particulars = CentreParticulars.objects.filter(centre=order.centre).first()
    phone = f"代办咨询电话：{particulars.phone}。" if particulars and particulars.phone else ""
    return order.content(
        TITLE,
        sample=SAMPLE if is_sample else "",
        note=f"共{len(rows)}项，由本中心代为向实施主体提交。{phone}",
        head=["序号", "领域", "事项名称", "办理时限", "实施主体", "代办人员"],
        nobody=NOBODY,
        rows=[
            {
                "number": str(number),
                "category": row.held.facts.category or NO_CATEGORY,
                "name": row.held.facts.name,
                "limit": limit_told(row.held.facts),
                "department": stated(row.held.facts.department),
                "people": list(row.people),
            }
            for number, row in enumerate(rows, 1)
        ],
    )
