"""Exams: the clerk sits, the centre's head invigilates, and nobody else sees a question of a running one."""

from typing import Any

from tests.routes.rows import (
    CLERKS,
    HEAD_HERE,
    HEADS,
    OF_THE_CENTRE,
    OVERSEERS,
    RECORD_READERS,
    THE_CLERK,
    Row,
    nothing,
)
from tests.routes.world import World

SIGNED_OUT = {"anonymous": 401}
"""A page's script is told, not sent to sign in."""


def sitting(world: World) -> dict[str, Any]:
    return {"pk": world.sitting.pk}


def exam(world: World) -> dict[str, Any]:
    return {"paper": world.exam_paper.pk}


def paused(world: World) -> dict[str, Any]:
    return {"kind": "paused", "reason": "停电"}


def exam_paper(world: World) -> dict[str, Any]:
    return {"pk": world.exam_paper.pk}


HERE = "?centre=putuoshan"
EXAMS = (
    Row("paper_list", OVERSEERS),
    Row("paper_list", OF_THE_CENTRE, query=HERE),
    Row("paper_new", HEADS),
    Row("paper_new", HEAD_HERE, query=HERE),
    Row("paper_new", HEAD_HERE, query=HERE, post=nothing, ok=422),
    Row("paper", OF_THE_CENTRE, exam_paper),
    # it is published, so it can't be changed any more
    Row("paper_edit", HEAD_HERE, exam_paper, ok=302),
    Row("paper_act", HEAD_HERE, exam_paper, post=nothing, ok=302),
    Row("exam_sitting", THE_CLERK, sitting),
    Row("exam_sitting", THE_CLERK, sitting, query="?position=1"),
    Row("exam_sitting", THE_CLERK, sitting, query="?hand-in"),
    # an answer without its number, for the same reason as below
    Row("exam_sitting", THE_CLERK, sitting, query="?position=1", post=nothing, ok=422),
    Row("paper_results", OF_THE_CENTRE, exam_paper),
    Row("paper_results_export", OF_THE_CENTRE, exam_paper, page=False),
    # it runs still: who sits it is led back to it, who sees the centre to the paper
    Row("exam_result", RECORD_READERS, sitting, ok=302, page=False),
    # an answer without its number is not readable; one that is would have to be on disk before it is answered
    Row(
        "exam_answer",
        THE_CLERK,
        sitting,
        post=lambda world: {"position": "1"},
        ok=422,
        also=SIGNED_OUT,
        page=False,
    ),
    Row("exam_state", THE_CLERK, sitting, also=SIGNED_OUT, page=False),
    Row("exam_act", HEAD_HERE, sitting),
    Row("exam_act", HEAD_HERE, sitting, post=paused, ok=302),
    Row("exam_act", HEAD_HERE, sitting, post=lambda world: {"kind": "extra_time", "reason": "停电"}, ok=422),
    Row("exam_act_all", HEAD_HERE, exam),
    Row("exam_act_all", HEAD_HERE, exam, post=paused, ok=302),
    Row("exam_intro", CLERKS, exam),
    # Alice goes on with her sitting; Bob can't begin, for this paper asks nothing
    Row("exam_intro", CLERKS, exam, post=nothing, ok=302, also={"other_clerk": 409}),
    Row("exam_live", HEAD_HERE, exam),
    Row("exam_room", HEAD_HERE, exam),
    Row("exam_late", HEAD_HERE, exam),
    Row("exam_late", HEAD_HERE, exam, post=nothing, ok=422),
    Row("exam_live_data", HEAD_HERE, exam, also=SIGNED_OUT, page=False),
    Row("exam_submit", THE_CLERK, sitting, post=nothing, ok=302, page=False),
)
