"""What goes out: the file as it came, and its problems as a list for the office that sent it."""

import csv
import io
from collections.abc import Iterator
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, TYPE_STRING
from openpyxl.styles import Alignment, Font

from courses.permissions import to_see_import
from courses.sentences import sentence
from courses.views.imports.plan import SEVERITIES

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDTHS = (16, 8, 20, 10, 80)
# A spreadsheet takes a cell that begins like this for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def catalogue_import_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The file as it came, for those who may see the import; nobody else is handed it."""
    _actor, found = to_see_import(request, pk)
    if found.file is None or found.file.deleted_at:
        raise Http404
    return FileResponse(
        found.file.file.open("rb"),
        as_attachment=True,
        filename=found.file_name,
        content_type="application/octet-stream",
    )


def catalogue_import_problems(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """All problems of the file: sheet, row, column, how bad, and what to mend."""
    _actor, found = to_see_import(request, pk)
    if kind not in ("csv", "xlsx"):
        raise Http404
    rows = list(_rows(found.problems))
    content, media = (_workbook(rows), XLSX) if kind == "xlsx" else (_text(rows), "text/csv; charset=utf-8")
    name = f"{found.file_name.rsplit('.', 1)[0]}-{_('problems')}.{kind}"
    return FileResponse(io.BytesIO(content), as_attachment=True, filename=name, content_type=media)


def _rows(problems: list[dict[str, Any]]) -> Iterator[tuple[Any, ...]]:
    yield _("Sheet"), _("Row"), pgettext("of a sheet", "Column"), _("How bad"), pgettext("is wrong", "What")
    for problem in problems:
        yield (
            problem["sheet"],
            problem["row"] or "",
            problem["column"],
            str(SEVERITIES[problem["severity"]]),
            sentence(problem),
        )


def _text(rows: list[tuple[Any, ...]]) -> bytes:
    """CSV that Excel opens as it is: UTF-8 with a mark, and nothing that it would take for a formula."""
    out = io.StringIO()
    csv.writer(out).writerows([_harmless(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _harmless(cell: Any) -> Any:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell


def _workbook(rows: list[tuple[Any, ...]]) -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.title = _("problems")
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(number, column)
            if isinstance(value, str):
                # never a formula, whatever it begins with
                cell.value, cell.data_type = ILLEGAL_CHARACTERS_RE.sub("", value), TYPE_STRING
            else:
                cell.value = value
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(bold=number == 1)
    for letter, width in zip("ABCDE", WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
