"""The world the route table is about."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from pytest_django.fixtures import Settings

from courses.documents.books import HANDBOOK, SERVICE_GUIDE
from courses.documents.keeping import keep_document
from courses.documents.orders import Order
from tests.factories import MOMENT, House, People
from tests.routes.world import World, make_world
from tests.shared import shared


@shared
def monday(house: House, people: People) -> World:
    """As it stands on a Monday morning; two books are kept."""
    made = make_world(house, people, at=MOMENT)
    for kind, form in ((HANDBOOK, "md"), (SERVICE_GUIDE, "pdf")):
        order = Order(house.centre, MOMENT.date(), MOMENT, form, "zh-hans")
        keep_document(kind, order, b"a book", made_of="1" * 64, by=people.head)
    return made


@pytest.fixture
def world(monday: World, settings: Settings, tmp_path: Path) -> Iterator[World]:
    """That Monday; the clock of the pages stands there too. One uploaded file lies in media."""
    settings.MEDIA_ROOT = tmp_path
    (tmp_path / "note.txt").write_text("notice", encoding="utf-8")
    with time_machine.travel(MOMENT + timedelta(hours=1), tick=False):
        yield monday
