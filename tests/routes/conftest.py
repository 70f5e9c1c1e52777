"""The world the route table is about."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.test import override_settings
from pytest_django.plugin import DjangoDbBlocker

from courses.documents.books import HANDBOOK, SERVICE_GUIDE
from courses.documents.keeping import keep_document
from courses.documents.orders import Order
from tests import factories
from tests.factories import MOMENT
from tests.routes.world import World, make_world


@pytest.fixture(scope="module")
def world(
    module_transaction: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[World]:
    """As it stands on a Monday morning; the clock of the pages stands there too. One uploaded file lies in media, and
    two books are kept. Made once, for whatever a request writes is undone."""
    media = tmp_path_factory.mktemp("media")
    (media / "note.txt").write_text("notice", encoding="utf-8")
    with override_settings(MEDIA_ROOT=media):
        with django_db_blocker.unblock():
            house = factories.make_house()
            people = factories.make_people(house)
            made = make_world(house, people, at=MOMENT)
            for kind, form in ((HANDBOOK, "md"), (SERVICE_GUIDE, "pdf")):
                order = Order(house.centre, MOMENT.date(), MOMENT, form, "zh-hans")
                keep_document(kind, order, b"a book", made_of="1" * 64, by=people.head)
        with time_machine.travel(MOMENT + timedelta(hours=1), tick=False):
            yield made
