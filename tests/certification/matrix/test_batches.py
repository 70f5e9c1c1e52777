"""Papers for many: planned, issued one by one, taken up where a killed worker left it, never twice."""

from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.urls import reverse

from certification.awards.models import Certificate
from certification.awards.operations import act_on_award
from certification.matrix.models import CertificateBatch
from certification.matrix.operations import issue_certificate
from certification.matrix.operations.batches import BatchOutdated, issue_waiting, open_batch
from certification.matrix.queries.batches import Lot, batch_plan_of
from ledger.models import Job
from tests.certification.sittings import grant
from tests.factories import MOMENT, Role, make_person, make_posting
from tests.factories import grant as give_role

TODAY, DAY = MOMENT.date(), timedelta(days=1)
pytestmark = pytest.mark.usefixtures("monday")


@pytest.fixture
def own(shelf):
    """The matters of one category."""
    return list(shelf.catalogue.matters.filter(category=shelf.hygiene.category).order_by("code"))


@pytest.fixture
def both(people, own):
    """Both clerks hold the category."""
    for clerk in (people.clerk, people.other_clerk):
        grant(clerk, own, by=people.head)


def plan(house, own):
    return batch_plan_of(house.centre, own[0].category, on=TODAY)


def begin(people, house, own, *, at=MOMENT):
    agreed = plan(house, own).digest
    return open_batch(house.centre, category=own[0].category, agreed=agreed, by=people.head, at=at)


def lots(house, own):
    return [(line.clerk.username, line.lot) for line in plan(house, own).lines]


def test_the_plan_says_who_gets_one_who_lacks_what_and_who_has_it(people, house, own):
    grant(people.clerk, own, by=people.head)
    assert lots(house, own) == [("alice", Lot.NEW), ("bob", Lot.MISSING)]
    issue_certificate(people.clerk, house.centre, category=own[0].category, by=people.head, at=MOMENT)
    grant(people.other_clerk, own, by=people.head)
    assert lots(house, own) == [("alice", Lot.HAS_IT), ("bob", Lot.NEW)]
    grant(people.clerk, own[:1], by=people.head, at=MOMENT)
    assert lots(house, own) == [("alice", Lot.RENEWED), ("bob", Lot.NEW)]
    whole = batch_plan_of(house.centre, "", on=TODAY)
    assert [(line.clerk.username, line.lot, len(line.plan.missing)) for line in whole.lines] == [
        ("alice", Lot.MISSING, 7 - len(own)),
        ("bob", Lot.MISSING, 7 - len(own)),
    ]


def test_a_killed_worker_is_followed_without_a_second_paper(people, house, own, both):
    batch = begin(people, house, own)
    turns = issue_waiting(batch)
    assert next(turns) == 1
    turns.close()
    assert (Certificate.objects.count(), CertificateBatch.objects.get().ended_at) == (1, None)
    # the first worker's successor, and one that was late and knows nothing of it
    left = CertificateBatch.objects.get()
    assert (list(issue_waiting(left)), list(issue_waiting(batch))) == ([2], [2, 2])
    left.refresh_from_db()
    assert (left.issued, left.refused, Certificate.objects.count()) == (
        {str(people.clerk.pk): "PUTUOSHAN-2026-0001", str(people.other_clerk.pk): "PUTUOSHAN-2026-0002"}, [], 2,
    )  # fmt: skip
    assert lots(house, own) == [("alice", Lot.HAS_IT), ("bob", Lot.HAS_IT)]


def test_who_lost_it_before_their_turn_gets_none_and_is_named(people, house, own, both):
    batch = begin(people, house, own)
    act_on_award(people.clerk, own[0], kind="suspension", reason="投诉核实", by=people.head, at=MOMENT)
    assert list(issue_waiting(batch)) == [1, 2]
    batch.refresh_from_db()
    assert (batch.refused, list(batch.issued.values())) == ([people.clerk.pk], ["PUTUOSHAN-2026-0001"])


def test_a_round_is_what_was_looked_at_and_pressing_twice_finds_the_first(people, house, own, both):
    agreed = plan(house, own).digest
    act_on_award(people.clerk, own[0], kind="suspension", reason="投诉核实", by=people.head, at=MOMENT)
    with pytest.raises(BatchOutdated):
        open_batch(house.centre, category=own[0].category, agreed=agreed, by=people.head, at=MOMENT)
    assert begin(people, house, own) == begin(people, house, own, at=MOMENT + DAY)


def test_the_head_sees_the_plan_begins_and_takes_the_files(people, house, own, both, client_of):
    client, new = client_of(people.head), reverse("certificate_batch_new")
    page = client.get(new, {"about": own[0].category})
    assert [line.clerk for line in page.context["getting"]] == [people.clerk, people.other_clerk]
    said = {"about": own[0].category, "agreed": "something else"}
    assert (client.post(new, said).status_code, CertificateBatch.objects.count()) == (422, 0)
    done = client.post(new, said | {"agreed": page.context["plan"].digest})
    batch = CertificateBatch.objects.get()
    assert done.url == reverse("certificate_batch", args=[batch.pk])
    assert (Job.objects.get().state, batch.ended_at is not None) == ("done", True)
    shown = client.get(done.url)
    assert [paper.clerk for paper in shown.context["papers"]] == [people.clerk, people.other_clerk]
    pdf, archive = (client.get(reverse("certificate_batch_file", args=[batch.pk, kind])) for kind in ("pdf", "zip"))
    assert (pdf.content[:5], sorted(ZipFile(BytesIO(archive.content)).namelist())) == (
        b"%PDF-",
        [f"PUTUOSHAN-2026-000{n}.{kind}" for n in (1, 2) for kind in ("pdf", "png")],
    )
    assert client.get(reverse("certificate_batch_file", args=[batch.pk, "exe"])).status_code == 404
    assert client.get(new, {"about": "没有的类别"}).context["plan"] is None


@pytest.mark.parametrize("more", [0, 2])
def test_the_plan_costs_the_same_for_any_number_of_clerks(
    people, house, own, both, client_of, django_assert_num_queries, more
):
    for n in range(more):
        clerk = make_person(f"zoe{n}")
        give_role(clerk, Role.CLERK, centre=house.centre)
        make_posting(clerk, house.general)
        grant(clerk, own, by=people.head)
    client = client_of(people.head)
    client.get(reverse("certificate_batch_new"))
    with django_assert_num_queries(20):
        page = client.get(reverse("certificate_batch_new"), {"about": own[0].category})
    assert len(page.context["getting"]) == 2 + more
