"""`python -m tests.bench [NAME …] [--postgresql] [--json]`: each benchmark in a process and a database of its own.

Asserts nothing. The database is a fresh SQLite file, or a fresh PostgreSQL server.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import asdict
from importlib import import_module
from pathlib import Path

from tests import databases
from tests.databases import ROOT

BENCHMARKS = (
    *("imports", "imports_large", "items", "matrix_page", "offerings", "reading", "search", "books", "vetting"),
    *("rollups",),
)
COLUMNS = (("what", 72), ("seconds", 9), ("cpu", 8), ("peak", 10), ("queries", 9), ("size", 9), ("nodes", 9))


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(BENCHMARKS)}; all when left out")
    parser.add_argument("--postgresql", action="store_true", help="on PostgreSQL in place of SQLite")
    parser.add_argument("--json", action="store_true", help="lines of JSON in place of the table")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        return measure(options.one)
    if unknown := set(options.names) - set(BENCHMARKS):
        parser.error(f"no benchmark called {', '.join(sorted(unknown))}")
    if not options.json:
        say(
            row(
                {
                    "what": "",
                    "seconds": "seconds",
                    "cpu": "cpu s",
                    "peak": "peak MiB",
                    "queries": "queries",
                    "size": "KiB",
                    "nodes": "elements",
                }
            )
        )
    database = postgresql if options.postgresql else sqlite
    return max(in_a_process_of_its_own(name, database, as_json=options.json) for name in options.names or BENCHMARKS)


@contextmanager
def sqlite(folder: str) -> Iterator[str]:
    """A fresh file, migrated."""
    template = databases.migrated_copy(ROOT / "var" / "test", f"bench-{os.getpid()}.sqlite3")
    shutil.move(template, Path(folder) / "bench.sqlite3")
    yield f"sqlite:///{folder}/bench.sqlite3"


@contextmanager
def postgresql(folder: str) -> Iterator[str]:
    """A fresh server, migrated."""
    from tests.postgresql import migrated_server

    with migrated_server() as url:
        yield url


def in_a_process_of_its_own(name: str, database: Callable[[str], AbstractContextManager[str]], *, as_json: bool) -> int:
    """Run one benchmark on a fresh database and show its lines as they come."""
    with tempfile.TemporaryDirectory(prefix="academy-bench-") as folder, database(folder) as url:
        environment = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "site")]),
            "DATABASE_URL": url,
            "ACADEMY_STATE_DIR": folder,
            "DJANGO_SETTINGS_MODULE": "academy.settings.test",
        }
        command = [sys.executable, "-W", "ignore", "-m", "tests.bench", "--one", name]
        with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
            for line in process.stdout:
                say(line.strip()) if as_json else say(row(json.loads(line)))
    if process.returncode:
        sys.stderr.write(f"{name} failed\n")
    return process.returncode


def measure(name: str) -> int:
    """What one process does: run the benchmark, a line of JSON for each figure."""
    import django

    django.setup()
    from ledger import outbox

    # What travels upward is the worker's time, not the operation's.
    outbox.async_task = lambda *arguments: None
    for figures in import_module(f"tests.bench.{name}").run():
        say(json.dumps(asdict(figures), ensure_ascii=False))
    return 0


def row(figures: dict[str, object]) -> str:
    cells = [str(figures[name]) for name, _width in COLUMNS]
    (first, width), *rest = zip(cells, (width for _name, width in COLUMNS), strict=True)
    return first.ljust(width) + "".join(f" {cell:>{width - 1}}" for cell, width in rest)


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
