"""The six facets (要素) a clerk must master of every matter, and the small vocabularies of a list.

Source: Putuoshan town's reform plan, 二(四): 服务对象、办理条件、申请材料、办理流程、时限要求、办理结果.
"""

from enum import StrEnum


class Facet(StrEnum):
    """One of the six things a clerk knows of a matter; the order is the plan's."""

    SERVICE_OBJECT = "service_object"
    CONDITIONS = "conditions"
    MATERIALS = "materials"
    PROCESS = "process"
    TIME_LIMIT = "time_limit"
    RESULT = "result"

    # Facets are looked up by the hundred thousand; an enum's own hash is written in Python.
    __hash__ = str.__hash__


FACETS = tuple(Facet)


class Depth(StrEnum):
    """What a centre may do for a matter (办理深度)."""

    ACCEPT = "accept"  # 受理
    ON_BEHALF = "on_behalf"  # 代办
    DIRECT = "direct"  # 引导


class Tier(StrEnum):
    """Training tier by share of yearly cases; sets depth of check, validity, deadlines and cover."""

    A = "A"
    B = "B"
    C = "C"


class Necessity(StrEnum):
    """Whether a material must be there; deferrable (容缺) only where the list says so."""

    REQUIRED = "required"
    CONDITIONAL = "conditional"
    DEFERRABLE = "deferrable"


class TimeUnit(StrEnum):
    """Unit of a limit as the list writes it.

    DAY is an unlabelled 日: for an administrative licence (行政许可) it counts working days
    (行政许可法 82); elsewhere it is treated as not stated and never asked.
    """

    IMMEDIATE = "immediate"  # 即办、当场
    HOUR = "hour"
    WORKING_DAY = "working_day"
    CALENDAR_DAY = "calendar_day"  # 自然日, written as such
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class ChangeKind(StrEnum):
    """A material change asks the facet again; an editorial one does not."""

    MATERIAL = "material"
    EDITORIAL = "editorial"


LICENCE_TYPE = "行政许可"
