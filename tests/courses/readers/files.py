"""Real files of every kind, no two alike, and the damage that befalls files. Everything follows from a seed."""

import csv
import json
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO, StringIO

import xlwt
from docx import Document
from openpyxl import Workbook

HEADER = ("序号", "事项编码", "事项名称", "服务对象", "申请材料", "办理流程", "法定办结时限", "收费", "备注")
WORDS = ("公共场所", "卫生许可", "用水过户", "正山门卡", "补办", "居民身份证", "户口簿", "产权证", "申请人")
WORDS += ("窗口人员", "20个工作日", "当场", "不收费", "“（新办）”", "A&B", "<5日", "’")


@dataclass(slots=True)
class Dice:
    """Numbers that are the same on every machine and in every process."""

    seed: str
    thrown: int = 0

    def below(self, most: int) -> int:
        self.thrown += 1
        return int.from_bytes(sha256(f"{self.seed}/{self.thrown}".encode()).digest()[:8], "big") % most

    def words(self, most: int) -> str:
        return "".join(WORDS[self.below(len(WORDS))] for _ in range(self.below(most) + 1))

    def rows(self) -> list[tuple[str, ...]]:
        matters = range(1, self.below(12) + 2)
        return [HEADER, *((str(n), f"GC-{n:03}", *(self.words(4) for _ in HEADER[2:])) for n in matters)]


def xlsx(dice: Dice) -> bytes:
    book = Workbook()
    book.active.title = dice.words(2)[:20].replace("/", "")
    for row in dice.rows():
        book.active.append(row)
    book.active["K1"] = "=1+1"
    book.active.merge_cells("K2:L3")
    book.create_sheet("说明").append([dice.words(9), 1.5, True])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def xls(dice: Dice) -> bytes:
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("事项清单")
    for number, row in enumerate(dice.rows()):
        for column, text in enumerate(row):
            sheet.write(number, column, text if dice.below(9) else dice.below(10**9))
    sheet.write(0, 20, xlwt.Formula("1+1"))
    sheet.write_merge(1, 2, 20, 22, "合并")
    book.add_sheet("说明").visibility = dice.below(2)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def docx(dice: Dice) -> bytes:
    document = Document()
    document.add_heading(dice.words(2), 1)
    rows = dice.rows()
    table = document.add_table(len(rows), len(HEADER))
    for cell, text in zip(table._cells, (text for row in rows for text in row), strict=True):
        cell.text = text
    table.cell(0, 0).merge(table.cell(0, 1))
    for _ in range(5):
        document.add_paragraph(dice.words(6), style="List Number" if dice.below(2) else None)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def delimited(dice: Dice, delimiter: str = ",") -> str:
    out = StringIO()
    csv.writer(out, delimiter=delimiter).writerows(dice.rows())
    return out.getvalue()


def guide(dice: Dice) -> str:
    sections = ["一、适用范围", "二、受理条件", "三、申请材料", "（一）个人", "四、办理流程", "五、办结时限"]
    return "\r\n".join(f"{section}\r\n{dice.words(8)}" for section in sections)


def page(dice: Dice) -> str:
    rows = "".join("<tr>" + "".join(f"<td>{text}</td>" for text in row) + "</tr>" for row in dice.rows())
    return (
        f"<html><head><meta charset=gbk><title>{dice.words(2)}</title></head><body><h2>{dice.words(2)}</h2>"
        f"<p style='mso-x:1'>{dice.words(5)}&nbsp;<br><ol><li>{dice.words(3)}<li>{dice.words(3)}</ol>"
        f"<table><tr><td rowspan=2 colspan='3'>{dice.words(2)}</td></tr>{rows}</table><script>x()</script></html>"
    )


def listed(dice: Dice) -> str:
    header, *rows = dice.rows()
    papers = [{"材料名称": dice.words(2), "原件份数": dice.below(3), "必要性": "必要"} for _ in range(3)]
    return json.dumps([{**dict(zip(header, row, strict=True)), "材料": papers} for row in rows], ensure_ascii=False)


def tree(dice: Dice) -> str:
    subs = [{"name": dice.words(3), "link": "?id=1"} for _ in range(4)]
    items = [{"main_item": dice.words(2), "sub_items": subs} for _ in range(3)]
    return json.dumps([{"department": dice.words(1), "items": items}], ensure_ascii=False, indent=1)


KINDS: dict[str, Callable[[Dice], bytes]] = {
    "xlsx": xlsx,
    "xls": xls,
    "docx": docx,
    "csv": lambda dice: delimited(dice).encode(),
    "csv in GB18030": lambda dice: delimited(dice).encode("gb18030"),
    "tsv in UTF-16": lambda dice: delimited(dice, "\t").encode("utf-16"),
    "guide": lambda dice: guide(dice).encode(),
    "page": lambda dice: page(dice).encode("gbk"),
    "page in UTF-8": lambda dice: page(dice).encode("utf-8-sig"),
    "json list": lambda dice: listed(dice).encode(),
    "json tree": lambda dice: tree(dice).encode("gb18030"),
}


def damaged(data: bytes, dice: Dice) -> bytes:
    """The file after an accident; an archive may also have it inside a part, where no checksum tells."""
    if data.startswith(b"PK") and dice.below(3):
        return _inside(data, dice)
    hurt = bytearray(data)
    place = dice.below(len(hurt))
    match dice.below(5):
        case 0:
            del hurt[place:]
        case 1:
            hurt[place : place + dice.below(600)] = bytes(dice.below(600))
        case 2:
            hurt[place:place] = hurt[place : place + 512]
        case 3:
            del hurt[place : place + 1 + dice.below(9)]
        case _:
            for _ in range(1 + dice.below(12)):
                hurt[dice.below(len(hurt))] = dice.below(256)
    return bytes(hurt)


def _inside(data: bytes, dice: Dice) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        chosen = names[dice.below(len(names))]
        for name in names:
            new.writestr(name, damaged(old.read(name), dice) if name == chosen else old.read(name))
    return out.getvalue()
