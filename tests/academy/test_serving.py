"""`make demo` from nothing: set up, served, signed in to, stopped; and again at once."""

import http.client
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]
ROLES = ["clerk", "head", "leader", "reviewer", "editor", "inspector", "admin"]


@pytest.fixture(scope="module")
def state(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the demo of this module keeps everything."""
    return tmp_path_factory.mktemp("demo")


@pytest.fixture(scope="module")
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def demo(state: Path, port: int) -> Iterator[subprocess.Popen]:
    """A demo that has said how to get in. Its lines are in `demo.said`."""
    process = start(state, port)
    process.said = []
    for line in process.stdout:
        process.said.append(line.strip())
        if line.startswith("admin "):
            break
    yield process
    process.terminate()
    process.communicate(timeout=60)


def start(state: Path, port: int) -> subprocess.Popen:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("ACADEMY_", "DJANGO_"))}
    kept.pop("DATABASE_URL", None)
    environment = {**kept, "ACADEMY_STATE_DIR": str(state), "HOST": "127.0.0.1", "PORT": str(port)}
    return subprocess.Popen(
        # a year with few checks: what is looked at here is how it is served
        [sys.executable, str(ROOT / "site" / "manage.py"), "demo", "--pace", "0.05"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def get(port: int, path: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        return response.status, response.read().decode()
    finally:
        connection.close()


def people_in(state: Path) -> list[str]:
    with sqlite3.connect(state / "academy.sqlite3") as database:
        return [name for (name,) in database.execute("SELECT username FROM people_user ORDER BY username")]


def children_of(pid: int) -> list[int]:
    listed = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True).stdout
    return sorted(int(one) for one in listed.split())


def test_a_demo_from_nothing_says_how_to_get_in_and_serves(demo: subprocess.Popen, port: int, state: Path) -> None:
    ready = next(place for place, line in enumerate(demo.said) if "The demo is ready" in line)
    lines = [line.split() for line in demo.said[ready + 1 :] if line]
    assert [role for role, _name, _password in lines] == ROLES
    assert f"http://127.0.0.1:{port}/" in "\n".join(demo.said)
    assert get(port, "/healthz") == (200, "ok\n")
    assert get(port, "/readyz")[0] == 200
    assert set(people_in(state)) >= {name for _role, name, _password in lines}


def test_a_taken_port_is_said_in_a_sentence_and_changes_nothing(demo: subprocess.Popen, port: int, state: Path) -> None:
    second = start(state, port)
    said, _ = second.communicate(timeout=120)
    assert second.returncode != 0
    assert f"Nothing can be served at 127.0.0.1:{port}: Address already in use." in said
    assert "Traceback" not in said
    assert get(port, "/healthz")[0] == 200


def test_a_killed_worker_is_started_again(demo: subprocess.Popen, port: int) -> None:
    _web, worker = children_of(demo.pid)
    os.kill(worker, signal.SIGKILL)
    for line in demo.stdout:
        if "starting it again" in line:
            break
    until = time.monotonic() + 60
    while time.monotonic() < until and (len(children_of(demo.pid)) < 2 or get(port, "/readyz")[0] != 200):
        time.sleep(0.2)
    assert len(children_of(demo.pid)) == 2
    assert worker not in children_of(demo.pid)
    assert get(port, "/readyz")[0] == 200


def test_a_second_run_finds_everything_there_and_stops_when_told(
    demo: subprocess.Popen, port: int, state: Path
) -> None:
    before = people_in(state)
    assert [line for line in demo.said if "Setting up" in line or "demo year" in line] == []
    children = children_of(demo.pid)
    demo.send_signal(signal.SIGTERM)
    demo.communicate(timeout=60)
    assert demo.returncode == 0
    assert people_in(state) == before
    for pid in children:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("127.0.0.1", port))
