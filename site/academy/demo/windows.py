"""The windows of the demo year: fifteen trades at first, ten merged ones after."""

from collections.abc import Iterable
from datetime import date, datetime

from academy.demo import cast
from courses import operations as catalogue
from courses.queries import matters_offered
from people import operations
from people.models import Centre, User, Window


def open_trades(centre: Centre, *, by: User, at: datetime) -> list[Window]:
    """A sector window per trade, each with the matters of its categories."""
    return [
        _open(centre, number, name, Window.Kind.SECTOR, categories, by=by, at=at)
        for number, (name, categories) in enumerate(cast.TRADES, start=1)
    ]


def close_all(windows: Iterable[Window], *, on: date, by: User, at: datetime) -> None:
    """Close windows from that day on."""
    for window in windows:
        operations.close_window(window, closes_on=on, by=by, at=at)


def open_merged(centre: Centre, *, by: User, at: datetime) -> list[Window]:
    """The ten windows the reform ends with."""
    return [
        _open(centre, number, name, kind, categories, by=by, at=at)
        for number, (name, kind, categories) in enumerate(cast.MERGED, start=1)
    ]


def _open(
    centre: Centre, number: int, name: str, kind: str, categories: tuple[str, ...], *, by: User, at: datetime
) -> Window:
    on = at.date()
    window = operations.open_window(centre, number=number, name=name, kind=kind, opens_on=on, by=by, at=at)
    if categories:
        matters = matters_offered(centre, on).filter(category__in=categories)
        catalogue.assign_window_matters(window, matters, starts_on=on, by=by, at=at)
    return window
