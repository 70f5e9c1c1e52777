"""The child process: `python -m courses.readers.child FILE ANSWER` reads the one and writes its Source to the other.

It gives itself its limits before it looks at the file. Exit 0: the answer is complete (a Source or a Refusal).
Exit 1: a reader has a flaw, its traceback is on standard error. Anything else: more was asked for than it may have.
"""

import resource
import sys
from pathlib import Path

from courses.readers.limits import ANSWER, CPU_SECONDS, MEMORY

FLAW = 1  # Python's own exit code after a traceback
ASKED_TOO_MUCH = 4


def main(file: str, answer: str) -> int:
    for limit, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_FSIZE, ANSWER),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (most, most))
    return answered(Path(file).read_bytes(), Path(answer))


def answered(data: bytes, answer: Path) -> int:
    """Read the bytes within the limits there are, write the answer, and say how it went."""
    from courses.domain.problems import Refusal
    from courses.readers import wire
    from courses.readers.kinds import read_bytes

    try:
        with answer.open("w", encoding="utf-8") as out:
            try:
                out.writelines(wire.lines(read_bytes(data)))
            except Refusal as refusal:
                out.seek(0)
                out.truncate()
                out.write(wire.refused(refusal))
    except (MemoryError, OSError):
        return ASKED_TOO_MUCH
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
