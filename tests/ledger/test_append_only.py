"""A fact is written once: the model layer refuses, and so does the database behind its back."""

import pytest
from django.db import DatabaseError, connection, transaction

from ledger import audit
from ledger.models import AppendOnlyError, AuditEntry
from tests.factories import MOMENT, House

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry(house: House) -> AuditEntry:
    return audit.record("centre.visited", house.centre, by=None, at=MOMENT, why="test")


def test_saving_again_is_refused(entry: AuditEntry) -> None:
    entry.action = "centre.burned"
    with pytest.raises(AppendOnlyError, match="append a new row"):
        entry.save()
    assert AuditEntry.objects.get(pk=entry.pk).action == "centre.visited"


def test_updating_a_queryset_is_refused(entry: AuditEntry) -> None:
    with pytest.raises(AppendOnlyError):
        AuditEntry.objects.filter(pk=entry.pk).update(action="centre.burned")


@pytest.mark.parametrize("delete", [lambda e: e.delete(), lambda e: type(e).objects.filter(pk=e.pk).delete()])
def test_deleting_is_refused(entry: AuditEntry, delete) -> None:
    with pytest.raises(AppendOnlyError):
        delete(entry)
    assert AuditEntry.objects.filter(pk=entry.pk).exists()


def test_bulk_update_is_refused(entry: AuditEntry) -> None:
    entry.action = "centre.burned"
    with pytest.raises(AppendOnlyError):
        AuditEntry.objects.bulk_update([entry], ["action"])


def test_raw_sql_update_is_refused_by_the_database(entry: AuditEntry) -> None:
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE ledger_auditentry SET action = 'x' WHERE id = %s", [entry.pk])
    assert AuditEntry.objects.get(pk=entry.pk).action == "centre.visited"


def test_raw_sql_delete_is_refused_where_the_engine_can(entry: AuditEntry) -> None:
    """PostgreSQL refuses. SQLite's test flush empties tables row by row, so there the model layer alone says no."""
    refused = False
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("DELETE FROM ledger_auditentry WHERE id = %s", [entry.pk])
    except DatabaseError:
        refused = True
    assert refused == (connection.vendor == "postgresql")


def test_an_operation_leaves_its_audit_row_in_the_same_transaction(house: House) -> None:
    from people import operations
    from people.models import Window

    before = AuditEntry.objects.count()
    with pytest.raises(RuntimeError), transaction.atomic():
        operations.close_window(house.tidal, closes_on=MOMENT.date(), by=None, at=MOMENT)
        assert AuditEntry.objects.count() == before + 1
        raise RuntimeError("the light went out")
    assert AuditEntry.objects.count() == before
    assert Window.objects.get(pk=house.tidal.pk).closes_on is None
