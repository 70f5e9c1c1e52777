"""A centre's staff files as a workbook: who stands where in each thing the standard asks for."""

from collections.abc import Sequence
from io import BytesIO

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from openpyxl import Workbook

from certification.staff_file.domain.entries import EntryKind
from certification.staff_file.models import StaffFileEntry
from certification.staff_file.queries import PersonFile
from certification.staff_file.reasons import STANDINGS
from courses.writers.xlsx import add_table


def workbook(files: Sequence[PersonFile]) -> bytes:
    """The .xlsx file; text stays text, whatever it begins with."""
    book = Workbook()
    book.remove(book.active)
    kinds = [(str(StaffFileEntry.Kind(kind).label), 26) for kind in EntryKind]
    head = [(_("Clerk"), 12), (_("Employee number"), 14), *kinds, (_("Valid until"), 16), (_("Lacking"), 30)]
    add_table(book, _("Staff files"), head, [_row(one) for one in files])
    data = BytesIO()
    book.save(data)
    return data.getvalue()


def _row(found: PersonFile) -> list[str]:
    standing = found.standing
    cells = []
    for one in standing.kinds:
        entry = found.entry(one) if one.held else None
        words = (entry.get_level_display(), entry.issuer) if entry else ()
        cells.append(" · ".join(map(str, filter(None, (STANDINGS[one.status], *words)))))
    until = standing.of(EntryKind.OCCUPATION).valid_until
    lacks = "、".join(str(StaffFileEntry.Kind(kind).label) for kind in standing.lacks)
    person = found.person
    return [str(person), person.employee_number, *cells, date_format(until) if until else "", lacks]
