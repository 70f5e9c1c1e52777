"""An exam on paper as PDF: a set of sheets for each candidate, and the key for whoever marks by hand.

In the words of the house's documents: Chinese, in the reader's script.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from courses.documents.orders import frame
from courses.documents.press import typeset
from quizzes.domain.grading import key_answer
from quizzes.domain.item import Item, Kind
from quizzes.exams.domain.marking import rights_needed
from quizzes.exams.domain.on_paper.boxes import Group, Role, groups_of
from quizzes.exams.domain.on_paper.notation import write_notation
from quizzes.exams.models import Paper
from quizzes.exams.queries.on_paper import PaperQuestion, PaperSitting
from quizzes.exams.queries.sitting import SittingPolicy

KEY_TITLE = "评分答案"
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
RULES = (
    "用黑色签字笔作答。在方框内打“✓”；改动的，把原答案划去，在旁边写清新答案。",
    "单选和判断勾一项，多选勾出全部应选项，填数用阿拉伯数字。",
    "每题全部答对才计分，多选、漏选、错选均不计分；不答与答错相同。",
    "作答时不查阅课程、清单和手卡。右侧虚线框由阅卷人使用，请勿填写。",
    "交卷前核对姓名和卷号，并在本页签名。试题不带离考场。",
)
KEY_RULES = (
    "答案与本表完全一致的记为答对；多选、漏选、错选和空白均不计分。",
    "字母表示应打“✓”的方框；情景题先写处理方式的序号，再写应勾选的字母。",
    "“2-1-3”为自上而下各方框内应填的数字或者字母。",
    "标明“可勾可不勾”的字母，勾与不勾均算对。",
)
WORDS = {
    "name": "姓名",
    "code": "卷号",
    "date": "考试日期",
    "time": "起止时间",
    "day-to-fill": "　　　　年　　　月　　　日",
    "time-to-fill": "　　时　　分 至 　　时　　分",
    "candidate": "考生签名",
    "invigilator": "监考人签名",
    "rules": "作答须知",
    "end": "（试题到此结束）",
    "marking": "阅卷",
    "right": "答对",
    "passed": "合格",
    "failed": "不合格",
    "signatures": ("阅卷人", "复核人", "录入人"),
}


def sheets_pdf(paper: Paper, sittings: Sequence[PaperSitting], *, on: date, at: datetime, language: str) -> bytes:
    """The sheets of these candidates, each set beginning on a sheet of its own. No key is in it."""
    content = frame(
        paper.title,
        centre=paper.centre.name,
        on=on,
        language=language,
        words=WORDS,
        rules=RULES,
        sheets=[_sheet(one) for one in sittings],
    )
    return typeset("exam_sheets", content, at=at)


def key_pdf(paper: Paper, sittings: Sequence[PaperSitting], *, on: date, at: datetime, language: str) -> bytes:
    """The right answers of these candidates' sheets, in the notation the answers are entered in."""
    content = frame(
        f"{paper.title}{KEY_TITLE}",
        centre=paper.centre.name,
        on=on,
        language=language,
        about=f"共{len(sittings)}份试卷；每份试卷的题目和答案都不相同，请先核对卷号",
        rules=KEY_RULES,
        words={**WORDS, "secret": "阅卷专用，阅卷前密封保管"},
        sheets=[_key(one) for one in sittings],
    )
    return typeset("exam_key", content, at=at)


def _sheet(sitting: PaperSitting) -> dict[str, Any]:
    count, policy = len(sitting.questions), SittingPolicy.of(sitting.attempt)
    return {
        "applicant": sitting.name,
        "code": sitting.code,
        "about": f"纸质试卷，共{count}题，{policy.minutes}分钟；{_pass_mark(policy, count)}",
        "of": f"题，共{count}题；{_pass_mark(policy, count)}",
        "items": [_question(one) for one in sitting.questions],
    }


def _pass_mark(policy: SittingPolicy, count: int) -> str:
    return f"答对{rights_needed(count, pass_percent=policy.pass_percent)}题及以上为合格"


def _question(question: PaperQuestion) -> dict[str, Any]:
    item = question.item
    return {
        "number": str(question.position),
        "matter": question.matter,
        "stem": item.stem,
        "hint": HINTS[item.kind],
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


def _key(sitting: PaperSitting) -> dict[str, Any]:
    count, policy = len(sitting.questions), SittingPolicy.of(sitting.attempt)
    return {
        "applicant": sitting.name,
        "code": sitting.code,
        "of": f"共{count}题；{_pass_mark(policy, count)}",
        "answers": [
            {
                "number": str(one.position),
                "answer": write_notation(one.item, key_answer(one.item)),
                "remark": _either(one.item),
            }
            for one in sitting.questions
        ],
    }


def _either(item: Item) -> str:
    """Papers of a case that may be handed back or kept."""
    if item.case is None or not item.case.key.either:
        return ""
    return f"{_labels(item, item.case.key.either)}可勾可不勾"


def _labels(item: Item, ids: Iterable[str]) -> str:
    return "".join(box.label for group in groups_of(item) for box in group.boxes if box.id in set(ids))
