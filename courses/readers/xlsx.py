"""Excel workbooks (.xlsx). The zip's own sizes are checked first, then a child process with a memory and time
limit parses: a 5 KB sparse sheet can ask for gigabytes, and running out of memory would end the whole server.
"""

import json
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from courses.domain.problems import Refusal
from courses.domain.source import Sheet

UNPACKED = 256 * 1024**2
RATIO = 300
SECONDS = 90
ROOT = Path(__file__).resolve().parents[2]


def read(archive: zipfile.ZipFile, data: bytes) -> tuple[Sheet, ...]:
    """All sheets as text, with the cells that hold formulas; raises Refusal."""
    names = archive.namelist()
    if "[Content_Types].xml" not in names or not any(name.startswith("xl/") for name in names):
        raise Refusal("file_not_workbook")
    unpacked = sum(member.file_size for member in archive.infolist())
    if unpacked > UNPACKED or (unpacked > 10 * 1024**2 and unpacked > RATIO * len(data)):
        raise Refusal("file_unpacks_too_large", megabytes=unpacked // 1024**2)
    if any(member.flag_bits & 0x1 for member in archive.infolist()):
        raise Refusal("file_protected")
    try:
        broken = archive.testzip()
    except Exception as error:  # a damaged zip raises whatever its decompressor does
        raise Refusal("file_damaged") from error
    if broken:
        raise Refusal("file_damaged")
    return _parsed(data)


def _parsed(data: bytes) -> tuple[Sheet, ...]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "list.xlsx")
        path.write_bytes(data)
        try:
            done = subprocess.run(
                [sys.executable, "-m", "courses.readers.workbook", str(path)],
                cwd=ROOT,
                env={"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
                capture_output=True,
                timeout=SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise Refusal("file_takes_too_long", seconds=SECONDS) from error
    if done.returncode == 3:
        raise Refusal("file_damaged")
    if done.returncode:
        raise Refusal("file_unpacks_too_large", megabytes=UNPACKED // 1024**2)
    return tuple(
        Sheet(sheet["name"], tuple(map(tuple, sheet["rows"])), tuple(map(tuple, sheet["formulas"])))
        for sheet in json.loads(done.stdout)
    )
