"""The migration step that makes a table append-only in the database itself.

UPDATE is refused on SQLite and PostgreSQL. DELETE is refused on PostgreSQL only: Django's test
flush empties SQLite tables row by row, and there the model layer alone says no.

SQLite makes a table anew when a column is added, and the trigger goes with the old one: repeat the step
after every migration that alters the table (a test looks for the trigger).
"""

from typing import Any

from django.db.migrations.operations.base import Operation

_SQLITE_ON = """
CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;
"""
_SQLITE_OFF = "DROP TRIGGER IF EXISTS {table}_no_update;"
_POSTGRES_ON = """
CREATE OR REPLACE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  IF current_setting('ledger.retention', true) = 'on' AND TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RAISE EXCEPTION '%% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $body$;
CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table}
FOR EACH ROW EXECUTE FUNCTION ledger_refuse();
"""
_POSTGRES_OFF = "DROP TRIGGER IF EXISTS {table}_append_only ON {table};"


class AppendOnly(Operation):
    """`AppendOnly("auditentry")` in a migration, after the table was created."""

    reversible = True

    def __init__(self, model_name: str) -> None:
        self.model_name = model_name

    def state_forwards(self, app_label: str, state: Any) -> None:
        """The trigger changes no model state."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        model = to_state.apps.get_model(app_label, self.model_name)
        self._run(schema_editor, model, _SQLITE_OFF, _POSTGRES_OFF)
        self._run(schema_editor, model, _SQLITE_ON, _POSTGRES_ON)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        self._run(schema_editor, from_state.apps.get_model(app_label, self.model_name), _SQLITE_OFF, _POSTGRES_OFF)

    def _run(self, schema_editor: Any, model: Any, sqlite: str, postgres: str) -> None:
        sql = postgres if schema_editor.connection.vendor == "postgresql" else sqlite
        statement = sql.format(table=model._meta.db_table)
        if schema_editor.connection.vendor == "postgresql":
            statement = statement.replace("%%", "%")
        schema_editor.execute(statement, params=None)

    def describe(self) -> str:
        return f"Make {self.model_name} append-only"
