"""Fees: the list's own words are kept; that nothing is charged is recognised in any of its wordings.

"0" says that nothing is charged; an empty cell says nothing.
"""

import re

from courses.domain.cells.text import clean, fold, one_line

_FREE = re.compile(
    r"(?:此项|本项|本事项|该事项|办理|全程|无需|收费(?:依据|标准|情况)?:?|标准:)*"
    r"(?:不收费|不收取(?:任何)?费用|不涉及(?:收费|费用)?|无收费|无需收费|免(?:收)?费(?:服务|办理|领取|发放)?|免收|无|否|没有|不收|0(?:\.0+)?元?)"
    r"(?:项目|标准|依据|用)?"
)
_PARTS = re.compile(r"[;,。\n]|(?<=[费无否])(?=收费标准|收费依据|标准)")


def read_fee(fee: str, charged: str = "", basis: str = "") -> str:
    """The fee as it is written; where a list only says whether there is one (是否收费), that; the basis in brackets."""
    words, law = clean(fee), one_line(basis)
    answer = fold(one_line(charged)).strip("。.")
    if not words and answer:
        words = "不收费" if answer in ("否", "不", "无") else "收费" if answer == "是" else clean(charged)
    if law and not is_free(law) and law not in words and not is_free(words):
        words = f"{words}（依据：{law}）" if words else f"依据：{law}"
    return words


def is_free(text: str) -> bool:
    """Whether the words say that nothing is charged, and nothing else."""
    pieces = [piece.strip() for piece in _PARTS.split(fold(text)) if piece.strip()]
    return bool(pieces) and all(_FREE.fullmatch(piece.replace(" ", "")) for piece in pieces)


def same_fee(one: str, other: str) -> bool:
    """Equal to the letter, or both free of charge in whatever words."""
    return one == other or (is_free(one) and is_free(other))
