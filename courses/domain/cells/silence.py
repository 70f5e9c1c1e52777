"""Cells that look filled and say nothing: dashes, "（空）", "详见附件", a form's own prompt left in.

Such a cell is treated as not stated, and said to be — except dashes, which everybody reads as an empty cell.
"""

import re

from courses.domain.cells.text import clean, fold
from courses.domain.problems import Problem, Severity

_DASH = re.compile(r"[-/\\—–_.。、]+|N/?A", re.IGNORECASE)
_EMPTY = re.compile(r"\(?(?:空|空白|待定|待补充|暂缺|略|未填写|请填写|请输入.{0,12}|[xX×*＊]{2,})\)?")
_ELSEWHERE = re.compile(
    r"\(?(?:具体|内容|详情|相关内容)?(?:请)?(?:(?:详见|见|参见)"
    r"(?:附件|附表|附图|下图|下表|上图|上表|流程图|官网|网站|链接|办事指南|服务指南|二维码|其他|备注)[^,;。]{0,8}"
    r"|图片|附图|流程图|附件|另附)\)?"
)
_PROMPT = re.compile(
    r"[(（]\s*(?:可|请|可以)?(?:根据|按照?|结合)[^()（）]{0,12}情况[^()（）]{0,6}(?:填写|填报|描述)\s*[)）]"
)
_NONE = re.compile(r"(?:无|暂无|没有|无需|不需要|无要求|无此项|不涉及)")


def what_is_said(text: str) -> tuple[str, tuple[Problem, ...]]:
    """The cell without a form's prompts; empty where nothing is said, with a notice of what stood there."""
    if "情况" in text and (prompt := _PROMPT.search(text)):
        rest, _ = what_is_said(text[: prompt.start()] + text[prompt.end() :])
        return rest, (_notice("cell_prompt", prompt[0]),)
    if len(text) > 40:
        return text, ()
    words = clean(text)
    plain = fold(words).replace("\n", "").strip("。. ")
    if not plain or _DASH.fullmatch(plain):
        return "", ()
    if _EMPTY.fullmatch(plain):
        return "", (_notice("cell_not_filled", words),)
    if _ELSEWHERE.fullmatch(plain):
        return "", (_notice("cell_refers_elsewhere", words),)
    return text, ()


def says_none(text: str) -> bool:
    """Whether the cell says that there is none of it ("无", "暂无")."""
    return len(text) <= 8 and _NONE.fullmatch(fold(clean(text)).strip("。. ")) is not None


def _notice(code: str, text: str) -> Problem:
    return Problem(code, Severity.NOTICE, params={"text": text})
