"""The web server (two workers) and the worker, as the project serves, under somebody who may kill them outright.

`python -m tests.quizzes.exams.hall.server PORT` loads Django once and forks. A line on its input is an order:
`kill web` or `kill worker` kills the whole group with SIGKILL and starts it anew, `stop` ends.
"""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.databases import ROOT

HOST = "127.0.0.1"
READY_WITHIN = 120  # seconds, on a machine that does much else
SECRET = "tests-only-not-a-secret"  # the suite's own, so that its sessions are understood


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


class Hall:
    """The served house; entered, it answers."""

    def __init__(self, url: str, folder: Path) -> None:
        self.port = free_port()
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("ACADEMY_", "DJANGO_"))}
        self.environment = kept | {
            "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "site")]),
            "DJANGO_SETTINGS_MODULE": "academy.settings.dev",
            "DATABASE_URL": url,
            "ACADEMY_STATE_DIR": str(folder),
            "ACADEMY_SECRET_KEY": SECRET,
            "ACADEMY_DEMO": "1",
        }

    def __enter__(self) -> Self:
        command = [sys.executable, "-W", "ignore", "-m", "tests.quizzes.exams.hall.server", str(self.port)]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        self.process = subprocess.Popen(command, env=self.environment, cwd=ROOT, **pipes)
        self._wait()
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        with contextlib.suppress(OSError):
            self.order("stop")
        self.process.communicate(timeout=60)

    def kill(self, what: str) -> None:
        """SIGKILL to `web` or `worker` and all it started; another one takes its place."""
        self.order(f"kill {what}")

    def order(self, order: str) -> None:
        self.process.stdin.write(f"{order}\n")
        self.process.stdin.flush()
        self.process.stdout.readline()

    def _wait(self) -> None:
        until = time.monotonic() + READY_WITHIN
        while time.monotonic() < until and self.process.poll() is None:
            connection = HTTPConnection(HOST, self.port, timeout=10)
            with contextlib.suppress(OSError, HTTPException):
                connection.request("GET", "/healthz")
                if connection.getresponse().status == 200:
                    return
            connection.close()
            time.sleep(0.1)
        raise RuntimeError("the server did not start")


def main(port: int) -> None:
    import django

    django.setup()
    from academy.serving import Child, Web, work_off_the_queue

    children = {
        "web": Child("web", lambda: Web(HOST, port).run()),
        "worker": Child("worker", work_off_the_queue),
    }
    for child in children.values():
        child.start()
    try:
        for line in sys.stdin:
            order, _, what = line.strip().partition(" ")
            if order == "stop":
                break
            group = children[what].pid
            os.killpg(group, signal.SIGKILL)
            os.waitpid(group, 0)
            children[what].start()
            sys.stdout.write("done\n")
            sys.stdout.flush()
    finally:
        for child in children.values():
            with contextlib.suppress(ProcessLookupError):
                os.killpg(child.pid, signal.SIGKILL)


if __name__ == "__main__":
    main(int(sys.argv[1]))
