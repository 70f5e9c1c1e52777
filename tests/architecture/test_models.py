"""Ledger tables are append-only in the database itself, migrations are complete, models have names."""

import datetime
import uuid
from decimal import Decimal
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import DatabaseError, connection, models, transaction

from ledger.models import LedgerModel
from tests.architecture.test_forbidden_features import OURS
from tests.factories import MOMENT

LEDGERS = sorted(
    (model for model in apps.get_models() if issubclass(model, LedgerModel)), key=lambda model: model._meta.label
)
OUR_MODELS = [model for model in apps.get_models() if model._meta.app_label in OURS]
TRIGGERS = {
    "sqlite": "SELECT tbl_name FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%BEFORE UPDATE%'",
    "postgresql": "SELECT tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O'",
}


class _UndoneError(Exception):
    """Raised to roll a trial back."""


@pytest.mark.django_db
def test_no_change_of_a_model_waits_for_its_migration() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.django_db
def test_every_ledger_table_has_its_trigger() -> None:
    with connection.cursor() as cursor:
        cursor.execute(TRIGGERS[connection.vendor])
        guarded = {table for (table,) in cursor.fetchall()}
    assert {model._meta.db_table for model in LEDGERS} - guarded == set()
    assert len(LEDGERS) > 3


@pytest.mark.django_db
@pytest.mark.parametrize("model", LEDGERS, ids=lambda model: model._meta.label_lower)
def test_a_ledger_row_cannot_be_updated_behind_the_models_back(model: type[LedgerModel]) -> None:
    with pytest.raises(_UndoneError), transaction.atomic():
        row = model(**{field.attname: sample(field) for field in model._meta.concrete_fields if _is_filled(field)})
        models.Model.save_base(row, force_insert=True)
        table = connection.ops.quote_name(model._meta.db_table)
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"UPDATE {table} SET recorded_at = recorded_at")
        # the row points at nothing; it must be gone before links are checked
        raise _UndoneError


LEFT_EMPTY = {
    "quizzes.correctedverdict": "sheet_act",
    "quizzes.regradedoutcome": "sheet_act",
    "quizzes.sheetact": "attempt",
}
"""Columns a constraint lets stand empty or not, by what the others say."""


def _is_filled(field: models.Field) -> bool:
    return not field.primary_key and field.name != LEFT_EMPTY.get(field.model._meta.label_lower)


def sample(field: models.Field) -> Any:
    """A value the column takes. Links are checked at the end of the transaction, which never comes."""
    if field.choices:
        return field.choices[0][0]
    if field.is_relation:
        # each another row, for some rows must not name the same person twice
        return 1 + list(field.model._meta.concrete_fields).index(field)
    for kind, value in (
        (models.DateTimeField, MOMENT),
        (models.DateField, datetime.date(2026, 3, 9)),
        (models.BooleanField, False),
        (models.JSONField, {}),
        (models.UUIDField, uuid.UUID(int=1)),
        (models.DecimalField, Decimal(1)),
        (models.BinaryField, b"x"),
        (models.IntegerField, 1),
        (models.FloatField, 1.0),
    ):
        if isinstance(field, kind):
            return value
    return "x"


def test_nothing_a_ledger_row_points_at_takes_the_row_with_it() -> None:
    kept = (models.PROTECT, models.RESTRICT)
    links = [field for model in LEDGERS for field in model._meta.concrete_fields if field.is_relation]
    assert [str(field) for field in links if field.remote_field.on_delete not in kept] == []
    assert links != []


def test_every_model_says_what_it_is_called_in_one_and_many() -> None:
    """Django would make the plural by adding an s."""
    assert [
        model._meta.label
        for model in OUR_MODELS
        if not {"verbose_name", "verbose_name_plural"} <= model._meta.original_attrs.keys()
    ] == []
