"""Checks that end while their centre is summed up, each on a connection of its own."""

from datetime import timedelta
from threading import Thread

import pytest
from django.db import connection

from certification.rollup import operations
from certification.rollup.models import MatterSummary
from certification.rollup.operations import REBUILD, ask_for, sum_up_all
from certification.rollup.tasks import sum_up_waiting
from ledger import rebuilds
from tests.certification.sittings import sit
from tests.factories import MOMENT, House, People
from tests.quizzes.domain import matters as made_up
from tests.quizzes.shelf import Shelf

pytestmark = pytest.mark.usefixtures("monday")


@pytest.mark.django_db(transaction=True)
def test_a_check_that_ends_while_its_centre_is_summed_up_stands_in_the_rows(
    page_tree: None, people: People, house: House, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
):
    """Whoever reads the matrix next is overtaken by the other clerk's check before it can write."""
    real, others = operations.board, []

    def elsewhere(clerk, matter):
        try:
            sit(clerk, matter, at=MOMENT)
        finally:
            connection.close()

    def overtaken_by(clerk, matter):
        def slow(centre, **asked):
            monkeypatch.setattr(operations, "board", real)
            found = real(centre, **asked)
            others.append(Thread(target=elsewhere, args=(clerk, matter)))
            others[-1].start()
            others[-1].join(timeout=2)  # to its end, unless it is made to wait for us
            return found

        monkeypatch.setattr(operations, "board", slow)

    def holders(matter):
        return MatterSummary.objects.get(centre=house.centre, matter=matter).holders

    sum_up_all()
    ask_for([house.centre.pk])
    overtaken_by(people.clerk, shelf.hygiene)
    assert sum_up_waiting() == 1  # the whole, begun before the check and written after it
    others[-1].join()
    assert (sum_up_waiting(), sum_up_waiting(), holders(shelf.hygiene)) == (1, 0, 1)

    pension = shelf.matters[made_up.PENSION_JOIN.code]
    overtaken_by(people.other_clerk, pension)
    sit(people.clerk, pension, at=MOMENT - timedelta(hours=1))  # two checks of one matter
    others[-1].join()
    assert (holders(pension), sum_up_waiting(), rebuilds.differences(REBUILD)) == (2, 0, [])
