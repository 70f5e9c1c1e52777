"""What kind of file is this? By its first bytes; old government systems save HTML and text as ".xls"."""

import re

from courses.domain.problems import Refusal
from courses.domain.source import Source
from courses.readers import archive, compound, docx, html, mhtml, objects, text
from courses.readers.decoding import WIDE, decode
from courses.readers.excel import xls, xlsx

_NAMED = {
    b"%PDF": "file_pdf",
    b"{\\rtf": "file_old_word",
    b"Rar!": "file_archive",
    b"7z\xbc\xaf": "file_archive",
    b"\x1f\x8b": "file_archive",
}
# Excel and Word of 2003 also wrote XML of their own.
_OFFICE_XML = (b"<?mso-application", b"urn:schemas-microsoft-com:office:spreadsheet")


def read_bytes(data: bytes) -> Source:
    """What the bytes hold, read in this process; raises Refusal. Only a process with limits should call it."""
    if data.startswith(b"PK"):
        return _office(data)
    if data.startswith(compound.MAGIC):
        return _old_office(data)
    for mark, code in _NAMED.items():
        if data.startswith(mark):
            raise Refusal(code)
    if not _is_text(data):
        raise Refusal("file_type_unknown")
    if mhtml.is_message(data):
        return mhtml.read(data)
    if any(mark in data[:4096] for mark in _OFFICE_XML):
        raise Refusal("file_other_office")
    if html.is_page(data):
        return html.read(data)
    decoded = decode(data)
    if objects.is_json(decoded.text):
        value = objects.load(decoded.text)
        return objects.source_of(value, encoding=decoded.encoding, problems=decoded.problems)
    return text.read(decoded)


def _office(data: bytes) -> Source:
    zipped = archive.opened(data)
    names = set(zipped.namelist())
    if "xl/workbook.xml" in names:
        return xlsx.read(data, zipped)
    if any(name.startswith("word/") for name in names):
        return docx.read(data)
    is_office = {"[Content_Types].xml", "mimetype"} & names
    raise Refusal("file_other_office" if is_office else "file_archive")


def _old_office(data: bytes) -> Source:
    found = compound.Compound(data)
    if "EncryptedPackage" in found.names:
        raise Refusal("file_protected")
    if found.names.intersection(xls.STREAMS):
        return xls.read(data, found)
    raise Refusal("file_old_word" if "WordDocument" in found.names else "file_type_unknown")


def _is_text(data: bytes) -> bool:
    """Whether a person typed it: hardly any of the characters below the blank."""
    if data.startswith(WIDE):
        return True
    sample = data[:65536]
    controls = len(re.findall(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]", sample))
    return b"\x00" not in sample[:4096] and controls * 100 <= len(sample)
