"""The process as lanes: whose turn each step is, from left to right as the papers travel."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from courses.domain.elements import Step


class Lane(StrEnum):
    """Who acts; the order is the order of the columns."""

    CITIZEN = "citizen"
    COUNTER = "counter"
    OFFICE = "office"  # the department, and whoever else acts behind the counter


LANES = tuple(Lane)
_COUNTER = ("窗口", "便民服务中心", "代办员", "帮办员", "综窗")
_CITIZEN = (
    *("申请", "申领", "申报", "当事人", "群众", "本人", "家属", "亲属", "监护人", "代理人", "受托人"),
    *("参保人", "经营者", "用人单位", "村民", "户主", "持证人", "持卡人"),
)


@dataclass(frozen=True, slots=True)
class Stage:
    """One step in its lane, and the lane the next step is in (its own after the last step)."""

    step: Step
    lane: Lane
    onward: Lane


def stages(steps: Iterable[Step]) -> tuple[Stage, ...]:
    """Every step in its lane; nothing where a step doesn't say whose it is, or all are of one lane: no figure then."""
    told = tuple(steps)
    if not all(step.who for step in told):
        return ()
    lanes = [lane_of(step.who) for step in told]
    if len(set(lanes)) < 2:
        return ()
    return tuple(Stage(*stage) for stage in zip(told, lanes, [*lanes[1:], lanes[-1]], strict=True))


def lane_of(who: str) -> Lane:
    """The lane of whoever is named first."""
    places = [(who.find(word), lane) for lane, words in _WORDS for word in words if word in who]
    return min(places, key=lambda place: place[0], default=(0, Lane.OFFICE))[1]


_WORDS = ((Lane.COUNTER, _COUNTER), (Lane.CITIZEN, _CITIZEN))
