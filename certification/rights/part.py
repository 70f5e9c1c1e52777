"""A part of a person's record: rows of a table about them, and the columns they are shown."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.db.models import Field, Model, QuerySet
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.encoding import force_str
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from people.models import User


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of `model` with the person at `about`. `columns` are paths of fields, a space between; the first `titled` of
    them name a row.

    `only` leaves rows out: of a sitting that is open nobody is told anything yet. `page` is the name of the page a row
    stands on and is put right on, then the paths its address is made of.
    """

    name: str
    title: Promise
    model: str
    about: str
    columns: str
    titled: int = 2
    only: tuple[tuple[str, Any], ...] = ()
    page: tuple[str, ...] = ()

    @property
    def paths(self) -> list[str]:
        return self.columns.split()

    def rows(self, person: User) -> QuerySet:
        """The rows about the person, newest first."""
        rows = self.table()._default_manager.filter(**{self.about: person}, **dict(self.only))
        return rows.order_by("-pk")

    def lines(self, person: User, *, limit: int | None = None) -> Iterator[tuple[int, tuple[str, ...]]]:
        """(key, cells) of each row, as text in the reader's language, in one query."""
        fields = [field_at(self.table(), path) for path in self.paths]
        for key, *cells in self.rows(person).values_list("pk", *self.paths)[:limit]:
            yield key, tuple(told(field, cell) for field, cell in zip(fields, cells, strict=True))

    def headings(self) -> tuple[str, ...]:
        return tuple(force_str(field_at(self.table(), path).verbose_name) for path in self.paths)

    def table(self) -> type[Model]:
        return apps.get_model(self.model)

    def line(self, person: User, entry: int) -> str | None:
        """One row in a line of words, if it is about the person."""
        found = self.rows(person).filter(pk=entry).values_list(*self.paths[: self.titled]).first()
        if found is None:
            return None
        fields = [field_at(self.table(), path) for path in self.paths]
        return " · ".join(filter(None, (told(field, cell) for field, cell in zip(fields, found, strict=False))))

    def address(self, person: User, entry: int) -> str | None:
        """Where a row about the person stands, if this part's rows have a page."""
        if not self.page:
            return None
        name, *paths = self.page
        found = self.rows(person).filter(pk=entry).values_list(*paths).first()
        return reverse(name, args=found) if found else None


def field_at(model: type[Model], path: str) -> Field:
    """The field a path such as "draw__attempt__clerk" ends at."""
    *through, last = path.split("__")
    for name in through:
        model = model._meta.get_field(name).related_model
    return model._meta.get_field(last)


def told(field: Field, cell: Any) -> str:
    """A cell as people write it."""
    if cell is None or cell == "":
        return ""
    if field.flatchoices:
        return force_str(dict(field.flatchoices).get(cell, cell))
    if isinstance(cell, bool):
        return _("yes") if cell else _("no")
    if isinstance(cell, datetime):
        return formats.date_format(timezone.localtime(cell), "SHORT_DATETIME_FORMAT")
    if isinstance(cell, date):
        return formats.date_format(cell)
    return force_str(cell)
