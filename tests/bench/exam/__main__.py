"""`python -m tests.bench.exam [--clients N] [--items N] [--sqlite] [--json FILE]`: a database and a server of its
own, an exam, and so many candidates who start it within a second, answer every question and hand in.

The database is DATABASE_URL (an empty one; it is migrated and keeps the exam), else a PostgreSQL server of its own that
waits for its disk, or with --sqlite a file. Candidates and server share the machine, and the figures say so.
"""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests import databases

SAID = "tests-only-not-a-secret"


@contextmanager
def database(*, sqlite: bool) -> Iterator[str]:
    """The address of a migrated database."""
    if given := os.environ.get("DATABASE_URL"):
        databases.migrate(given)
        yield given
    elif sqlite:
        copy = databases.migrated_copy(databases.ROOT / "var" / "test", f"exam-{os.getpid()}.sqlite3")
        yield f"sqlite:///{copy}"
        databases.remove(copy)
    else:
        from tests.postgresql import migrated_server

        with migrated_server(waits_for_disk=True) as url:
            yield url


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.exam", description=__doc__)
    parser.add_argument("--clients", type=int, default=200)
    parser.add_argument("--items", type=int, default=20)
    parser.add_argument("--sqlite", action="store_true", help="on SQLite in place of PostgreSQL")
    parser.add_argument("--json", type=Path, help="write the figures there too")
    options = parser.parse_args()
    with database(sqlite=options.sqlite) as url, tempfile.TemporaryDirectory(prefix="academy-exam-") as folder:
        os.environ |= {
            "DATABASE_URL": url,
            "DJANGO_SETTINGS_MODULE": "academy.settings.dev",
            "ACADEMY_STATE_DIR": folder,
            "ACADEMY_SECRET_KEY": SAID,
            "ACADEMY_DEMO": "1",
        }
        import django

        django.setup()
        from tests.bench.exam import figures, sitting

        if sitting.is_lived_in():
            parser.error("the database is not empty; the exam needs one of its own")
        found = figures.of(sitting.sit(url, Path(folder), clients=options.clients, items=options.items))
    sys.stdout.write(figures.as_table(found))
    told = json.dumps(found, ensure_ascii=False, indent=2)
    if options.json:
        options.json.write_text(told + "\n", encoding="utf-8")
    else:
        sys.stdout.write(f"\n{told}\n")
    return int(bool(found["errors"]) or found["receipts"]["given"] != found["receipts"]["in_the_ledger"])


if __name__ == "__main__":
    raise SystemExit(main())
