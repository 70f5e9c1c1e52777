"""What a receipt rests on: commits that are on disk."""

import json

import pytest
from django.db import connection

from academy.views.health import readyz


@pytest.mark.django_db(transaction=True)
def test_promise_05_readyz_reads_back_that_commits_are_durable(rf):
    on_disk, loosened, said = {
        "sqlite": ("PRAGMA journal_mode", "PRAGMA synchronous=NORMAL", "not durable: synchronous 1"),
        "postgresql": ("SHOW fsync", "SET synchronous_commit TO off", "not durable: synchronous_commit off"),
    }[connection.vendor]

    def told() -> str:
        return json.loads(readyz(rf.get("/readyz")).content)["database"]

    with connection.cursor() as cursor:
        (as_set,) = cursor.execute(on_disk).fetchone()
    # a server of the tests may have been told not to wait for its disk, and then that is said
    assert told() == ("not durable: fsync off" if as_set == "off" else "ok")
    with connection.cursor() as cursor:
        cursor.execute(loosened)
    assert told() == said
    connection.close()
