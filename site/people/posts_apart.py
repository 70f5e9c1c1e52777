"""The migration step by which the database itself keeps the base posts of a clerk apart.

PostgreSQL has an exclusion constraint for it. A clerk's key is compared as a range of one number, so that the index
needs no extension a database owner would have to allow. SQLite has triggers; making the table anew takes them away, so
repeat the step after every migration that alters the table (a test plants an overlap).
"""

from typing import Any

from django.db.migrations.operations.base import Operation

NAME = "base_posts_apart"
_POSTGRES_ON = """
ALTER TABLE people_posting ADD CONSTRAINT base_posts_apart EXCLUDE USING gist (
  int8range(clerk_id, clerk_id, '[]') WITH &&, daterange(starts_on, ends_on, '[)') WITH &&
) WHERE (kind = 'base' AND annulled_at IS NULL);
"""
_POSTGRES_OFF = "ALTER TABLE people_posting DROP CONSTRAINT IF EXISTS base_posts_apart;"
_SQLITE_ON = """
CREATE TRIGGER base_posts_apart_{word} BEFORE {event} ON people_posting
WHEN NEW.kind = 'base' AND NEW.annulled_at IS NULL AND EXISTS (
  SELECT 1 FROM people_posting AS other
  WHERE other.clerk_id = NEW.clerk_id AND other.kind = 'base' AND other.annulled_at IS NULL AND other.id <> {own}
    AND (other.ends_on IS NULL OR other.ends_on > NEW.starts_on)
    AND (NEW.ends_on IS NULL OR NEW.ends_on > other.starts_on)
)
BEGIN SELECT RAISE(ABORT, 'base_posts_apart'); END;
"""
_EVENTS = (("insert", "INSERT", "0"), ("update", "UPDATE", "OLD.id"))


class BasePostsApart(Operation):
    """`BasePostsApart()` in a migration of people. Posts that overlap already stop it on PostgreSQL."""

    reversible = True

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Constraint and triggers change no model state."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        self.database_backwards(app_label, schema_editor, from_state, to_state)
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(_POSTGRES_ON, params=None)
            return
        for word, event, own in _EVENTS:
            schema_editor.execute(_SQLITE_ON.format(word=word, event=event, own=own), params=None)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(_POSTGRES_OFF, params=None)
            return
        for word, _event, _own in _EVENTS:
            schema_editor.execute(f"DROP TRIGGER IF EXISTS base_posts_apart_{word};", params=None)

    def describe(self) -> str:
        return "Keep the base posts of a clerk apart"
