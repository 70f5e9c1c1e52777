"""What kind of file is this? By its first bytes; old government systems save HTML and text as ".xls"."""

import io
import zipfile

from courses.domain.problems import Refusal
from courses.domain.source import Format, Source
from courses.readers import xlsx

LARGEST = 20 * 1024 * 1024
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def read_file(data: bytes) -> Source:
    """What a file holds; raises Refusal with the reason. Nothing is written anywhere that stays."""
    if len(data) > LARGEST:
        raise Refusal("file_too_large", megabytes=len(data) // 1024**2, allowed=LARGEST // 1024**2)
    if not data.strip():
        raise Refusal("file_empty")
    if data.startswith(b"PK"):
        return Source(Format.XLSX, xlsx.read(_opened(data), data))
    if data.startswith(_OLE):
        raise Refusal("file_protected" if _ENCRYPTED in data else "file_old_excel")
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<":
        raise Refusal("file_html")
    if _is_text(data):
        raise Refusal("file_text")
    raise Refusal("file_type_unknown")


def _opened(data: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError) as error:
        raise Refusal("file_damaged") from error


def _is_text(data: bytes) -> bool:
    """Text in UTF-8, UTF-16 or the GB18030 family, whatever it calls itself."""
    if b"\x00" in data[:4096] and data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        return False
    for encoding in ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return sum(char.isprintable() or char.isspace() for char in text) > 0.95 * len(text)
    return False
