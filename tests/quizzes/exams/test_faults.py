"""An exam sat while its server and worker are killed outright: every receipt given is in the ledger, every score is the
replay. `make soak` runs it longer."""

from pathlib import Path

import pytest
from django.db import connection

from tests.databases import url_of
from tests.quizzes.exams.hall import faults

SEED = 20260309


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.django_db(transaction=True)
def test_no_answer_is_lost_whatever_is_killed_dropped_doubled_or_delayed(page_tree: None, tmp_path: Path) -> None:
    url = url_of(connection.settings_dict)
    report = faults.run(url, tmp_path, clients=12, items=6, kills=4, seed=SEED)
    assert report.faults == []
    assert report.killed == {"web": 2, "worker": 2}
    assert min(report.fates.values()) > 0
    assert report.receipts >= report.clients * report.items
