"""Matter checks on paper: the centre's head prints, opens the key and enters; nobody else sees a question."""

from typing import Any

from tests.routes.rows import HEAD_HERE, Row, nothing
from tests.routes.world import World

HERE = "?centre=putuoshan"


def sheet(world: World) -> dict[str, Any]:
    return {"pk": world.check_sheet.pk}


CHECK_SHEETS = (
    Row("check_sheets", HEAD_HERE, query=HERE),
    Row("check_sheets", HEAD_HERE, query=HERE, post=nothing, ok=422),
    Row("check_sheets_act", HEAD_HERE, query=HERE, post=nothing, ok=422),
    Row("check_sheets_pdf", HEAD_HERE, query=HERE, page=False),
    Row("check_sheets_key", HEAD_HERE, query=HERE, page=False),
    Row("check_sheets_list", HEAD_HERE, query=HERE, page=False),
    # a plan needs the filled list; none was sent
    Row("check_sheets_answers", HEAD_HERE, query=HERE, post=nothing, ok=422),
    Row("check_sheet", HEAD_HERE, sheet),
    Row("check_sheet", HEAD_HERE, sheet, post=nothing, ok=422),
    Row("check_sheets_apply", HEAD_HERE, query=HERE, post=nothing, ok=302),
)
