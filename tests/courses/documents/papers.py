"""Orders and subjects for tests of the papers, and the names nobody should have to print."""

from datetime import datetime

from courses.documents.matter_papers import Subject
from courses.documents.orders import Order
from courses.domain.facets import Depth
from courses.domain.records import Record
from people.models import Centre
from tests.courses.lists import HOTEL
from tests.factories import MOMENT

HOSTILE = '喆䶮𬭚#[]$*_@\\"`~<'
SIMPLIFIED, TRADITIONAL = "zh-hans", "zh-hant"


def order(centre: Centre, *, format: str = "pdf", language: str = SIMPLIFIED, at: datetime = MOMENT) -> Order:
    return Order(centre, at.date(), at, format, language)


def subject(record: Record = HOTEL, *, is_sample: bool = False, public: bool = True) -> Subject:
    """A matter as the first town's centre has it, without a database."""
    return Subject(
        matter=41,
        facts=record.elements,
        version=2,
        edition=3,
        list_name="普陀山镇事项清单",
        is_sample=is_sample,
        issuer="普陀山镇便民服务中心",
        centre_code="putuoshan",
        depth=record.depth or Depth.ACCEPT,
        public=public,
        place=(("办公地址", "海天路1号"), ("咨询电话", "0580-6000000")),
    )
