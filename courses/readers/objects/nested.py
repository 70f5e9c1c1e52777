"""Lists of objects within a matter, as the list's own cells write them: papers, and steps of the process."""

import re
from collections.abc import Sequence

from courses.domain.cells.materials import write_materials
from courses.domain.cells.steps import write_steps
from courses.domain.elements import Material, Step
from courses.domain.reading.guides.papers import paper_table, read_paper

_PAPERS = re.compile("材料|资料|要件|material", re.I)
_STEPS = re.compile("流程|环节|步骤|程序|process|step", re.I)
_WHAT = ("环节名称", "办理环节", "环节", "步骤名称", "步骤", "名称", "name")
_HOW = ("办理内容", "环节内容", "内容", "说明", "办理标准", "审查标准")
_WHO = ("办理人员", "办理人", "责任人", "办理主体", "办理部门", "承办部门", "责任部门", "岗位")
_HOW_LONG = ("办理时限", "时限", "环节时限", "办理时间")


def written(key: str, header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """The cell for a table under that key; "" where it is neither papers nor steps, or not all of it is understood."""
    if _PAPERS.search(key):
        return _papers(header, rows)
    return _steps(header, rows) if _STEPS.search(key) else ""


def _papers(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    table = paper_table(header)
    if table is None:
        return ""
    found: list[Material] = []
    for row in rows:
        if paper := read_paper(row, table, found):
            found.append(paper)
    return write_materials(tuple(found))


def _steps(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    known = {*_WHAT, *_HOW, *_WHO, *_HOW_LONG, "序号", "排序"}
    if not set(header) <= known:
        return ""
    said = [dict(zip(header, row, strict=True)) for row in rows]
    steps = (Step(_first(each, _WHO), _what(each), _first(each, _HOW_LONG)) for each in said)
    return write_steps(tuple(step for step in steps if step.what))


def _what(said: dict[str, str]) -> str:
    return "，".join(filter(None, [_first(said, _WHAT), _first(said, _HOW)]))


def _first(said: dict[str, str], names: Sequence[str]) -> str:
    return next((said[name].replace("\n", "") for name in names if said.get(name)), "")
