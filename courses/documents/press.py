"""Typst, and nothing else, makes the PDFs: a template file, data as one JSON input, one CJK face from its wheel.

Typst releases Python's lock while it works, so a paper of a page is set in the request's own thread (0.02–0.2 s); a
book is set in a child process. No system font is read: what is printed looks the same on every machine.
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import typst
from noto_cjk_sans_otc import FONT_PATH

TEMPLATES = Path(__file__).parent / "typst"
ROOT = Path(__file__).resolve().parents[2]
SECONDS = 100


class PressFailed(RuntimeError):
    """A book could not be set; the message is Typst's own."""


def typeset(template: str, content: Mapping[str, Any], *, at: datetime) -> bytes:
    """The PDF of a template and its content; the same input at the same moment gives the same bytes.

    `content` must be JSON. Text in it is data: `#`, `$` and brackets come out as they are.
    """
    return typst.compile(
        TEMPLATES / f"{template}.typ",
        root=TEMPLATES,
        font_paths=faces(),
        ignore_system_fonts=True,
        sys_inputs={"content": json.dumps(content, ensure_ascii=False)},
        timestamp=int(at.timestamp()),
    )


def typeset_apart(template: str, content: Mapping[str, Any], *, at: datetime) -> bytes:
    """The same in a child process, for books; raises PressFailed."""
    try:
        done = subprocess.run(
            [sys.executable, "-m", "courses.documents.child", template, str(int(at.timestamp()))],
            cwd=ROOT,
            env={"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
            input=json.dumps(content, ensure_ascii=False).encode(),
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise PressFailed(f"not set within {SECONDS} seconds") from error
    if done.returncode:
        raise PressFailed(done.stderr.decode(errors="replace")[-2000:])
    return done.stdout


@cache
def faces() -> typst.Fonts:
    """The wheel's faces, read once a process; Typst's own and the system's stay out."""
    folder = str(Path(FONT_PATH).parent)
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])


@cache
def edition_of_templates() -> str:
    """Stands for how documents look: a changed template makes every kept document out of date."""
    digest = sha256()
    for path in sorted(TEMPLATES.glob("*.typ")):
        digest.update(path.read_bytes())
    return digest.hexdigest()
