"""Somebody who saves answers while something large is written: how long the longest save waited for the database.

`python -m tests.bench.saver FILE` writes a small row again and again, the way an answer is saved, until its input ends;
then it prints how often it saved and its waits in seconds.
"""

import json
import os
import select
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

APART = 0.02  # seconds between two saves
PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"


@contextmanager
def saving(into: dict[str, float]) -> Iterator[None]:
    """Let somebody save beside the block; `into` then holds the number of saves and their waits."""
    command = [sys.executable, "-m", "tests.bench.saver", str(connection.settings_dict["NAME"])]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=os.environ, text=True) as saver:
        saver.stdout.readline()
        yield
        told, _ = saver.communicate()
    into |= json.loads(told)


def main(file: str) -> None:
    database = sqlite3.connect(file, timeout=20, isolation_level=None)
    database.executescript(PRAGMAS)
    database.execute("CREATE TABLE IF NOT EXISTS bench_saves (id INTEGER PRIMARY KEY, at REAL)")
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    waits = []
    while not select.select([sys.stdin], [], [], APART)[0]:
        began = time.perf_counter()
        database.execute("BEGIN IMMEDIATE")
        database.execute("INSERT INTO bench_saves (at) VALUES (?)", (began,))
        database.execute("COMMIT")
        waits.append(time.perf_counter() - began)
    waits.sort()
    rare, usual = waits[len(waits) * 99 // 100], waits[len(waits) // 2]
    sys.stdout.write(json.dumps({"saves": len(waits), "longest": waits[-1], "rare": rare, "usual": usual}))


if __name__ == "__main__":
    main(sys.argv[1])
