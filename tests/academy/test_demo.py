"""`make demo` where a migration is still missing: a year is lived, served, signed in to, stopped; and again at once.

Fifteen windows become ten, and everything a screen shows was made by an operation. Living it is dear: it is lived once
here, with a quarter of its checks. All migrations from nothing are as dear: every test database has been through them.
"""

import http.client
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from pytest_django.plugin import DjangoDbBlocker

from academy.demo import cast, exams, practical, questions, year
from academy.demo.accounts import sign_in_lines
from academy.homes.manager import manager_home
from certification.awards.models import Certificate
from certification.matrix.domain.seals import CellState
from certification.matrix.queries import board
from certification.practical.queries import disputes, practical_standings
from certification.shadowing.queries import shadowings_of_centre
from certification.training.models import AttendanceSignature
from courses.models import CaseVolume, Catalogue, Edition, FacetChange, Matter
from ledger.models import AuditEntry
from people.models import Centre, Posting, Window
from quizzes.models import ExamResult, Paper, Question, RegradedOutcome, Regrading
from quizzes.queries.written import withheld_in
from tests import databases
from tests.architecture.sources import ROOT

# A year through the operations takes minutes where two suites share two cores.
pytestmark = [pytest.mark.slow, pytest.mark.timeout(1200)]
TODAY = date(2026, 11, 23)
ROLES = ["clerk", "head", "leader", "reviewer", "editor", "inspector", "admin"]


@pytest.fixture(scope="module")
def state(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the demo of this module keeps everything: a database that lacks one migration, and nothing else."""
    state = tmp_path_factory.mktemp("demo")
    database = state / "academy.sqlite3"
    shutil.move(databases.migrated_copy(Path(settings.STATE_DIR) / "test", f"demo-{os.getpid()}.sqlite3"), database)
    with sqlite3.connect(database) as rows:
        rows.executescript("DROP TABLE django_session; DELETE FROM django_migrations WHERE app = 'sessions';")
    return state


@pytest.fixture(scope="module")
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def demo(state: Path, port: int) -> Iterator[subprocess.Popen]:
    """The first demo, once it has said how to get in. Its lines are in `demo.said`."""
    process = start(state, port)
    yield process
    stop(process)


@pytest.fixture
def lived(
    demo: subprocess.Popen, state: Path, settings, request: pytest.FixtureRequest, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """The database of the demo, which serves no more, in place of the test's own."""
    stop(demo)
    # Not an argument: whoever names a fixture of the test's database runs on both engines, and a year is lived on one.
    request.getfixturevalue("ground").stand_on(())
    settings.STATE_DIR = state
    kept = connection.settings_dict["NAME"]
    with django_db_blocker.unblock():
        connection.close()
        connection.settings_dict["NAME"] = state / "academy.sqlite3"
        yield
        connection.close()
        connection.settings_dict["NAME"] = kept


def stop(process: subprocess.Popen) -> None:
    process.terminate()
    process.communicate(timeout=60)


def start(state: Path, port: int) -> subprocess.Popen:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("ACADEMY_", "DJANGO_"))}
    kept.pop("DATABASE_URL", None)
    environment = {**kept, "ACADEMY_STATE_DIR": str(state), "HOST": "127.0.0.1", "PORT": str(port)}
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "site" / "manage.py"), "demo", "--pace", "0.25", "--today", str(TODAY)],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    process.said = []
    for line in process.stdout:
        process.said.append(line.strip())
        if line.startswith("admin "):
            break
    return process


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


def test_a_demo_sets_itself_up_says_how_to_get_in_and_serves(demo: subprocess.Popen, port: int, state: Path) -> None:
    assert demo.said[:2] == ["Setting up the database …", "Living through the demo year …"]
    ready = next(place for place, line in enumerate(demo.said) if "The demo is ready" in line)
    lines = [line.split() for line in demo.said[ready + 1 :] if line]
    assert [role for role, _name, _password in lines] == ROLES
    assert f"http://127.0.0.1:{port}/" in "\n".join(demo.said)
    assert get(port, "/healthz") == (200, "ok\n")
    assert get(port, "/readyz")[0] == 200
    assert set(people_in(state)) >= {name for _role, name, _password in lines}


def test_a_taken_port_is_said_in_a_sentence_and_changes_nothing(demo: subprocess.Popen, port: int, state: Path) -> None:
    second = start(state, port)
    assert second.wait(timeout=120) != 0
    said = "\n".join(second.said)
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
    stop(demo)
    before = people_in(state)
    again = start(state, port)
    assert [line for line in again.said if "Setting up" in line or "demo year" in line] == []
    children = children_of(again.pid)
    again.send_signal(signal.SIGTERM)
    again.communicate(timeout=60)
    assert again.returncode == 0
    assert people_in(state) == before
    for pid in children:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("127.0.0.1", port))


def test_a_believable_year_stands_behind_the_demo(lived: None, capsys: pytest.CaptureFixture[str]) -> None:
    centre = Centre.objects.get(code=cast.CENTRE[0])

    trades, merged = Window.objects.filter(closes_on__isnull=False), Window.objects.open_on(TODAY)
    assert (trades.count(), merged.count()) == (15, 10)
    found = board(centre, on=TODAY)
    assert len(found.clerks) == 10
    assert {kind for (kind,) in Posting.objects.values_list("kind").distinct()} == set(Posting.Kind.values)

    assert Matter.objects.values("category").distinct().count() >= 12
    assert Matter.objects.count() >= 60
    assert Edition.objects.count() == 3
    assert set(FacetChange.objects.values_list("to_version__edition__number", flat=True)) == {2, 3}

    assert CaseVolume.objects.values("year").distinct().count() == 2

    states = {cell.state for cell in found.cells.values()}
    assert states == set(CellState)
    assert AttendanceSignature.objects.exists()
    assert Certificate.objects.exists()
    systems = (practical.COUNTER, practical.POLICE)
    standings = practical_standings(found.clerks, systems, on=TODAY).values()
    assert {one.status.value for one in standings} == {"in_date", "due", "never"}
    assert len(disputes(centre)) == 1
    stands = {row.closing.status.value for row in shadowings_of_centre(centre, on=TODAY)}
    assert stands == {"open", "waits_for_host", "disagreement", "closed"}
    assert Question.objects.filter(live=True).exclude(facet="").count() == len(questions.WRITTEN)
    assert [one.question.matter.code for one in withheld_in(Catalogue.objects.all(), on=TODAY)] == ["PTS-WJ-007"]
    assert sorted(hasattr(row, "decision") for row in Regrading.objects.all()) == [False, True]
    assert RegradedOutcome.objects.exists()
    assert ExamResult.objects.count() == exams.SAT_BY
    assert Paper.objects.filter(state=Paper.State.PUBLISHED).count() == 2
    assert manager_home(centre, on=TODAY).first

    (newcomer,) = (clerk for clerk in found.clerks if clerk.username == cast.NEWCOMER[0])
    assert not any(found.cells[newcomer.pk, matter.pk].overdue for matter in found.matters)

    written = AuditEntry.objects.count()
    call_command("seed_demo", today=TODAY)
    assert AuditEntry.objects.count() == written
    call_command("rebuild", "--check")
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if line in sign_in_lines()][:7] == sign_in_lines()
    assert year.is_there()
