"""An exam on paper as PDF: a set of sheets for each candidate, and the key for whoever marks by hand.

In the words of the house's documents: Chinese, in the reader's script.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from courses.documents.orders import frame
from courses.documents.press import typeset
from quizzes.exams.domain.marking import rights_needed
from quizzes.exams.models import Paper
from quizzes.exams.queries.on_paper import PaperSitting
from quizzes.exams.queries.sitting import SittingPolicy
from quizzes.sheet_parts import keyed_question, printed_question

KEY_TITLE = "评分答案"
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
        "items": [printed_question(one) for one in sitting.questions],
    }


def _pass_mark(policy: SittingPolicy, count: int) -> str:
    return f"答对{rights_needed(count, pass_percent=policy.pass_percent)}题及以上为合格"


def _key(sitting: PaperSitting) -> dict[str, Any]:
    count, policy = len(sitting.questions), SittingPolicy.of(sitting.attempt)
    return {
        "applicant": sitting.name,
        "code": sitting.code,
        "of": f"共{count}题；{_pass_mark(policy, count)}",
        "answers": [keyed_question(one) for one in sitting.questions],
    }
