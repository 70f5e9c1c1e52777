"""The list of the demo town: the starter file, and the same file a few months later with changed rules."""

from datetime import datetime
from io import BytesIO

from django.conf import settings
from openpyxl import load_workbook

from academy.demo.people import Town
from courses import operations
from courses.models import Catalogue
from courses.operations.standards import publish_standards
from quizzes.imports import questions_in
from quizzes.operations.bank import apply_questions, plan_questions

QUESTIONS = settings.ROOT / "quizzes" / "starter" / "service_standards.txt"
STARTER = settings.ROOT / "courses" / "starter" / "starter_catalogue.xlsx"
# (code, column header, new text); a text that begins with a line break is added. Invented, to show what a change does.
AUTUMN = (
    ("PTS-MZ-001", "承诺办结时限", "20个工作日"),
    ("PTS-SB-001", "承诺办结时限", "5个工作日"),
)
LAST_WEEK = (
    ("PTS-SB-005", "承诺办结时限", "5个工作日"),
    ("PTS-WJ-007", "申请材料", "\n卫生管理自查表(原件1份;必要;申请人自备)"),
    ("PTS-GA-006", "申请材料", "\n身份证遗失说明(原件1份;必要;申请人自备)"),
)
Changes = tuple[tuple[str, str, str], ...]


def import_starter(town: Town, *, at: datetime) -> Catalogue:
    """Open the town's catalogue and apply the starter list."""
    catalogue = operations.open_catalogue(
        town.unit, code="putuoshan", name="普陀山镇便民服务事项清单（样例）", by=town.editor, at=at, is_sample=True
    )
    apply_list(catalogue, STARTER.read_bytes(), "事项清单.xlsx", town=town, at=at)
    standards_to_begin_with(town, at=at)
    return catalogue


def standards_to_begin_with(town: Town, *, at: datetime) -> None:
    """The service standards that come along, with their questions."""
    publish_standards(by=town.editor, at=at)
    found = questions_in(QUESTIONS.read_bytes())
    apply_questions(plan_questions(found.questions, found.troubles), publish=True, by=town.editor, at=at)


def apply_changes(catalogue: Catalogue, changes: Changes, *, town: Town, at: datetime) -> None:
    """Apply the list as it reads after these rules changed."""
    apply_list(catalogue, changed_list(changes), "事项清单（变更）.xlsx", town=town, at=at)


def apply_list(catalogue: Catalogue, data: bytes, file_name: str, *, town: Town, at: datetime) -> None:
    """Stage the file and apply its plan at that moment, effective the same day."""
    found = operations.stage_import(
        catalogue, data=data, file_name=file_name, effective_on=at.date(), by=town.editor, at=at, source="演示"
    )
    operations.apply_import(found, by=town.editor, at=at)


def changed_list(changes: Changes) -> bytes:
    """The starter file with the changes made to it."""
    book = load_workbook(STARTER)
    sheet = book["事项清单"]
    header = next(row for row in sheet.iter_rows() if "事项编码" in [cell.value for cell in row])
    columns = {cell.value: cell.column for cell in header}
    rows = {sheet.cell(row, columns["事项编码"]).value: row for row in range(header[0].row + 1, sheet.max_row + 1)}
    for code, column, text in changes:
        cell = sheet.cell(rows[code], columns[column])
        cell.value = f"{cell.value}{text}" if text.startswith("\n") else text
    out = BytesIO()
    book.save(out)
    return out.getvalue()
