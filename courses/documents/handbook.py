"""《综窗工作服务手册》 of a centre: every matter it handles, by category, in six facets, with its lesson's code."""

from itertools import groupby
from typing import Any

from courses.documents import codes, facts, standards
from courses.documents.holdings import Held, Source, count_held, held, sources
from courses.documents.markdown import handbook_markdown
from courses.documents.orders import Order
from courses.documents.parts import Lines, Section
from courses.documents.press import typeset_apart
from courses.documents.word_handbook import handbook_docx
from courses.documents.words import NOT_STATED, SAMPLE, SAMPLE_LONG, chinese_date

TITLE = "综窗工作服务手册"
NO_CATEGORY = "未分类"
PDF, WORD, MARKDOWN = "pdf", "docx", "md"
FORMATS = (PDF, WORD, MARKDOWN)


def handbook(order: Order) -> bytes:
    """The book as a file of the order's format."""
    content = handbook_content(order)
    if order.format == MARKDOWN:
        return handbook_markdown(content).encode()
    if order.format == WORD:
        return handbook_docx(content)
    return typeset_apart("handbook", content, at=order.at)


def handbook_content(order: Order) -> dict[str, Any]:
    """Everything in the book, in the reader's script."""
    total = count_held(order.centre, on=order.on)
    found: list[Held] = []
    matters: list[tuple[str, dict[str, Any]]] = []
    for one in held(order.centre, on=order.on):
        found.append(one)
        matters.append((one.facts.category or NO_CATEGORY, _matter(one, drawn=order.format == PDF)))
        order.told(len(found), total)
    lists = sources(found)
    sample = SAMPLE if any(source.is_sample for source in lists) else ""
    return order.content(
        TITLE,
        sample=sample,
        subtitle="",
        colophon=_colophon(order, lists, total),
        foreword=[_how_to_read(sample=bool(sample)).to_json()],
        words={"contents": "目录", "scan": "扫码打开课程：", "standards": standards.TITLE},
        standards=[section.to_json() for section in standards.standards_sections()],
        categories=[
            {"name": name, "matters": [matter for _name, matter in group]}
            for name, group in groupby(matters, key=lambda pair: pair[0])
        ],
    )


def _matter(one: Held, *, drawn: bool) -> dict[str, Any]:
    url = codes.address("matter_live", one.matter)
    about = facts.about_pairs(one.facts, depth=one.depth, tier=one.tier, public=False)
    sections = (
        *facts.facet_sections(one.facts),
        facts.basis_section(one.facts),
        *facts.remark_sections(one.facts),
    )
    return {
        "name": one.facts.name,
        "spoken": "".join(f"“{words}”" for words in one.facts.spoken),
        "url": url,
        "qr": codes.code_svg(url) if drawn else "",
        "about": about.rows,
        "sections": [section.to_json() for section in sections],
        "source": f"事项编码{one.facts.code}；目录第{one.edition}版，事项第{one.version}版。",
    }


def _colophon(order: Order, lists: tuple[Source, ...], total: int) -> list[tuple[str, str]]:
    rested = "\n".join(
        f"{source.name}（第{source.edition}版，{chinese_date(source.in_force_from)}起施行）" for source in lists
    )
    return [
        ("编制单位", order.centre.name),
        ("编制依据", rested or NOT_STATED),
        ("收录事项", f"{total}项"),
        ("编制日期", chinese_date(order.on)),
    ]


def _how_to_read(*, sample: bool) -> Section:
    """What a clerk must know to trust the book, and no more."""
    lines = [
        "本册按领域编排，每个事项依次列明服务对象、办理条件、申请材料、办理流程、办理时限和办理结果，内容取自施行中的事项目录。",
        f"写明“{NOT_STATED}”的，是清单没有写，不是“没有”，也不是零；需要时向实施主体核实，不得自行增加要求。",
        "准予条件由实施主体审查决定，窗口不得以准予条件不具备为由不予受理。",
        "扫描事项旁的二维码，登录后可以看到该事项当日施行的内容；两者不一致的，以二维码打开的内容为准。",
    ]
    return Section("使用说明", (Lines((SAMPLE_LONG, *lines) if sample else tuple(lines)),))
