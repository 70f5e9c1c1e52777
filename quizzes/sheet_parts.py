"""What a sheet of paper and its key say of one question, for the templates that print them.

In the words of the house's documents: Chinese, in the reader's script.
"""

from collections.abc import Iterable
from typing import Any

from quizzes.domain.grading import key_answer
from quizzes.domain.item import Item, Kind
from quizzes.domain.on_paper.boxes import Group, Role, groups_of
from quizzes.domain.on_paper.entries import PaperQuestion
from quizzes.domain.on_paper.notation import write_notation
from quizzes.sheet_pictures import printed_picture

HINTS = {
    Kind.SINGLE: "单选",
    Kind.SET: "多选",
    Kind.TRUE_FALSE: "判断",
    Kind.ORDERING: "排序：在方框内填写1、2、3……",
    Kind.NUMBER: "填数",
    Kind.MATCHING: "对应：在方框内填写字母，可以重复",
    Kind.CASE: "情景",
}
LEADS = {
    Role.OUTCOME: ("您怎样处理？", "勾一项"),
    Role.NOTIFY: ("需要更正、补正或者容后补交的材料", "处理方式为2、3、4的，勾出全部，不多不少；其他不勾"),
    Role.GIVE_BACK: ("退还申请人的材料", "勾出本事项不需要的；都需要的，不勾"),
    Role.REFUSED_FOR: ("不予受理的理由", "处理方式为5的勾选"),
    Role.LED_TO: ("引导前往的单位", "处理方式为6的勾选"),
}


def printed_question(question: PaperQuestion) -> dict[str, Any]:
    """What its sheet prints; nothing of the key is in it."""
    item = question.item
    return {
        "number": str(question.position),
        "matter": question.matter,
        "stem": item.stem,
        "hint": HINTS[item.kind],
        "picture": printed_picture(item),
        "groups": [_group(group) for group in groups_of(item)],
        "case": _case(item),
        "long": item.kind is Kind.CASE,
    }


def _group(group: Group) -> dict[str, Any]:
    lead, hint = LEADS.get(group.role, ("", ""))
    return {
        "role": group.role.value,
        "lead": lead,
        "hint": f"（{hint}）" if hint else "",
        "boxes": [{"label": box.label, "text": box.text} for box in group.boxes],
        "among": [{"label": box.label, "text": box.text} for box in group.among],
    }


def _case(item: Item) -> dict[str, Any] | None:
    if item.case is None:
        return None
    return {
        "lines": [item.case.citizen, *item.case.situation],
        "lead": "柜台上放着：",
        "papers": [paper.text for paper in item.case.folder],
    }


def keyed_question(question: PaperQuestion) -> dict[str, Any]:
    """Its right answer in the notation answers are entered in, and what may be ticked or not."""
    return {
        "number": str(question.position),
        "answer": write_notation(question.item, key_answer(question.item)),
        "remark": _either(question.item),
    }


def _either(item: Item) -> str:
    """Papers of a case that may be handed back or kept."""
    if item.case is None or not item.case.key.either:
        return ""
    return f"{_labels(item, item.case.key.either)}可勾可不勾"


def _labels(item: Item, ids: Iterable[str]) -> str:
    return "".join(box.label for group in groups_of(item) for box in group.boxes if box.id in set(ids))
