"""A table of papers (材料名称 | 材料类型 | 份数 | 必要性 | 来源渠道 …) → materials.

A number in a column that doesn't say of what counts as originals or copies only where the paper's kind (材料类型)
says so; else it stays a note. That a paper is on paper (纸质) goes without saying. Links to samples are left out.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from courses.domain.cells.counts import Counts, read_counts
from courses.domain.cells.materials import NECESSITIES
from courses.domain.cells.silence import says_none, what_is_said
from courses.domain.cells.text import fold, numeral, one_line
from courses.domain.elements import Material
from courses.domain.facets import Necessity
from courses.domain.layout import plain_title

_TITLES = {
    "name": "材料名称 申请材料名称 申请材料 申报材料名称 申报材料 资料名称 提交材料名称 所需材料 材料 名称",
    "kind": "材料类型 类型",
    "form": "材料形式 材料介质 介质 材料形态 形式",
    "number": "纸质材料份数 份数 数量 材料份数 提交份数",
    "originals": "材料原件份数 原件份数 原件数 原件数量 page_num",
    "copies": "材料复印件份数 复印件份数 复印件数 复印件数量 page_copynum",
    "necessity": "材料必要性 必要性 是否必要 是否必需 是否必须 is_need",
    "source": "来源渠道 材料来源 来源",
    "source_note": "来源渠道说明 来源说明",
    "when": "情形 适用情形 情形说明 适用条件",
    "standard": "受理标准 材料要求 申请材料要求 其他要求 填报须知 填写要求 收取方式 材料规格 规格"
    " 纸质材料规格 备注 说明",
    "left": "附件 示例样表 空白表格 样表 示范文本 下载 序号 排序 编号 操作 附件下载 材料样本",
}
_KEYS = {title: key for key, titles in _TITLES.items() for title in titles.split()}
_NEEDED = {"是": "必要", "true": "必要", "否": "非必要", "false": "非必要"}
_CODED = {"1": "必要", "2": "非必要", "3": "容缺"}
_LINKS = re.compile(r"[\s\[(（【]*(?:示例样表|空白表格|空表下载|样表下载|表格下载|点击下载|下载附件|下载)[\])）】]*$")
# A table whose only other column counts rows is known by one of these alone.
_UNMISTAKABLE = {"材料名称", "申请材料名称", "申报材料名称", "提交材料名称", "资料名称"}
FEWEST_COLUMNS = 2


@dataclass(frozen=True, slots=True)
class PaperTable:
    """Which column of a table of papers says what; `is_coded` where necessity is another system's number."""

    columns: tuple[tuple[int, str, str], ...]
    is_coded: bool = False


def paper_table(cells: Sequence[str]) -> PaperTable | None:
    """The columns of a row of titles; None where the row isn't one."""
    found: list[tuple[int, str, str]] = []
    for index, cell in enumerate(cells):
        key = _KEYS.get(plain_title(cell)) if len(cell) <= 16 else None
        if cell and key is None and len(cell) > 12:
            return None
        if key and (key == "standard" or key not in {known for _, known, _ in found}):
            found.append((index, key, one_line(cell)))
    keys = {key for _, key, _ in found}
    unmistakable = any(plain_title(cell) in _UNMISTAKABLE for cell in cells)
    if "name" not in keys or (len(keys - {"left"}) < FEWEST_COLUMNS and not unmistakable):
        return None
    return PaperTable(tuple(found), any(plain_title(cell) == "is_need" for cell in cells))


def read_paper(cells: Sequence[str], table: PaperTable, before: list[Material]) -> Material | None:
    """The paper of a row; more of the paper before (whose last place it takes) where the row has no name."""
    said: dict[str, str] = {}
    notes: list[str] = []
    for index, key, title in table.columns:
        text = one_line(what_is_said(cells[index])[0]) if index < len(cells) else ""
        if says_none(text):
            continue
        if text and key == "standard":
            notes.append(text if title in ("备注", "说明") else f"{title}：{text}")
        elif text:
            said[key] = text
    name = _LINKS.sub("", said.get("name", ""))
    if not name:
        if before and notes:
            before[-1] = replace(before[-1], note="；".join(filter(None, [before[-1].note, *notes])))
        return None
    counts = _counts(said)
    necessity, unknown = _necessity(said.get("necessity", ""), is_coded=table.is_coded)
    form = said.get("form", "")
    words = [counts.note, "" if form in ("纸质", "") else form, unknown, *notes]
    source = said.get("source", "")
    if source and said.get("source_note"):
        source = f"{source}（{said['source_note']}）"
    when = said.get("when", "")
    return Material(
        name,
        counts.originals,
        counts.copies,
        Necessity.CONDITIONAL if when and necessity is not Necessity.DEFERRABLE else necessity,
        when,
        source,
        "；".join(filter(None, words)),
    )


def _counts(said: dict[str, str]) -> Counts:
    originals, copies = (_number(said.get(key, "")) for key in ("originals", "copies"))
    kind, words = said.get("kind", ""), said.get("number", "")
    number = _number(words)
    if originals is not None or copies is not None:
        whole = (originals or 0) + (copies or 0)
        return Counts(originals, copies, "" if number in (None, whole) else f"共{number}份")
    if number is not None:
        if kind in ("原件", "复印件"):
            return Counts(originals=number) if kind == "原件" else Counts(copies=number)
        return Counts(note="；".join(filter(None, [_form(kind), f"{number}份"])))
    found = read_counts(words) if words else None
    if found is None:
        return Counts(note="；".join(filter(None, [_form(kind), words])))
    return found if found.originals is not None or found.copies is not None else found.joined(Counts(note=_form(kind)))


def _form(kind: str) -> str:
    return kind if "件" in kind and ("原" in kind or "复印" in kind) else ""


def _number(text: str) -> int | None:
    return numeral(fold(text).rstrip("份张套件页本").strip())


def _necessity(text: str, *, is_coded: bool) -> tuple[Necessity | None, str]:
    """The necessity, or the words that aren't one."""
    word = fold(text).strip().lower()
    word = _NEEDED.get(word, _CODED.get(word, word) if is_coded else word)
    found = NECESSITIES.get(word)
    return found, "" if found or not text else f"必要性：{text}"
