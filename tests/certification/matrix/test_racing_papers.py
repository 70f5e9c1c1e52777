"""Papers issued by several people at the same instant, on connections of their own."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from certification.awards.models import Certificate
from certification.matrix.operations import issue_certificate
from tests.certification.sittings import grant
from tests.factories import MOMENT, House, People, Role, make_person, make_posting
from tests.factories import grant as give_role
from tests.quizzes.shelf import Shelf

pytestmark = pytest.mark.usefixtures("monday")


@pytest.mark.django_db(transaction=True)
def test_papers_issued_at_the_same_instant_are_numbered_without_gap_or_twin(
    page_tree: None, people: People, house: House, shelf: Shelf
):
    own = list(shelf.catalogue.matters.filter(category=shelf.hygiene.category).order_by("code"))
    clerks = [people.clerk, people.other_clerk, *(make_person(f"zoe{n}") for n in range(2))]
    for clerk in clerks[2:]:
        give_role(clerk, Role.CLERK, centre=house.centre)
        make_posting(clerk, house.general)
    for clerk in clerks:
        grant(clerk, own, by=people.head)
    every = Barrier(2 * len(clerks))

    def press(clerk):
        try:
            every.wait(timeout=60)
            return issue_certificate(clerk, house.centre, category=own[0].category, by=people.head, at=MOMENT).serial
        finally:
            connection.close()

    with ThreadPoolExecutor(2 * len(clerks)) as pool:
        serials = list(pool.map(press, clerks * 2))
    numbered = [f"PUTUOSHAN-2026-000{n}" for n in range(1, len(clerks) + 1)]
    assert sorted(Certificate.objects.values_list("serial", flat=True)) == numbered
    # who pressed twice holds one paper
    assert serials[: len(clerks)] == serials[len(clerks) :]
