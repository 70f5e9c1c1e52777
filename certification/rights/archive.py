"""A person's whole record as one zip: a table per part, all of it as JSON, and what each file is."""

import csv
import hashlib
import json
import zipfile
from datetime import datetime
from io import BytesIO, StringIO

from django.utils import formats, timezone
from django.utils.translation import gettext as _

from certification.rights.part import Part
from certification.rights.parts import PARTS
from courses.writers.csv import inert
from people.models import User


def archive(person: User, *, at: datetime) -> bytes:
    """The zip, in the reader's language. Every row of every part is in it, as it stands at the moment."""
    files: dict[str, bytes] = {}
    whole: dict[str, list[dict[str, str]]] = {}
    lines = [
        _("Record of %(person)s, taken out on %(at)s.")
        % {"person": person, "at": formats.date_format(timezone.localtime(at), "SHORT_DATETIME_FORMAT")},
        "",
    ]
    for number, part in enumerate(PARTS, 1):
        rows = [cells for _key, cells in part.lines(person)]
        name = f"{number:02} {part.title}.csv"
        files[name] = _table(part, rows)
        whole[part.name] = [dict(zip(part.paths, cells, strict=True)) for cells in rows]
        lines.append(_("%(file)s: %(rows)d rows") % {"file": name, "rows": len(rows)})
    files["record.json"] = json.dumps(whole, ensure_ascii=False, indent=1).encode()
    lines += ["", _("The same rows for a program: record.json"), "", "SHA-256"]
    lines += [f"{hashlib.sha256(data).hexdigest()}  {name}" for name, data in files.items()]
    # A text editor on an office PC shows Chinese by the mark.
    files["README.txt"] = "\r\n".join(lines).encode("utf-8-sig")
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    return out.getvalue()


def _table(part: Part, rows: list[tuple[str, ...]]) -> bytes:
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(part.headings())
    writer.writerows([inert(cell) for cell in cells] for cells in rows)
    return out.getvalue().encode("utf-8-sig")
