"""Summary rows: they equal the matrix, follow what happens, are recreated exactly, and unit pages read them alone."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from certification.awards.domain.rows import AwardKind
from certification.awards.operations import act_on_award, grant_by_hand
from certification.awards.operations.grounds import Ground
from certification.matrix.queries import board
from certification.rollup import operations
from certification.rollup.models import CentreSummary, MatterSummary
from certification.rollup.operations import REBUILD, ask_for, sum_up, sum_up_all, sum_up_matters
from certification.rollup.queries import unit_sum
from certification.rollup.tasks import ask_for_every_centre, sum_up_waiting
from ledger import outbox, rebuilds
from people.models import Posting
from people.operations import grant_role, post_clerk
from tests.certification.sittings import sit
from tests.factories import MOMENT, make_centre, make_person

TODAY = MOMENT.date()
PROOF = Ground(evidence="跟班考核记录", name="考核记录.pdf", document=b"%PDF-1.7")


def rows() -> tuple[list, list]:
    matters = MatterSummary.objects.order_by("centre", "matter").values()
    centres = CentreSummary.objects.order_by("centre").values()
    return ([{**row, "id": 0} for row in matters], [{**row, "id": 0} for row in centres])


def test_rows_equal_the_matrix_and_a_rebuild_changes_nothing(people, house, shelf, monday):
    sit(people.clerk, shelf.hygiene, at=MOMENT - timedelta(hours=1))
    sum_up_all()
    whole = board(house.centre, on=TODAY).coverage
    kept = CentreSummary.objects.get(centre=house.centre)
    assert (kept.required, kept.certified, kept.overdue) == (whole.whole.required, 1, whole.whole.overdue)
    assert (kept.short, kept.single, kept.matters) == (len(whole.short), len(whole.single_points), len(whole.matters))
    one = MatterSummary.objects.get(centre=house.centre, matter=shelf.hygiene)
    assert (one.holders, one.certified, one.required) == (1, 1, 2)
    empty = CentreSummary.objects.get(centre=house.other_centre)
    assert (empty.required, empty.uncovered) == (0, empty.matters)

    assert rebuilds.differences(REBUILD) == []
    MatterSummary.objects.filter(pk=one.pk).update(holders=7)
    CentreSummary.objects.filter(pk=empty.pk).delete()
    broken = [f"centre {house.other_centre.pk}", f"centre {house.centre.pk} × matter {shelf.hygiene.pk}"]
    assert rebuilds.differences(REBUILD) == sorted(broken)
    before = REBUILD.replace()
    assert (before, rebuilds.differences(REBUILD)) == (MatterSummary.objects.count() + 2, [])


def test_one_answered_check_one_act_and_one_post_each_bring_the_rows_up_to_date(people, house, shelf, monday):
    sum_up_all()

    def follows(event) -> None:
        before = rows()
        with outbox.delivering_at_once():
            event()
        assert rows() != before
        assert rebuilds.differences(REBUILD) == []

    follows(lambda: sit(people.clerk, shelf.hygiene, at=MOMENT))
    follows(
        lambda: grant_by_hand(
            people.other_clerk, shelf.hygiene, reason="实操考核合格", by=people.head, at=MOMENT, ground=PROOF
        )
    )
    gone = {"kind": AwardKind.REVOCATION, "reason": "材料不实", "by": people.head, "at": MOMENT, "ground": PROOF}
    follows(lambda: act_on_award(people.other_clerk, shelf.hygiene, **gone))
    newcomer, window = make_person("newcomer"), house.general
    role = {"role": "clerk", "centre": house.centre, "starts_on": TODAY, "by": people.admin, "at": MOMENT}
    post = {"window": window, "kind": Posting.Kind.BASE, "starts_on": TODAY, "by": people.head, "at": MOMENT}
    before = rows()
    with outbox.delivering_at_once():
        grant_role(newcomer, **role)
        post_clerk(newcomer, **post)
    assert (sum_up_waiting(), sum_up_waiting()) == (1, 0)  # both at once
    assert rows() != before and rebuilds.differences(REBUILD) == []


def test_what_happens_while_a_centre_is_summed_up_is_not_forgotten(people, house, shelf, monday, monkeypatch):
    sum_up_all()
    ask_for([house.centre.pk])
    real = operations.board

    def slow(centre, **day):
        ask_for([centre.pk])  # somebody is posted in this very moment
        return real(centre, **day)

    monkeypatch.setattr(operations, "board", slow)
    assert sum_up_waiting() == 1
    monkeypatch.undo()
    assert (sum_up_waiting(), sum_up_waiting()) == (1, 0)


def test_what_is_written_of_another_day_waits_for_the_night(people, house, shelf, monday):
    sum_up_all()
    before = rows()
    with outbox.delivering_at_once():
        sit(people.clerk, shelf.hygiene, at=MOMENT - timedelta(days=2))
    assert rows() == before
    with time_machine.travel(MOMENT + timedelta(days=1), tick=False):
        ask_for_every_centre()
        assert rebuilds.differences(REBUILD) == []  # who waits isn't compared
        assert sum_up_waiting() == 2
        assert set(CentreSummary.objects.values_list("on", flat=True)) == {TODAY + timedelta(days=1)}
        assert rebuilds.differences(REBUILD) == []
    assert MatterSummary.objects.get(centre=house.centre, matter=shelf.hygiene).holders == 1


def test_part_of_a_centre_summed_up_anew_equals_all_of_it(people, house, shelf, monday):
    assert not CentreSummary.objects.exists()
    sum_up_matters(house.centre, [shelf.hygiene.pk], on=TODAY)
    sit(people.clerk, shelf.hygiene, at=MOMENT - timedelta(hours=1))
    sum_up_matters(house.centre, [shelf.hygiene.pk], on=TODAY)
    in_part = rows()
    sum_up(house.centre, on=TODAY)
    assert rows() == in_part
    assert sum_up_matters(house.centre, [0], on=TODAY) is None


def test_a_unit_is_the_sum_of_its_branches_and_opens_down_to_the_matrix(people, house, shelf, client_of, monday):
    sit(people.clerk, shelf.hygiene, at=MOMENT - timedelta(hours=1))
    sum_up_all()
    county = unit_sum(house.county, reach=None)
    assert [one.place for one in county.branches] == sorted([house.town, house.neighbour], key=lambda unit: unit.code)
    assert county.figures.centres == 2 and county.figures.certified == 1
    assert county.figures.clerks == sum(one.figures.clerks for one in county.branches)
    assert county.weakest and county.by_matter
    town = unit_sum(house.town, reach=None)
    assert ([one.place for one in town.branches], town.above[-1]) == ([house.centre], house.county)
    assert sum(one.short for one in town.categories) == town.figures.short

    page = client_of(people.admin).get(reverse("unit", args=[house.county.code])).content.decode()
    assert reverse("unit", args=[house.town.code]) in page
    page = client_of(people.leader).get(reverse("unit_list"), follow=True).content.decode()
    assert f"{reverse('matrix')}?centre={house.centre.code}" in page
    assert reverse("unit", args=[house.county.code]) not in page  # not within the leader's reach


def test_a_unit_without_a_sum_and_one_without_a_centre_say_what_happens_next(people, house, client_of, monday):
    client = client_of(people.admin)
    assert "今晚" in client.get(reverse("unit", args=[house.county.code])).content.decode()
    assert "尚无便民服务中心" in client.get(reverse("unit", args=[house.far_county.code])).content.decode()


@pytest.mark.parametrize("more", [1, 3])
def test_a_unit_page_costs_the_same_for_any_number_of_centres(
    more, people, house, shelf, client_of, monday, django_assert_num_queries
):
    for number in range(more):
        make_centre(house.neighbour, f"extra{number}")
    sum_up_all()
    client, address = client_of(people.admin), reverse("unit", args=[house.county.code])
    client.get(address)
    with django_assert_num_queries(8):
        client.get(address)
