"""Check sheets as PDF: a set for each clerk and matter, and their key apart.

In the words of the house's documents: Chinese, in the reader's script.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from courses.documents.codes import address, code_svg
from courses.documents.orders import frame
from courses.documents.press import typeset
from people.models import Centre
from quizzes.check_sheets.queries.sheets import SheetOfCheck
from quizzes.domain.check import CheckPolicy
from quizzes.domain.check_rules import policy_from
from quizzes.models import CheckSheet
from quizzes.sheet_parts import keyed_question, printed_question

TITLE = "事项考核卷"
KEY_TITLE = "事项考核卷答案"
HOW = (
    "用黑色签字笔作答。在方框内打“✓”；改动的，把原答案划去，在旁边写清新答案。",
    "单选和判断勾一项，多选勾出全部应选项，填数用阿拉伯数字。多选、漏选、错选和不答，均按答错处理。",
)
FROM_MEMORY = "请独立作答，不查阅课程、清单和手卡。"
OPEN_BOOK = "可以查阅本事项的课程、清单和手卡，请独立作答。"
IN_TURN = (
    "请答完全部题目。录入后，系统按考核规则逐题计算：各要素先各计一题，答错的要素继续计后面的题，"
    "够通过或者不通过时即止；没有计到的题不影响结果。"
)
CHANGED = (
    "请答完全部题目。录入后，系统按考核规则逐题计算：有变更的要素须连续{rights}题答对，"
    "够通过或者不通过时即止；没有计到的题不影响结果。"
)
ONCE = "每个要素一题，全部答对为通过。"
LAST = "交卷前核对姓名和卷号，并在本页签名。试题不带离现场。"
KEY_RULES = (
    "每份考核卷的题目和答案都不相同，请先核对卷号。答案与本表完全一致的为答对。",
    "字母表示应打“✓”的方框；情景题先写处理方式的序号，再写应勾选的字母；标明“可勾可不勾”的，勾与不勾均算对。",
    "“2-1-3”为自上而下各方框内应填的数字或者字母。",
    "本表用于讲评和复核。是否通过，以录入后系统按考核规则计算的结果为准，不按答对题数计算。",
)
WORDS = {
    "name": "姓名",
    "code": "卷号",
    "date": "考核日期",
    "time": "起止时间",
    "day-to-fill": "　　　　年　　　月　　　日",
    "time-to-fill": "　　时　　分 至 　　时　　分",
    "candidate": "作答人签名",
    "invigilator": "监督人签名",
    "rules": "作答须知",
    "end": "（试题到此结束）",
    "scan": "扫码打开录入页面：",
    "signatures": ("录入人", "核对人", "录入日期"),
}


def sheets_pdf(centre: Centre, sheets: Sequence[SheetOfCheck], *, on: date, at: datetime, language: str) -> bytes:
    """The sheets, each set beginning on a sheet of its own. No key is in it."""
    content = frame(
        TITLE,
        centre=centre.name,
        on=on,
        language=language,
        words=WORDS,
        rules=(),
        sheets=[_sheet(one) for one in sheets],
    )
    return typeset("exam_sheets", content, at=at)


def key_pdf(centre: Centre, sheets: Sequence[SheetOfCheck], *, on: date, at: datetime, language: str) -> bytes:
    """The right answers of these sheets, in the notation answers are entered in."""
    content = frame(
        KEY_TITLE,
        centre=centre.name,
        on=on,
        language=language,
        about=f"共{len(sheets)}份",
        rules=KEY_RULES,
        words={**WORDS, "secret": "讲评、复核专用，作答结束前密封保管"},
        sheets=[_key(one) for one in sheets],
    )
    return typeset("exam_key", content, at=at)


def _sheet(one: SheetOfCheck) -> dict[str, Any]:
    policy, last = policy_from(one.sheet.policy), one.sheet.expires_on
    url = address("check_sheet", one.sheet.pk)
    return {
        "applicant": one.name,
        "code": one.code,
        "subject": one.matter,
        "about": f"共{len(one.items)}题；{last.year}年{last.month}月{last.day}日前（含当日）录入，逾期作废",
        "of": "",
        "rules": [*HOW, OPEN_BOOK if policy.open_book else FROM_MEMORY, _counted(one.sheet, policy), LAST],
        "url": url,
        "qr": code_svg(url),
        "items": [printed_question(question) for question in one.questions],
    }


def _counted(sheet: CheckSheet, policy: CheckPolicy) -> str:
    """Which of its questions count."""
    if policy.once_each:
        return ONCE
    return CHANGED.format(rights=policy.fresh_rights) if sheet.facets else IN_TURN


def _key(one: SheetOfCheck) -> dict[str, Any]:
    return {
        "applicant": one.name,
        "code": one.code,
        "of": one.matter,
        "answers": [keyed_question(question) for question in one.questions],
    }
