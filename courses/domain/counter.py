"""What happens at the counter with one matter: each outcome, and what this matter's facts make of it.

Sources: 行政许可法 32 (accept; mend on the spot; one notice of everything, on the spot or within five working
days, a late one counting as acceptance from receipt; refusal in writing with reasons); the town's plan, 配置2
(容缺 only where the list lets a paper follow, against a written commitment); 首问负责 (lead to the right counter).
An unmet condition of approval is no reason to refuse: the department decides.
"""

from dataclasses import dataclass
from enum import StrEnum

from courses.domain.checklist import FROM_THE_COUNTER, Need, need_of
from courses.domain.elements import Elements
from courses.domain.facets import Depth

NOTICE_WITHIN = 5
"""Working days for the one notice, after which the application counts as accepted from its receipt."""

_FORMS = ("申请表", "登记表", "申请书", "申报表", "备案表", "信息表", "信息采集表")


class Outcome(StrEnum):
    """What happens at the counter; the order is the order on screen."""

    ACCEPT = "accept"
    MEND_ON_THE_SPOT = "mend_on_the_spot"
    NOTIFY_ONCE = "notify_once"
    ACCEPT_WITH_DEFERRAL = "accept_with_deferral"
    REFUSE = "refuse"
    LEAD_TO = "lead_to"


class Bearing(StrEnum):
    """What the facts of the matter make of an outcome. A code whose sentence the screen knows."""

    ACCEPTED_HERE = "accepted_here"
    FILED_ON_BEHALF = "filed_on_behalf"
    FORMS = "forms"  # the papers people fill in are named
    NO_FORMS = "no_forms"
    PAPERS = "papers"  # how many are always needed
    NO_PAPERS = "no_papers"
    DEFERRABLE = "deferrable"
    NOT_DEFERRABLE = "not_deferrable"
    ACCEPTANCE_CONDITIONS = "acceptance_conditions"
    NOT_TOLD_APART = "not_told_apart"  # conditions are listed, but not which of them are for acceptance
    NO_CONDITIONS = "no_conditions"
    WRONG_COUNTER = "wrong_counter"
    DIRECTED = "directed"  # this centre only shows the way


@dataclass(frozen=True, slots=True)
class Case:
    """One outcome with this matter: whether it can happen at this counter, why, and the facts it turns on."""

    outcome: Outcome
    happens: bool
    bearing: Bearing
    facts: tuple[str, ...] = ()


def cases(facts: Elements, depth: Depth | None) -> tuple[Case, ...]:
    """Every outcome in its order; a centre that only directs knows one.

    `depth` is what the reader's centre may do, None where they belong to no centre or it isn't stated: then the
    matter is taken to be accepted.
    """
    if depth is Depth.DIRECT:
        return (Case(Outcome.LEAD_TO, True, Bearing.DIRECTED),)
    return (
        Case(Outcome.ACCEPT, True, Bearing.FILED_ON_BEHALF if depth is Depth.ON_BEHALF else Bearing.ACCEPTED_HERE),
        _mend(facts),
        _notify(facts),
        _defer(facts),
        _refuse(facts),
        Case(Outcome.LEAD_TO, True, Bearing.WRONG_COUNTER),
    )


def _mend(facts: Elements) -> Case:
    forms = tuple(
        material.name
        for material in facts.materials
        if FROM_THE_COUNTER in material.source or any(word in material.name for word in _FORMS)
    )
    return Case(Outcome.MEND_ON_THE_SPOT, True, Bearing.FORMS if forms else Bearing.NO_FORMS, forms)


def _notify(facts: Elements) -> Case:
    always = tuple(material.name for material in facts.materials if need_of(material) is Need.ALWAYS)
    stated = bool(facts.materials)
    return Case(Outcome.NOTIFY_ONCE, True, Bearing.PAPERS if stated else Bearing.NO_PAPERS, always)


def _defer(facts: Elements) -> Case:
    later = tuple(material.name for material in facts.materials if need_of(material) is Need.LATER)
    bearing = Bearing.DEFERRABLE if later else Bearing.NOT_DEFERRABLE
    return Case(Outcome.ACCEPT_WITH_DEFERRAL, bool(later), bearing, later)


def _refuse(facts: Elements) -> Case:
    if facts.acceptance_conditions:
        return Case(Outcome.REFUSE, True, Bearing.ACCEPTANCE_CONDITIONS, facts.acceptance_conditions)
    stated = facts.conditions or facts.approval_conditions
    return Case(Outcome.REFUSE, True, Bearing.NOT_TOLD_APART if stated else Bearing.NO_CONDITIONS)
