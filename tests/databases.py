"""Test databases: migrated once for each state of the migrations, copied for each run, gone after it.

`python -m tests.databases` has the first, for SQLite, made before anybody asks.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent


def state_of_migrations() -> str:
    """A short hash that changes when a migration, a locked package or this file does."""
    found = hashlib.sha256()
    migrations = [*ROOT.glob("*/migrations/*.py"), *ROOT.glob("site/*/migrations/*.py")]
    for path in [ROOT / "requirements.txt", Path(__file__), *sorted(migrations)]:
        found.update(path.read_bytes())
    return found.hexdigest()[:12]


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Only one process at a time gets past this, whichever test run it belongs to."""
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def migrated_template(folder: Path) -> Path:
    """The migrated SQLite file under `folder`; the first call of a state of migrations pays for all others."""
    folder.mkdir(parents=True, exist_ok=True)
    template = folder / f"template-{state_of_migrations()}.sqlite3"
    with alone(folder / "template.lock"):
        if not template.exists():
            for old in folder.glob("template-*.sqlite3"):
                old.unlink()
            unfinished = template.with_suffix(".unfinished")
            unfinished.unlink(missing_ok=True)
            migrate(f"sqlite:///{unfinished}")
            unfinished.rename(template)
    return template


def migrated_copy(folder: Path, name: str) -> Path:
    """A fresh SQLite file, migrated, under `folder`."""
    copy = folder / name
    remove(copy)
    shutil.copyfile(migrated_template(folder), copy)
    return copy


def remove(path: Path) -> None:
    """Delete a SQLite file and its two companions."""
    for suffix in ("", "-wal", "-shm"):
        Path(f"{path}{suffix}").unlink(missing_ok=True)


def migrate(url: str) -> None:
    """Bring the database at `url` up to date, in a process of its own."""
    environment = {**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "academy.settings.test"}
    command = [sys.executable, str(ROOT / "site" / "manage.py"), "migrate", "--verbosity", "0"]
    subprocess.run(command, env=environment, check=True)


def url_of(settings: dict[str, Any]) -> str:
    """The address of the database a test is connected to, for a process of its own."""
    if settings["ENGINE"].endswith("sqlite3"):
        return f"sqlite:///{settings['NAME']}"
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{settings['NAME']}").geturl()


if __name__ == "__main__":
    from academy.settings.test import STATE_DIR

    migrated_template(Path(STATE_DIR) / "test")
