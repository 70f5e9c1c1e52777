"""Tables that aren't matter lists, and why a file was refused."""

from collections.abc import Callable, Sequence

from courses.domain.cells.text import clean
from courses.domain.layout import NAMING, plain_title
from courses.domain.problems import Refusal
from courses.domain.reading.headers import Header, headers_of
from courses.domain.source import Sheet, Source

MOST_NAMED = 6


def refuse_others(sheets: Sequence[Sheet]) -> None:
    """Raise the Refusal that names the kind of table, where the likeliest sheet is one we know to be something else."""
    for header in headers_of(sheets)[:1]:
        titles = [plain_title(part) for title in header.titles for part in title.split("/") if part]
        for code, is_one in _KINDS.items():
            if is_one(header, titles):
                raise Refusal(f"not_a_matter_list_{code}", sheet=header.sheet.name, row=header.row)


def refusal_of(source: Source) -> Refusal:
    """Why nothing was found, with the sheets and the row that came nearest to a header."""
    if not any(clean(cell) for sheet in source.sheets for row in sheet.rows for cell in row) and not any(
        clean(block.text) or block.rows for page in source.pages for block in page.blocks
    ):
        return Refusal("no_rows")
    best = next(iter(headers_of(source.sheets)), None)
    if best is None:
        return Refusal("labels_not_found")
    names = "、".join(sheet.name for sheet in source.sheets[:MOST_NAMED])
    known = "、".join(best.titles[index] for index in best.columns.values())
    return Refusal("header_not_found", sheet=best.sheet.name, row=best.row, sheets=names, known=known or "—")


def _is_disclosure(header: Header, titles: list[str]) -> bool:
    """基层政务公开标准目录: what is published where, not what is handled how."""
    return sum(title.startswith("公开") for title in titles) >= 3


def _is_bundles(header: Header, titles: list[str]) -> bool:
    """一件事清单: which matters belong to one life event."""
    return not header.names_a_list() and "bundle" in header.columns and not set(NAMING) & set(header.columns)


def _is_findings(header: Header, titles: list[str]) -> bool:
    """A system's list of what is wrong with matters: names, codes and error texts."""
    wrong = ("错误信息", "错误描述", "问题描述", "存在问题", "整改情况", "整改要求")
    return any(title in wrong for title in titles) and len(set(header.columns) - {"position", "remark"}) <= 3


_KINDS: dict[str, Callable[[Header, list[str]], bool]] = {
    "disclosure": _is_disclosure,
    "bundles": _is_bundles,
    "findings": _is_findings,
}
