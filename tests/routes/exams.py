"""Exams: the clerk sits, the centre's head invigilates, and nobody else sees a question of a running one."""

from typing import Any

from tests.routes.rows import THE_CLERK, Row, nothing
from tests.routes.world import World

SIGNED_OUT = {"anonymous": 401}
"""A page's script is told, not sent to sign in."""


def sitting(world: World) -> dict[str, Any]:
    return {"pk": world.sitting.pk}


EXAMS = (
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
    Row("exam_submit", THE_CLERK, sitting, post=nothing, ok=302, page=False),
)
