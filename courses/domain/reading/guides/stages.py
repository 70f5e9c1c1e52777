"""A table of stages (环节名称 | 办理单位 | 办理时限 | 审查标准) → steps."""

from collections.abc import Sequence

from courses.domain.cells.silence import what_is_said
from courses.domain.cells.text import one_line
from courses.domain.elements import Step
from courses.domain.layout import plain_title

_TITLES = {
    "stage": "环节 环节名称 办理环节 流程环节 审批环节 步骤 步骤名称 办理步骤 阶段",
    "who": "办理人 办理人员 办理岗位 岗位 办理单位 责任人 责任部门 责任单位 经办人 经办岗位 承办人",
    "what": "办理内容 工作内容 审查标准 审核标准 办理要求 环节说明 审查内容",
    "duration": "办理时限 环节时限 时限 办理时间 承诺时限",
}
_KEYS = {title: key for key, titles in _TITLES.items() for title in titles.split()}
Columns = dict[str, int]


def stage_table(cells: Sequence[str]) -> Columns | None:
    """Which column says what; None where the row isn't one of titles over stages."""
    found: Columns = {}
    for index, cell in enumerate(cells):
        if key := _KEYS.get(plain_title(cell)) if len(cell) <= 16 else None:
            found.setdefault(key, index)
    return found if "stage" in found and len(found) > 1 else None


def read_stage(cells: Sequence[str], columns: Columns) -> Step | None:
    """The step of a row; None where the row names no stage."""
    said = {
        key: one_line(what_is_said(cells[index])[0]) if index < len(cells) else "" for key, index in columns.items()
    }
    if not said["stage"]:
        return None
    what = "，".join(filter(None, [said["stage"], said.get("what", "")]))
    return Step(said.get("who", ""), what, said.get("duration", ""))
