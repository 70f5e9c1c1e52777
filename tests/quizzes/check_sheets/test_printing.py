"""Printing a check: what is drawn, that it counts as seen, and what keeps a sheet from being printed."""

from datetime import timedelta

import pytest

from courses.domain.facets import FACETS, Facet
from quizzes import operations
from quizzes.check_sheets.operations.printing import SheetRefused, cancel_sheet, open_sheet_keys, print_sheet
from quizzes.check_sheets.queries.sheets import sheet_rows, sheets_of
from quizzes.domain.attempts import AttemptReason
from quizzes.models import Attempt, SheetAct, SheetItem
from tests.factories import MOMENT
from tests.quizzes.check_sheets.sheets import DAY, HOUR, printed

pytestmark = pytest.mark.django_db


def test_a_sheet_holds_every_facet_in_rounds_of_certifying_questions_and_is_no_try(people, house, shelf):
    sheet = printed(people, house, shelf.hygiene)
    items = list(sheet.items.select_related("snapshot"))
    copies = len(items) // len(FACETS)
    assert [item.facet for item in items] == [facet.value for facet in FACETS] * copies
    assert all(item.snapshot.item.certifying for item in items)
    assert copies >= 4
    assert not Attempt.objects.exists()
    assert str(sheet.expires_on) == str((MOMENT + timedelta(days=13)).date())
    again = printed(people, house, shelf.matters["T-WS-002"])
    rows = sheet_rows(house.centre, people.head, on=MOMENT.date())
    assert {row.sheet for row in rows} == {sheet, again}
    assert {row.act.kind for row in rows} == {SheetAct.Kind.PRINTED}
    assert not sheets_of(house.centre, people.clerk).exists()


def faces(facet):
    rows = SheetItem.objects.filter(facet=facet).select_related("snapshot").order_by("pk")
    return [row.snapshot.item.face for row in rows]


def test_what_was_printed_counts_as_seen_on_paper_and_on_a_screen(people, house, shelf):
    sheet = printed(people, house, shelf.hygiene, facets=(Facet.MATERIALS,))
    first = faces(Facet.MATERIALS)
    assert len(set(first)) == len(first) == 4
    cancel_sheet(sheet, reason="有网了", by=people.head, at=MOMENT)
    told = {"facets": (Facet.MATERIALS,), "seed": 7, "by": people.clerk, "at": MOMENT + HOUR}
    on_screen = operations.start_check(people.clerk, shelf.hygiene, **told)
    assert on_screen.draws.get().snapshot.item.face not in first


def test_while_a_sheet_is_out_nothing_is_sat_on_a_screen_and_afterwards_it_is(people, house, shelf):
    sheet = printed(people, house, shelf.hygiene)
    start = {"seed": 1, "by": people.clerk}
    with pytest.raises(operations.CheckRefused) as refused:
        operations.start_check(people.clerk, shelf.hygiene, at=MOMENT + HOUR, **start)
    assert refused.value.decision.reason is AttemptReason.SHEET_OUT
    with pytest.raises(SheetRefused, match="out_already"):
        printed(people, house, shelf.hygiene)
    assert operations.start_check(people.clerk, shelf.hygiene, at=refused.value.decision.earliest, **start).is_open
    with pytest.raises(SheetRefused, match="open_on_screen"):
        printed(people, house, shelf.hygiene, at=MOMENT + 15 * DAY)
    cancel_sheet(sheet, reason="作废", by=people.head, at=MOMENT)
    with pytest.raises(SheetRefused, match="not_out"):
        cancel_sheet(sheet, reason="作废", by=people.head, at=MOMENT)


def test_nobody_prints_cancels_or_opens_the_key_of_their_own(people, house, shelf):
    told = {"centre": house.centre, "seed": 1, "reason": "停网", "by": people.clerk, "at": MOMENT}
    with pytest.raises(SheetRefused, match="own"):
        print_sheet(people.clerk, shelf.hygiene, **told)
    sheet = printed(people, house, shelf.hygiene)
    for act in (lambda **more: cancel_sheet(sheet, **more), lambda **more: open_sheet_keys([sheet], **more)):
        with pytest.raises(SheetRefused, match="own"):
            act(reason="看看", by=people.clerk, at=MOMENT)
    assert open_sheet_keys([sheet], reason="阅卷", by=people.head, at=MOMENT) == [sheet]
    assert open_sheet_keys([sheet], reason="阅卷", by=people.head, at=MOMENT) == []
    assert [act.kind for act in sheet.acts.all()] == ["printed", "key_opened"]
