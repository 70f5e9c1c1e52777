"""What was shown, answered, proved and decided can't be changed: not by the models, not by SQL."""

import pytest
from django.db import DatabaseError, connection, transaction

from ledger.models import AppendOnlyError
from quizzes import operations
from quizzes.models import CheckOutcome, Evidence, ItemSnapshot, QuestionReport, Response
from tests.factories import MOMENT
from tests.quizzes.shelf import UNKNOWN


@pytest.fixture
def failed_check(people, shelf):
    """A check that ended at the third wrong answer, with a report on its first question."""
    attempt = operations.start_check(people.clerk, shelf.hygiene, seed=1, by=people.clerk, at=MOMENT)
    while attempt.is_open:
        draw = attempt.draws.order_by("-position").first()
        attempt = operations.answer_check_item(draw, sequence=1, answer=UNKNOWN, by=people.clerk, at=MOMENT)
    operations.report_question(draw, reason="fact", text="", by=people.clerk, at=MOMENT)
    return attempt


def test_a_ledger_row_is_never_changed(failed_check, subtests):
    for model in (ItemSnapshot, Response, Evidence, CheckOutcome, QuestionReport):
        row, table = model.objects.first(), model._meta.db_table
        with subtests.test(table):
            with pytest.raises(AppendOnlyError):
                row.save()
            with pytest.raises(AppendOnlyError):
                row.delete()
            with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
                connection.cursor().execute(f"UPDATE {table} SET recorded_at = recorded_at WHERE id = %s", [row.pk])


def test_the_same_item_is_one_snapshot_at_its_digest(failed_check):
    snapshots = ItemSnapshot.objects.all()
    assert [snapshot.digest for snapshot in snapshots] == [snapshot.item.digest for snapshot in snapshots]
    assert [snapshot.content for snapshot in snapshots] == [snapshot.item.to_json() for snapshot in snapshots]


def test_an_outcome_that_counts_more_right_than_asked_is_refused_by_the_database(failed_check):
    outcome = CheckOutcome.objects.get()
    outcome.pk, outcome.right = None, outcome.asked + 1
    outcome._state.adding = True
    with pytest.raises(DatabaseError), transaction.atomic():
        outcome.save()
