"""`python -m tests.quizzes.exams.hall.soak [--clients N] [--items N] [--kills N] [--seed N]`: the fault run, longer, on
both engines; its result is written to `last_soak.json` beside this file."""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from tests import databases
from tests.databases import ROOT

RESULT = Path(__file__).with_name("last_soak.json")


@contextmanager
def sqlite() -> Iterator[str]:
    copy = databases.migrated_copy(ROOT / "var" / "test", f"soak-{os.getpid()}.sqlite3")
    yield f"sqlite:///{copy}"
    databases.remove(copy)


@contextmanager
def postgresql() -> Iterator[str]:
    from tests.postgresql import migrated_server

    with migrated_server() as url:
        yield url


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.quizzes.exams.hall.soak", description=__doc__)
    parser.add_argument("--clients", type=int, default=40)
    parser.add_argument("--items", type=int, default=20)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=int(f"{date.today():%Y%m%d}"))
    parser.add_argument("--url", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.url:
        return one(options)
    runs = {}
    for engine, database in (("sqlite", sqlite), ("postgresql", postgresql)):
        with database() as url:
            runs[engine] = in_a_process_of_its_own(url)
        sys.stdout.write(f"{engine}: {json.dumps(runs[engine], ensure_ascii=False)}\n")
    told = {"date": date.today().isoformat(), "runs": runs}
    RESULT.write_text(json.dumps(told, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return int(any(run is None or run["faults"] for run in runs.values()))


def in_a_process_of_its_own(url: str) -> dict[str, Any] | None:
    """The report of one engine; None where the run itself broke."""
    environment = {**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "academy.settings.test"}
    command = [sys.executable, "-W", "ignore", "-m", "tests.quizzes.exams.hall.soak", *sys.argv[1:], "--url", url]
    done = subprocess.run(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    return None if done.returncode else json.loads(done.stdout.splitlines()[-1])


def one(options: argparse.Namespace) -> int:
    import django

    django.setup()
    from tests.quizzes.exams.hall import faults

    told = {"clients": options.clients, "items": options.items, "kills": options.kills, "seed": options.seed}
    with tempfile.TemporaryDirectory(prefix="academy-soak-") as folder:
        report = faults.run(options.url, Path(folder), **told)
    sys.stdout.write(json.dumps(report.to_json(), ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
