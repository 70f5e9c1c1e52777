"""The AB岗 table on paper and as a workbook; its sections are what any writer of documents takes."""

from datetime import date, datetime
from io import BytesIO

from openpyxl import Workbook

from certification.matrix.domain.stand_ins import Hole
from certification.matrix.queries.stand_ins import MatterLine, Named, StandIn, StandInTable, WindowLine
from certification.templatetags.days import last_day
from courses.documents.handbook import NO_CATEGORY
from courses.documents.parts import Grid, Section
from courses.documents.registers import register_content, register_pdf
from courses.documents.words import chinese_date
from courses.script import in_script
from courses.writers.xlsx import add_table
from people.models import User

TITLE = "AB岗一览表"
HOLES = {Hole.NO_STAND_IN: "未定B岗", Hole.NOT_CERTIFIED: "B岗未认证", Hole.AWAY: "B岗今日请假", None: ""}
WINDOW_HEAD = (("窗口", 22), ("A岗", 20), ("B岗", 40), ("事项", 8), ("缺B岗", 10))
MATTER_HEAD = (("序号", 6), ("事项", 44), ("A岗", 26), ("B岗", 26), ("缺口", 16))
NAMES = 3
A4 = 9


def sections(table: StandInTable) -> list[Section]:
    """Windows first, then the matters by category, those with a hole first."""
    found = [Section("一、窗口", (_grid(WINDOW_HEAD, window_rows(table)),))]
    for category in table.categories:
        title = in_script(category.name) or NO_CATEGORY
        found.append(Section(title, (_grid(MATTER_HEAD, matter_rows(category.lines)),)))
    return found


def window_rows(table: StandInTable) -> list[tuple[str, ...]]:
    """A row for each window."""
    return [_window(line) for line in table.windows]


def matter_rows(lines: tuple[MatterLine, ...]) -> list[tuple[str, ...]]:
    """A row for each matter, numbered."""
    return [
        (
            str(number),
            in_script(line.matter.name),
            _posted(line),
            "、".join(_named(one) for one in line.named) or "—",
            HOLES[line.hole],
        )
        for number, line in enumerate(lines, 1)
    ]


def note(table: StandInTable) -> str:
    """What the table comes to, in a sentence."""
    told = [f"{HOLES[kind]}{len(lines)}项" for kind, lines in table.holes if lines]
    return f"截至{chinese_date(table.on)}，共{table.matters}项事项；{'，'.join(told) or '每项都有可顶岗的B岗'}。"


def pdf(table: StandInTable, *, at: datetime, language: str) -> bytes:
    """The table on A4, with room for a seal."""
    content = register_content(
        TITLE, sections(table), centre=table.centre.name, on=table.on, language=language, note=note(table)
    )
    return register_pdf(content, at=at)


def workbook(table: StandInTable) -> bytes:
    """The table as .xlsx: a sheet of windows, a sheet of matters with their category."""
    book = Workbook()
    book.remove(book.active)
    add_table(book, "窗口AB岗", WINDOW_HEAD, window_rows(table))
    rows = [
        (in_script(category.name) or NO_CATEGORY, *row)
        for category in table.categories
        for row in matter_rows(category.lines)
    ]
    add_table(book, "事项AB岗", (("领域", 16), *MATTER_HEAD), rows)
    for sheet in book:
        sheet.page_setup.paperSize, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = A4, 1, 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.print_title_rows = "1:1"
    data = BytesIO()
    book.save(data)
    return data.getvalue()


def _grid(head: tuple[tuple[str, int], ...], rows: list[tuple[str, ...]]) -> Grid:
    return Grid(tuple(title for title, _width in head), tuple(rows), tuple(width for _title, width in head))


def _window(line: WindowLine) -> tuple[str, ...]:
    return (
        str(line.window),
        _names(line.posted),
        "；".join(_stand_in(one) for one in line.named) or "—",
        str(line.matters),
        str(line.open_matters or ""),
    )


def _stand_in(one: StandIn) -> str:
    scope = "整个窗口" if one.whole else f"{len(one.matters)}项"
    return f"{one.clerk}（{scope}，已认证{len(one.certified)}项，{_days(one.posting.starts_on, one.posting.ends_on)}）"


def _days(starts_on: date, ends_on: date | None) -> str:
    return f"{starts_on.isoformat()}至{last_day(ends_on).isoformat()}" if ends_on else f"{starts_on.isoformat()}起"


def _posted(line: MatterLine) -> str:
    if len(line.posted) <= NAMES:
        return _names(line.posted)
    return f"{len(line.windows)}个窗口{len(line.posted)}人"


def _names(people: tuple[User, ...]) -> str:
    return "、".join(str(person) for person in people) or "—"


def _named(one: Named) -> str:
    marks = [] if one.certified else ["未认证"]
    if one.stand_in.away:
        marks.append("请假")
    return f"{one.stand_in.clerk}（{'，'.join(marks)}）" if marks else str(one.stand_in.clerk)
