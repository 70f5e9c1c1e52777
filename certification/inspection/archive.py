"""The archive of a pack, written as a stream: each file goes to disk as it is made and is hashed on its way.

Names are UTF-8 and say so (general purpose bit 11), so that Windows shows them in Chinese. The index is written last,
for it tells the hash of every other file.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.utils import timezone
from django.utils.translation import gettext as _

from certification.inspection.domain.naming import apart, numbered, plain
from certification.inspection.paper import as_docx, as_pdf, boxes_of, content_of
from certification.inspection.parts import PARTS, Asked, Held, PackPart
from certification.inspection.parts.base import table
from courses.script import in_script_of

INDEX = "index.json"
INDEX_TITLE = "目录"
CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class PackedFile:
    """A file of the archive; `rows` is None for what goes in as it is."""

    name: str
    sha256: str
    size: int
    part: str
    title: str
    rows: int | None
    screen: str
    stands_on: str


class PartFailed(Exception):
    """A part could not be made; nothing is kept. The cause is chained."""

    def __init__(self, part: PackPart) -> None:
        self.part = part
        super().__init__(part.name)


@dataclass(slots=True)
class Packing:
    """An archive that is being written: what is in it, what its parts hold, and what the face could not draw."""

    asked: Asked
    files: list[PackedFile]
    parts: list[dict[str, Any]]
    boxes: list[str]


def write_archive(place: Path, asked: Asked) -> Iterator[Packing]:
    """Write part after part; yields after each, and last with the index in it. Raises PartFailed."""
    packing = Packing(asked, [], [], [])
    with ZipFile(place, "w", ZIP_DEFLATED, allowZip64=True) as archive:
        for number, part in enumerate(PARTS, 1):
            try:
                _write_part(archive, packing, number, part)
            except Exception as error:
                raise PartFailed(part) from error
            yield packing
        _write_index(archive, packing)
    yield packing


def _write_part(archive: ZipFile, packing: Packing, number: int, part: PackPart) -> None:
    asked, held = packing.asked, part.hold(packing.asked)
    title = in_script_of(part.title, asked.language)
    stem = numbered(number, title)

    def keep(name: str, data: Iterator[bytes], rows: int | None) -> None:
        digest, size = _write(archive, name, data, at=asked.at)
        told = (part.name, title, rows, part.screen(asked), asked.stands_on.isoformat())
        packing.files.append(PackedFile(name, digest, size, *told))

    if held.sections:
        content = content_of(part.title, held, asked)
        packing.boxes.extend(boxes_of(content))
        keep(f"{stem}.pdf", iter([as_pdf(content, asked, rows=held.rows)]), held.rows)
        keep(f"{stem}.docx", iter([as_docx(content)]), held.rows)
    for made in held.made:
        keep(f"{stem}{made.ending}", iter([made.write()]), held.rows)
    folder = f"{stem}_{plain(in_script_of('附件', asked.language))}"
    names = apart(one.name for one in held.attachments)
    for name, one in zip(names, held.attachments, strict=True):
        with one.opened() as file:
            keep(f"{folder}/{name}", iter(lambda: file.read(CHUNK), b""), None)
    packing.parts.append(_summary(part, title, held, asked))


def _summary(part: PackPart, title: str, held: Held, asked: Asked) -> dict[str, Any]:
    return {
        "part": part.name,
        "title": title,
        "rows": held.rows,
        "attachments": len(held.attachments),
        "missing": [one.sentence for one in held.missing],
        "screen": part.screen(asked),
    }


def _write(archive: ZipFile, name: str, data: Iterator[bytes], *, at: datetime) -> tuple[str, int]:
    digest, size = sha256(), 0
    info = ZipInfo(name, timezone.localtime(at).timetuple()[:6])
    info.compress_type = ZIP_DEFLATED
    with archive.open(info, "w", force_zip64=True) as out:
        for chunk in data:
            out.write(chunk)
            digest.update(chunk)
            size += len(chunk)
    return digest.hexdigest(), size


def _write_index(archive: ZipFile, packing: Packing) -> None:
    """目录 as PDF and Word, and index.json, which lists these two as well. It can't tell its own hash."""
    asked = packing.asked
    title = in_script_of(INDEX_TITLE, asked.language)
    content = content_of(INDEX_TITLE, Held(rows=len(packing.files), sections=_index(packing), across=True), asked)
    writers: list[tuple[str, Callable[[], bytes]]] = [
        (".pdf", lambda: as_pdf(content, asked, rows=len(packing.files))),
        (".docx", lambda: as_docx(content)),
    ]
    listed = []
    for ending, write in writers:
        name = f"{numbered(0, title)}{ending}"
        digest, size = _write(archive, name, iter([write()]), at=asked.at)
        told = ("index", title, len(packing.files), "", asked.stands_on.isoformat())
        listed.append(PackedFile(name, digest, size, *told))
    packing.files[:0] = listed
    told = {
        "centre": asked.centre.name,
        "centre_code": asked.centre.code,
        "first": asked.period.first.isoformat(),
        "last": asked.period.last.isoformat(),
        "stands_on": asked.stands_on.isoformat(),
        "recorded_by": asked.on.isoformat(),
        "made_at": timezone.localtime(asked.at).isoformat(timespec="seconds"),
        "parts": packing.parts,
        "files": [asdict(file) for file in packing.files],
    }
    _write(archive, INDEX, iter([json.dumps(told, ensure_ascii=False, indent=1).encode()]), at=asked.at)


def _index(packing: Packing) -> tuple[Any, ...]:
    files = [
        (f"{one.name}\n{one.sha256}", "" if one.rows is None else str(one.rows), one.screen, one.stands_on)
        for one in packing.files
    ]
    lacking = [(one["title"], sentence) for one in packing.parts for sentence in one["missing"]]
    heads = [_("File and its SHA-256"), _("Rows"), _("Screen"), _("As of")]
    return (
        table(
            _("Files"),
            heads,
            files,
            [16, 2, 8, 3],
            none=_("No file."),
        ),
        table(_("What is missing"), [_("Part"), _("What is missing")], lacking, [4, 12], none=_("Nothing.")),
    )
