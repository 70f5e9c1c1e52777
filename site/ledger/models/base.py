"""The base of every fact: written once, never changed."""

from typing import Any, NoReturn

from django.db import models
from django.utils.translation import gettext_lazy as _


class AppendOnlyError(TypeError):
    """Somebody tried to change or delete a fact; append a new row instead."""


class AppendOnlyQuerySet(models.QuerySet):
    """Reads and inserts as usual; refuses everything that would change a row."""

    def update(self, **kwargs: Any) -> NoReturn:
        raise AppendOnlyError(f"{self.model.__name__} is append-only; it can't be updated")

    def delete(self) -> NoReturn:
        raise AppendOnlyError(f"{self.model.__name__} is append-only; it can't be deleted")

    delete.alters_data = True
    delete.queryset_only = True


class LedgerModel(models.Model):
    """A fact. `effective_at` is when it holds from, `recorded_at` when the house learned of it.

    "As of D" means recorded by D and evaluated at D. The operation passes both; nothing is stamped
    behind its back, so a year of history can be replayed through the same operations.
    """

    effective_at = models.DateTimeField(_("effective at"))
    recorded_at = models.DateTimeField(_("recorded at"), db_index=True)

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnlyError(f"{type(self).__name__} is append-only; append a new row instead")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnlyError(f"{type(self).__name__} is append-only; it can't be deleted")
