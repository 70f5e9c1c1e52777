"""`python -m tests.courses.readers.ordeal FOLDER`: reads every file of the folder as the child process would.

Each in a process of its own with the child's limits, forked so that Python need not start again: NAME.answer is
what it wrote down, and the output says how each ended.
"""

import json
import os
import resource
import sys
from pathlib import Path

from courses.readers import docx, html, kinds, objects, wire  # noqa: F401  (loaded once, before anything is forked)
from courses.readers.child import answered
from courses.readers.limits import ANSWER, MEMORY

CPU_SECONDS = 20


def main(folder: Path) -> None:
    ended = {}
    for file in sorted(folder.glob("*.file")):
        if child := os.fork():
            _, status = os.waitpid(child, 0)
            ended[file.stem] = os.waitstatus_to_exitcode(status)
            continue
        for limit, most in (
            (resource.RLIMIT_AS, MEMORY),
            (resource.RLIMIT_CPU, CPU_SECONDS),
            (resource.RLIMIT_FSIZE, ANSWER),
            (resource.RLIMIT_CORE, 0),
        ):
            resource.setrlimit(limit, (most, most))
        sys.exit(answered(file.read_bytes(), file.with_suffix(".answer")))
    sys.stdout.write(json.dumps(ended))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
