"""Zip containers (.xlsx, .docx): what they say they unpack to is checked before anything is unpacked."""

import io
import zipfile

from courses.domain.problems import Refusal
from courses.readers.limits import MEGABYTE, RATIO, RATIO_FROM, UNPACKED


def opened(data: bytes) -> zipfile.ZipFile:
    """The archive, every member of it sound and together no larger than allowed; raises Refusal."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except Exception as error:  # whatever a damaged directory makes zipfile raise
        raise Refusal("file_damaged") from error
    members = archive.infolist()
    unpacked = sum(member.file_size for member in members)
    if unpacked > UNPACKED or (unpacked > RATIO_FROM and unpacked > RATIO * len(data)):
        raise Refusal("file_unpacks_too_large", megabytes=unpacked // MEGABYTE)
    if any(member.flag_bits & 0x1 for member in members):
        raise Refusal("file_protected")
    try:
        broken = archive.testzip()
    except Exception as error:  # whatever its decompressor raises
        raise Refusal("file_damaged") from error
    if broken:
        raise Refusal("file_damaged")
    return archive
