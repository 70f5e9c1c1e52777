"""Exams on paper: the centre's head prints, opens the key and enters; nobody else sees a question."""

from typing import Any

from tests.routes.rows import HEAD_HERE, Row, nothing
from tests.routes.world import World


def exam(world: World) -> dict[str, Any]:
    return {"pk": world.paper_on_paper.pk}


def sheet(world: World) -> dict[str, Any]:
    return {**exam(world), "sitting": world.paper_on_paper.attempts.get(on_paper=True).pk}


ON_PAPER = (
    Row("exam_sheets", HEAD_HERE, exam),
    Row("exam_sheets", HEAD_HERE, exam, post=nothing, ok=422),
    Row("exam_sheets_pdf", HEAD_HERE, exam, page=False),
    Row("exam_key_pdf", HEAD_HERE, exam, page=False),
    Row("exam_answer_list", HEAD_HERE, exam, page=False),
    # a plan needs the filled list; none was sent
    Row("exam_answers", HEAD_HERE, exam, post=nothing, ok=422),
    Row("exam_sheet", HEAD_HERE, sheet),
    Row("exam_sheet", HEAD_HERE, sheet, post=nothing, ok=422),
    Row("exam_answers_apply", HEAD_HERE, exam, post=nothing, ok=302),
)
