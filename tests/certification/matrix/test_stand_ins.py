"""The AB岗 table: named by plan, asked only what they are named for, and read by hole on screen and on paper."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from certification.matrix.domain.stand_ins import Hole
from certification.matrix.queries.stand_ins import stand_in_table
from certification.matrix.stand_in_files import pdf
from certification.rotation.models import StandInMatter
from certification.rotation.operations import NamingRefused, StandInWish, name_stand_in
from courses.queries import matter_ids_required
from ledger.models import AuditEntry
from people.models import Posting
from people.operations import record_leave
from tests.certification.sittings import grant
from tests.courses.documents.pdf import text
from tests.factories import MOMENT, make_person, make_posting
from tests.factories import grant as give_role

TODAY, DAY = MOMENT.date(), timedelta(days=1)
UNTIL = TODAY + 30 * DAY


@pytest.fixture
def police(house):
    """A clerk of the sector window, which serves nothing by itself."""
    clerk = make_person("police")
    give_role(clerk, "clerk", centre=house.centre)
    make_posting(clerk, house.sector)
    return clerk


def holes(house, on=TODAY):
    found = stand_in_table(house.centre, on=on)
    return {kind: {line.matter.code for line in lines} for kind, lines in found.holes if lines}


def test_a_matter_is_a_hole_until_somebody_certified_is_named_and_here(people, house, shelf, police):
    codes, one = set(shelf.matters), shelf.hygiene
    assert holes(house) == {Hole.NO_STAND_IN: codes}

    wish = StandInWish(police, house.general, TODAY, UNTIL, frozenset([one.pk]), "B岗")
    posting = name_stand_in(wish, by=people.head, at=MOMENT)
    assert holes(house) == {Hole.NO_STAND_IN: codes - {one.code}, Hole.NOT_CERTIFIED: {one.code}}

    grant(police, [one], by=people.head)
    assert holes(house) == {Hole.NO_STAND_IN: codes - {one.code}}

    record_leave(police, kind="sick", starts_on=TODAY, ends_on=TODAY + DAY, by=people.head, at=MOMENT)
    assert holes(house) == {Hole.NO_STAND_IN: codes - {one.code}, Hole.AWAY: {one.code}}
    assert holes(house, UNTIL) == {Hole.NO_STAND_IN: codes}

    line = next(line for line in stand_in_table(house.centre, on=TODAY).windows if line.window == house.general)
    named = line.named[0]
    assert (line.posted, named.clerk, named.whole, named.away) == (
        (people.clerk, people.other_clerk),
        police,
        False,
        True,
    )
    assert (named.matters, named.certified, line.open_matters) == ({one.pk}, {one.pk}, len(codes))
    told = AuditEntry.objects.get(action="stand_in.named")
    assert (told.actor, told.detail["matters"]) == (people.head, [one.pk])
    assert (posting.approved_by, posting.kind) == (people.head, Posting.Kind.STAND_IN)


def test_a_stand_in_must_master_what_they_are_named_for_and_no_more(people, house, shelf, police):
    one, two = list(shelf.matters.values())[:2]
    assert matter_ids_required([police], TODAY) == {police.pk: frozenset()}

    name_stand_in(StandInWish(police, house.general, TODAY, UNTIL, frozenset([one.pk])), by=people.head, at=MOMENT)
    assert matter_ids_required([police], TODAY) == {police.pk: {one.pk}}

    both = StandInWish(police, house.general, TODAY, UNTIL, frozenset([one.pk, two.pk]))
    name_stand_in(both, by=people.head, at=MOMENT)
    assert list(StandInMatter.objects.order_by("pk").values_list("matter", flat=True)) == [one.pk, two.pk]
    with pytest.raises(NamingRefused):
        name_stand_in(both, by=people.head, at=MOMENT)

    name_stand_in(StandInWish(police, house.general, TODAY, UNTIL), by=people.head, at=MOMENT)
    assert matter_ids_required([police], TODAY)[police.pk] == {matter.pk for matter in shelf.matters.values()}


def test_a_stand_in_is_named_by_a_plan(people, house, shelf, police, client_of, monday):
    client, category = client_of(people.head), shelf.hygiene.category
    own = {matter.pk for matter in shelf.matters.values() if matter.category == category}
    form = {"window": house.general.pk, "clerk": police.pk, "starts_on": "2026-03-09", "last_day": "2026-04-30"}

    refused = client.post(reverse("stand_in_new"), form | {"clerk": people.clerk.pk})
    assert (refused.status_code, list(refused.context["form"].errors)) == (422, ["clerk"])

    planned = client.post(reverse("stand_in_new"), form | {"categories": [category], "reason": "B岗"})
    assert {matter.pk for matter in planned.context["uncertified"]} == own
    assert Posting.objects.filter(kind="stand_in").count() == 0

    told = {"agreed": planned.context["agreed"]}
    for _twice in range(2):  # the second time there is nothing new
        assert client.post(reverse("stand_in_apply"), told).status_code == 302
    posting = Posting.objects.get(kind="stand_in")
    assert (posting.clerk, posting.window, posting.ends_on) == (police, house.general, date(2026, 5, 1))
    assert set(posting.stand_in_matters.values_list("matter", flat=True)) == own

    page = client_of(people.inspector).get(reverse("stand_in_list"), {"centre": house.centre.code}).content.decode()
    assert page.count(police.name) == 2 + len(own)  # at their own window, as stand-in of the other, and by matter
    book = load_workbook(BytesIO(client.get(reverse("stand_in_file", args=["xlsx"])).content))
    assert [row[1].value for row in book["窗口AB岗"].iter_rows(min_row=2)] == ["Alice、Bob", "Police", "—"]
    assert book["事项AB岗"].max_row == 1 + len(shelf.matters)
    printed = text(pdf(stand_in_table(house.centre, on=TODAY), at=MOMENT, language="zh-hans"))
    assert "AB岗一览表" in printed
    assert f"B岗未认证{len(own)}项" in printed


@pytest.mark.parametrize("count", [1, 3])
def test_the_table_takes_the_same_queries_for_any_number(people, house, shelf, django_assert_num_queries, count):
    for number in range(count):
        clerk = make_person(f"clerk{number}")
        give_role(clerk, "clerk", centre=house.centre)
        make_posting(clerk, house.sector)
        matters = frozenset(matter.pk for matter in list(shelf.matters.values())[:count])
        name_stand_in(StandInWish(clerk, house.general, TODAY, UNTIL, matters), by=people.head, at=MOMENT)

    with django_assert_num_queries(21):
        stand_in_table(house.centre, on=TODAY)
