"""Web server and worker as two children of one process: started, watched and stopped together.

They are forked, not started anew: Django is loaded once, which is most of what starting costs.
"""

import contextlib
import ctypes
import multiprocessing
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connections
from gunicorn.app.base import BaseApplication

from academy.demo.environment import visiting_host

READY_WITHIN = 90.0  # seconds
STOP_WITHIN = 20.0  # seconds; then the child is killed
PR_SET_PDEATHSIG = 1
STOPPING = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


class ServingError(Exception):
    """What went wrong, as a sentence for the person at the terminal."""


def ensure_free(host: str, port: int) -> None:
    """Raise ServingError when nobody can listen there."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise ServingError(
                f"Nothing can be served at {host}:{port}: {error.strerror}. Choose another: make demo PORT={port + 1}"
            ) from error


class Web(BaseApplication):
    """gunicorn; two workers with two threads, for on SQLite more threads only wait for each other."""

    def __init__(self, host: str, port: int) -> None:
        self.options = {
            "bind": f"{host}:{port}",
            "worker_class": "gthread",
            "workers": 2,
            "threads": 2,
            # a kept connection stays with one worker while the other is idle; the proxy in front keeps its own
            "keepalive": 0,
            "control_socket_disable": True,
        }
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self) -> Callable[..., Any]:
        from academy.wsgi import application

        return application


@dataclass(slots=True)
class Child:
    """One forked child that runs `work`; its output goes to a log file of its own."""

    name: str
    work: Callable[[], None]
    pid: int | None = None

    @property
    def log(self) -> Path:
        return Path(settings.STATE_DIR) / "log" / f"{self.name}.log"

    def start(self) -> None:
        """Fork, in a process group of its own, so that what the child starts goes with it."""
        self.log.parent.mkdir(parents=True, exist_ok=True)
        connections.close_all()
        self.pid = os.fork()
        if self.pid == 0:
            self._live()

    def _live(self) -> None:
        os.setpgid(0, 0)
        if sys.platform == "linux":
            # Be told to stop when the parent is killed outright, so that no port stays taken.
            ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        for number in STOPPING:
            signal.signal(number, signal.SIG_DFL)
        log = os.open(self.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
        for stream in (1, 2):
            os.dup2(log, stream)
        status = 1
        try:
            self.work()
            status = 0
        except SystemExit as leaving:
            status = leaving.code if isinstance(leaving.code, int) else 1
        except BaseException:
            sys.excepthook(*sys.exc_info())
        finally:
            sys.stderr.flush()
            os._exit(status)

    def is_running(self) -> bool:
        if self.pid is not None and os.waitpid(self.pid, os.WNOHANG) != (0, 0):
            self._sweep()
        return self.pid is not None

    def tell(self, number: int) -> None:
        if self.is_running():
            os.kill(self.pid, number)

    def _sweep(self) -> None:
        """Kill what the dead child left behind in its group."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)
        self.pid = None


def serve(host: str, port: int, *, on_ready: Callable[[], None], say: Callable[[str], None]) -> None:
    """Serve until SIGTERM, SIGINT or SIGHUP. A worker that dies is started again; a dead web server ends it all."""
    stopping = threading.Event()
    for number in STOPPING:
        signal.signal(number, lambda *_: stopping.set())
    web = Child("web", lambda: Web(host, port).run())
    worker = Child("worker", work_off_the_queue)
    try:
        web.start()
        worker.start()
        _wait_until_ready(host, port, web, stopping)
        if not stopping.is_set():
            on_ready()
        while not stopping.wait(0.5):
            if not web.is_running():
                raise ServingError(f"The web server ended by itself; {web.log} says why.")
            if not worker.is_running():
                say("The worker ended by itself; starting it again.")
                stopping.wait(1)
                worker.start()
    finally:
        _stop(web, worker)


def work_off_the_queue() -> None:
    """The django-q2 cluster: the command returns at once and leaves its guard running."""
    call_command("qcluster")
    for guard in multiprocessing.active_children():
        guard.join()


def _wait_until_ready(host: str, port: int, web: Child, stopping: threading.Event) -> None:
    answer = "nothing"
    until = time.monotonic() + READY_WITHIN
    while time.monotonic() < until and not stopping.wait(0.2):
        if not web.is_running():
            raise ServingError(f"The web server didn't start; {web.log} says why.")
        connection = HTTPConnection(visiting_host(host), port, timeout=5)
        try:
            connection.request("GET", "/readyz")
            response = connection.getresponse()
            answer = response.read().decode()
            if response.status == 200:
                return
        except (OSError, HTTPException) as error:
            answer = type(error).__name__
        finally:
            connection.close()
    if not stopping.is_set():
        raise ServingError(f"Not ready within {READY_WITHIN:.0f} seconds; /readyz says: {answer}")


def _stop(*children: Child) -> None:
    for child in children:
        child.tell(signal.SIGTERM)
    until = time.monotonic() + STOP_WITHIN
    while sum(child.is_running() for child in children) and time.monotonic() < until:
        time.sleep(0.1)
    for child in children:
        child.tell(signal.SIGKILL)
