"""Practical assessments: the head plans, the observer named marks, the clerk answers; overseers read."""

from typing import Any

from tests.routes.rows import HEAD_HERE, HEADS, OF_THE_CENTRE, OVERSEERS, RECORD_READERS, THE_CLERK, Row, nothing
from tests.routes.world import World

HERE = "?centre=putuoshan"
REVIEWER = frozenset({"reviewer"})


def plan(world: World) -> dict[str, Any]:
    return {"pk": world.practical_plan.pk}


def assessment(world: World) -> dict[str, Any]:
    return {"pk": world.practical_assessment.pk}


def checklist(world: World) -> dict[str, Any]:
    return {"pk": world.practical_assessment.checklist_id}


def no_reason(world: World) -> dict[str, Any]:
    return {"reason": " "}


PRACTICAL = (
    Row("practical_list", OVERSEERS),
    Row("practical_list", OF_THE_CENTRE, query=HERE),
    Row("practical_mine", HEADS | REVIEWER),
    Row("practical_checklists", OVERSEERS),
    Row("practical_checklists", OF_THE_CENTRE, query=HERE),
    Row("practical_checklist_new", HEADS),
    Row("practical_checklist_new", HEAD_HERE, query=HERE, post=no_reason, ok=422),
    Row("practical_checklist", HEAD_HERE, checklist),
    Row("practical_checklist", HEAD_HERE, checklist, post=no_reason, ok=422),
    Row("practical_plan_new", HEADS),
    Row("practical_plan_new", HEAD_HERE, query=HERE, post=no_reason, ok=422),
    # the reviewer was asked to observe; nobody else marks a line
    Row("practical_plan", RECORD_READERS | REVIEWER, plan),
    Row("practical_plan", REVIEWER, plan, post=nothing, ok=422),
    Row("practical_blank", RECORD_READERS | REVIEWER, plan),
    Row("practical_assessment", RECORD_READERS, assessment),
    # somebody else's assessment isn't there to be answered
    Row("practical_answer", THE_CLERK, assessment, post=nothing, ok=422, refused=404),
    Row("practical_call_off", HEAD_HERE, plan, post=nothing, ok=302),
)
