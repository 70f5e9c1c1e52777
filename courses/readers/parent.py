"""Reading in a process apart: a file of a few kilobytes can ask for gigabytes, for hours, or find a flaw in a parser,
and the server must not go down with it.
"""

import logging
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from courses.domain.problems import Refusal
from courses.domain.source import Source
from courses.readers import wire
from courses.readers.child import FLAW
from courses.readers.limits import LARGEST, MEGABYTE, SECONDS

ROOT = Path(__file__).resolve().parents[2]
logger = logging.getLogger(__name__)


def read_file(data: bytes) -> Source:
    """What a file holds; raises Refusal with the reason. Nothing is written anywhere that stays."""
    if len(data) > LARGEST:
        raise Refusal("file_too_large", megabytes=len(data) // MEGABYTE, allowed=LARGEST // MEGABYTE)
    if not data.strip():
        raise Refusal("file_empty")
    with tempfile.TemporaryDirectory() as folder:
        file, answer = Path(folder, "file"), Path(folder, "answer")
        file.write_bytes(data)
        _run(file, answer)
        with answer.open(encoding="utf-8") as lines:
            return wire.taken(lines)


def _run(file: Path, answer: Path) -> None:
    command = [sys.executable, "-m", "courses.readers.child", str(file), str(answer)]
    environment = {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    try:
        done = subprocess.run(
            command,
            cwd=ROOT,
            env=environment,
            capture_output=True,
            timeout=SECONDS,
            check=False,
            stdin=subprocess.DEVNULL,
        )
    except subprocess.TimeoutExpired as error:
        raise Refusal("file_takes_too_long", seconds=SECONDS) from error
    if done.returncode == FLAW:
        logger.error("a reader failed\n%s", done.stderr.decode(errors="replace"))
    if code := code_of(done.returncode):
        raise Refusal(code, **({"seconds": SECONDS} if code == "file_takes_too_long" else {}))


def code_of(returned: int) -> str:
    """Why the child gave no answer, "" where it did. A parser without memory aborts; a full stack is a signal."""
    if returned == -signal.SIGXCPU:
        return "file_takes_too_long"
    return {0: "", FLAW: "file_unreadable"}.get(returned, "file_needs_too_much")
