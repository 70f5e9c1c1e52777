"""Faults planted behind the program's back: what the guards of the database would refuse, with the guards taken away.

Triggers go within the test's own transaction and come back with it.
"""

from typing import Any

from django.db import connection, models


def unguarded(model: type[models.Model]) -> str:
    """The table of an append-only model, with its trigger dropped."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # no pending events when the trigger goes
            cursor.execute(f"DROP TRIGGER IF EXISTS {table}_append_only ON {table}")
        else:
            cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_update")
    return table


def rewrite(row: models.Model, **values: Any) -> None:
    """Change columns of a ledger row in place."""
    table = unguarded(type(row))
    columns = {row._meta.get_field(name).column: value for name, value in values.items()}
    changed = ", ".join(f'"{column}" = %s' for column in columns)
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET {changed} WHERE id = %s", [*columns.values(), row.pk])


def erase(row: models.Model) -> None:
    """Delete a ledger row."""
    table = unguarded(type(row))
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table} WHERE id = %s", [row.pk])
