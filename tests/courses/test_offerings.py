"""What a centre handles is closed and opened again; many matters at once are planned first and applied as planned."""

from datetime import date, timedelta

import pytest

from courses import operations
from courses.domain.facets import Depth, Tier
from courses.domain.offerings.plan import Action
from courses.domain.offerings.terms import Terms, Wish
from courses.models import Catalogue, Matter, MatterVersion, Offering, WindowMatter
from courses.operations.offerings import hold
from courses.queries import matters_offered
from courses.queries.lists import categories_of
from courses.queries.offerings import authorisations_expiring, catalogues_of, held_by, not_handled
from ledger.models import AuditEntry, OutboxMessage
from people.models import Centre
from tests.courses.imports import TODAY, applied
from tests.courses.lists import BOTH, CARD, HOTEL, changed, numbered
from tests.factories import MOMENT, House, make_centre, make_unit, make_window
from tests.shared import shared

DAY = timedelta(days=1)
LATER = TODAY + 30 * DAY


def spans(centre: Centre, code: str) -> list[tuple[date, date | None, str]]:
    rows = Offering.objects.filter(centre=centre, matter__code=code).order_by("starts_on")
    return list(rows.values_list("starts_on", "ends_on", "depth"))


def apply(centre: Centre, *wishes: Wish, on: date = TODAY, full: bool = False):
    plan = operations.plan_centre_list(centre, wishes, on=on, full=full)
    return operations.apply_centre_list(centre, wishes, on=on, full=full, agreed=plan.digest, by=None, at=MOMENT)


@shared
def hotel(catalogue: Catalogue) -> Matter:
    applied(catalogue, *BOTH, on=TODAY - 100 * DAY)
    return Matter.objects.get(code="GC-001")


def test_terms_that_have_begun_end_and_new_ones_begin(house: House, hotel: Matter) -> None:
    hold(house.centre, {hotel.pk: Terms(TODAY, Depth.ACCEPT, Tier.C)}, on=TODAY)

    assert spans(house.centre, "GC-001") == [(TODAY - 100 * DAY, TODAY, "on_behalf"), (TODAY, None, "accept")]


def test_only_an_end_moves_on_a_row_that_has_begun(house: House, hotel: Matter) -> None:
    (row,) = Offering.objects.filter(matter=hotel)
    held = held_by(house.centre, on=TODAY)[hotel.pk].terms
    hold(house.centre, {hotel.pk: Terms(TODAY, held.depth, held.tier, ends_on=LATER)}, on=TODAY)

    assert Offering.objects.get(matter=hotel).pk == row.pk
    assert spans(house.centre, "GC-001") == [(TODAY - 100 * DAY, LATER, "on_behalf")]


def test_terms_of_a_day_to_come_leave_today_s_until_then_and_may_be_planned_anew(house: House, hotel: Matter) -> None:
    hold(house.centre, {hotel.pk: Terms(LATER, Depth.DIRECT)}, on=TODAY)
    assert spans(house.centre, "GC-001") == [(TODAY - 100 * DAY, LATER, "on_behalf"), (LATER, None, "direct")]

    hold(house.centre, {hotel.pk: Terms(LATER + DAY, Depth.ACCEPT)}, on=TODAY)
    assert spans(house.centre, "GC-001") == [
        (TODAY - 100 * DAY, LATER, "on_behalf"),
        (LATER, LATER + DAY, "direct"),
        (LATER + DAY, None, "accept"),
    ]

    hold(house.centre, {hotel.pk: None}, on=TODAY)
    assert spans(house.centre, "GC-001") == [(TODAY - 100 * DAY, TODAY, "on_behalf")]


def test_holding_the_same_again_changes_nothing(house: House, hotel: Matter) -> None:
    hold(house.centre, {hotel.pk: Terms(TODAY, Depth.DIRECT)}, on=TODAY)
    before = list(Offering.objects.order_by("pk").values())
    hold(house.centre, {hotel.pk: Terms(TODAY, Depth.DIRECT)}, on=TODAY)

    assert list(Offering.objects.order_by("pk").values()) == before


def test_applying_does_what_the_plan_says_in_one_audited_deed(house: House, hotel: Matter) -> None:
    make_window(house.centre, 7, "住建窗口", "sector")
    wishes = [Wish(hotel.pk, {"depth": Depth.DIRECT, "windows": frozenset({2, 7})})]
    plan = apply(house.centre, *wishes, full=True)

    assert [(line.action, line.held.code) for line in plan.lines] == [
        (Action.CHANGE, "GC-001"),
        (Action.CLOSE, "DW-002"),
    ]
    assert list(matters_offered(house.centre, TODAY)) == [hotel]
    assert set(WindowMatter.objects.values_list("window__number", "matter")) == {(2, hotel.pk), (7, hotel.pk)}
    entry = AuditEntry.objects.get(action="centre.list_applied")
    assert entry.detail["change"] == [hotel.pk]
    assert OutboxMessage.objects.get(topic="offerings.changed").payload["centre"] == house.centre.pk
    assert operations.plan_centre_list(house.centre, wishes, on=TODAY, full=True).is_empty


def test_a_plan_that_is_no_longer_true_is_not_applied(house: House, hotel: Matter) -> None:
    wishes = [Wish(hotel.pk, {"depth": Depth.DIRECT})]
    agreed = operations.plan_centre_list(house.centre, wishes, on=TODAY).digest
    apply(house.centre, Wish(hotel.pk, {"tier": Tier.C}))
    before = list(Offering.objects.order_by("pk").values())

    with pytest.raises(operations.PlanOutdated) as refused:
        operations.apply_centre_list(house.centre, wishes, on=TODAY, full=False, agreed=agreed, by=None, at=MOMENT)

    assert refused.value.plan.lines[0].changed == ("depth",)
    assert list(Offering.objects.order_by("pk").values()) == before


def test_a_window_left_out_of_the_list_keeps_what_it_serves(house: House, hotel: Matter) -> None:
    card = Matter.objects.get(code="DW-002")
    operations.assign_window_matters(house.sector, [hotel, card], starts_on=TODAY - DAY, by=None, at=MOMENT)
    apply(house.centre, Wish(hotel.pk, {"windows": frozenset({3})}))

    running = WindowMatter.objects.filter(ends_on=None).values_list("window__number", "matter")
    assert set(running) == {(2, card.pk), (3, hotel.pk)}


def test_a_matter_that_closes_leaves_its_windows(house: House, hotel: Matter) -> None:
    operations.assign_window_matters(house.sector, [hotel], starts_on=TODAY - DAY, by=None, at=MOMENT)
    apply(house.centre, Wish(hotel.pk, {"ends_on": TODAY}))

    assert WindowMatter.objects.filter(ends_on=None).count() == 0
    assert spans(house.centre, "GC-001") == [(TODAY - 100 * DAY, TODAY, "on_behalf")]


def test_authorisations_that_end_within_two_months_are_told_the_first_first(house: House, hotel: Matter) -> None:
    card = Matter.objects.get(code="DW-002")
    soon, ended, far = TODAY + 59 * DAY, TODAY - DAY, TODAY + 62 * DAY
    apply(
        house.centre,
        Wish(hotel.pk, {"document": "授权书一", "expires_on": soon}),
        Wish(card.pk, {"document": "授权书二", "expires_on": ended}),
    )
    found = authorisations_expiring([house.centre], on=TODAY)

    assert [(one.offering.matter.code, one.ended) for one in found] == [("DW-002", True), ("GC-001", False)]
    assert authorisations_expiring([house.other_centre], on=TODAY) == []
    apply(house.centre, Wish(card.pk, {"expires_on": far}), Wish(hotel.pk, {"expires_on": None}), on=TODAY + DAY)
    assert authorisations_expiring([house.centre], on=TODAY + DAY) == []


# --- a county's catalogue, handled by the centres of its towns ---


@shared
def county(house: House) -> Catalogue:
    return operations.open_catalogue(house.county, code="county", name="普陀区事项清单", by=None, at=MOMENT)


def test_a_town_s_centre_may_handle_its_own_and_its_county_s_matters_and_no_others(
    house: House, catalogue: Catalogue, county: Catalogue
) -> None:
    far = operations.open_catalogue(house.far_county, code="far", name="岱山县事项清单", by=None, at=MOMENT)
    near = operations.open_catalogue(house.neighbour, code="near", name="桃花镇事项清单", by=None, at=MOMENT)
    applied(catalogue, CARD)
    applied(county, HOTEL)
    applied(far, changed(CARD, code="FAR"))
    applied(near, changed(CARD, code="NEAR"))

    assert set(catalogues_of(house.centre)) == {catalogue, county}
    assert set(catalogues_of(house.other_centre)) == {county, near}
    assert [held.code for held in held_by(house.centre, on=TODAY).values()] == ["GC-001", "DW-002"]
    assert [matter.code for matter in not_handled(house.centre, on=TODAY)] == ["GC-001"]


def test_a_county_s_list_opens_nothing_at_the_towns_and_leaves_their_terms_alone(
    house: House, county: Catalogue
) -> None:
    applied(county, *BOTH)
    assert Offering.objects.count() == 0

    hotel = Matter.objects.get(code="GC-001")
    apply(house.centre, Wish(hotel.pk, {"depth": Depth.DIRECT, "tier": Tier.C}))
    found = applied(county, changed(HOTEL, fee="10元"), CARD)

    assert found.plan["update"] == 1
    assert spans(house.centre, "GC-001") == [(TODAY, None, "direct")]


def test_what_the_county_retires_ends_at_every_town_and_goes_on_there_when_it_is_listed_again(
    house: House, county: Catalogue
) -> None:
    applied(county, *BOTH, on=TODAY - 50 * DAY)
    hotel = Matter.objects.get(code="GC-001")
    document = {"document": "授权书", "expires_on": LATER}
    for centre in (house.centre, house.other_centre):
        apply(centre, Wish(hotel.pk, {"depth": Depth.DIRECT, **document}), on=TODAY - 40 * DAY)
    operations.assign_window_matters(house.sector, [hotel], starts_on=TODAY - 40 * DAY, by=None, at=MOMENT)
    apply(house.other_centre, Wish(hotel.pk, {"ends_on": TODAY - 20 * DAY}), on=TODAY - 30 * DAY)

    applied(county, CARD, on=TODAY - 10 * DAY)
    assert Offering.objects.filter(ends_on=None).count() == 0
    applied(county, *BOTH, on=TODAY)

    stopped = TODAY - 40 * DAY, TODAY - 10 * DAY, "direct"
    assert spans(house.centre, "GC-001") == [stopped, (TODAY, None, "direct")]
    assert spans(house.other_centre, "GC-001") == [(TODAY - 40 * DAY, TODAY - 20 * DAY, "direct")]
    again = Offering.objects.get(ends_on=None)
    assert (again.document, again.expires_on) == ("授权书", LATER)
    assert WindowMatter.objects.filter(ends_on=None, window=house.sector).get().starts_on == TODAY


def test_a_retirement_taken_back_in_time_leaves_no_gap(house: House, county: Catalogue) -> None:
    applied(county, *BOTH)
    hotel = Matter.objects.get(code="GC-001")
    apply(house.centre, Wish(hotel.pk))
    applied(county, CARD, on=LATER)
    assert spans(house.centre, "GC-001") == [(TODAY, LATER, "")]

    applied(county, *BOTH, on=TODAY + DAY)

    assert spans(house.centre, "GC-001") == [(TODAY, None, "")]


def test_forty_matters_at_five_centres_are_forty_lessons(house: House, county: Catalogue) -> None:
    from courses.models import LessonPage
    from quizzes.models import Vetting
    from quizzes.operations import vetting

    applied(county, *numbered(40), on=TODAY)
    vetting.SEEDS, seeds = range(1), vetting.SEEDS
    try:
        for number in range(5):
            town = make_unit(f"33090320{number}", f"第{number}镇", "town", house.county)
            centre = make_centre(town, f"town-{number}")
            wishes = [
                Wish(pk, {"depth": Depth.ACCEPT}) for pk in not_handled(centre, on=TODAY).values_list("pk", flat=True)
            ]
            apply(centre, *wishes)
            message = OutboxMessage.objects.filter(topic="offerings.changed").latest("pk")
            vetting.vet_offered(message.payload, at=MOMENT)
            if number == 0:
                first = list(Vetting.objects.order_by("pk").values_list("pk", "vetted_at"))
    finally:
        vetting.SEEDS = seeds

    assert Offering.objects.running_on(TODAY).count() == 40 * 5
    assert (Matter.objects.count(), MatterVersion.objects.count(), LessonPage.objects.count()) == (40, 40, 40)
    assert set(Vetting.objects.values_list("depth", flat=True)) == {"", "accept"}
    assert list(Vetting.objects.order_by("pk").values_list("pk", "vetted_at")) == first
    assert len(first) == 2 * 40
    centre = Centre.objects.get(code="town-3")
    assert sum(one.count for one in categories_of(matters_offered(centre, TODAY))) == 40
