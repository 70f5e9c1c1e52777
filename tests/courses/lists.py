"""Small lists of matters for tests: two of the island's matters, and workbooks made of records."""

from dataclasses import replace
from io import BytesIO
from typing import Any

from openpyxl import Workbook

from courses.domain.cells.limits import read_limit
from courses.domain.elements import Elements, Limit, Material, Result, Step
from courses.domain.facets import Depth, Necessity, Tier
from courses.domain.records import Record
from courses.writers.xlsx import write_catalogue

IDENTITY = Material("居民身份证", originals=1, necessity=Necessity.REQUIRED, source="政府部门核发")
AGENT = Material("授权委托书", originals=1, necessity=Necessity.CONDITIONAL, when="委托他人代办的", source="申请人自备")

HOTEL = Record(
    Elements(
        code="GC-001",
        name="公共场所卫生许可（新办）",
        category="卫生健康",
        spoken=("开宾馆办卫生许可证",),
        parent="公共场所卫生许可",
        type="行政许可",
        basis=("《公共场所卫生管理条例》",),
        level="县级",
        department="县级卫生健康局",
        service_object=("企业法人", "个体工商户"),
        acceptance_conditions=("属于须取得卫生许可的场所",),
        approval_conditions=("空气、水质经检测合格", "建立卫生管理制度"),
        materials=(IDENTITY, AGENT, Material("卫生管理制度")),
        steps=(Step("窗口人员", "核对材料并受理", "当场"), Step("县级卫生健康局", "现场审查，作出决定", "20个工作日")),
        statutory=read_limit("20个工作日")[0],
        fee="不收费",
        result=Result("公共场所卫生许可证", "4年", "窗口领取"),
    ),
    Depth.ON_BEHALF,
    Tier.A,
)
CARD = Record(
    Elements(
        code="DW-002",
        name="正山门卡补办",
        category="岛务旅游",
        spoken=("上山卡丢了", "补一张进山卡"),
        service_object=("自然人：卡遗失或者损坏的持卡人",),
        conditions=("此前已领过正山门卡",),
        materials=(IDENTITY,),
        steps=(Step("窗口人员", "遗失的先挂失停用旧卡"),),
        result=Result("正山门卡"),
    ),
    Depth.ACCEPT,
    Tier.B,
)
BOTH = (HOTEL, CARD)


def numbered(count: int) -> list[Record]:
    """As many matters of one category, told apart by number."""
    return [changed(CARD, code=f"DW-{n:03}", name=f"正山门卡业务{n}") for n in range(1, count + 1)]


def changed(record: Record, **elements: Any) -> Record:
    """The record with other elements."""
    return replace(record, elements=replace(record.elements, **elements))


def limit(text: str) -> Limit:
    """A limit as the list writes it."""
    return read_limit(text)[0]


def as_bytes(book: Workbook) -> bytes:
    """The workbook as a file."""
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def workbook(*records: Record) -> bytes:
    """The records as the list's own workbook."""
    return as_bytes(write_catalogue(records))


def sheet_of(*rows: tuple[Any, ...], title: str = "清单") -> bytes:
    """A workbook with these rows and nothing else."""
    book = Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    return as_bytes(book)
