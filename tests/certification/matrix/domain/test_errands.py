"""Which check a cell asks for, why and by when."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from certification.awards.domain.decisions import Status
from certification.matrix.domain.errands import Errand, ErrandKind, errand, errands, joined
from courses.domain.facets import FACETS, Facet, Tier
from tests.certification.matrix.domain.matrices import MATERIALS_DUE, ON, cell_of

DAY = timedelta(days=1)
LAST_DAY = date(2028, 3, 9)


@pytest.mark.parametrize(
    ("status", "on", "due_on", "found"),
    [
        (Status.VALID_EXCEPT, ON, None, (ErrandKind.CHANGED, MATERIALS_DUE, (Facet.MATERIALS,), False)),
        (Status.LAPSED, MATERIALS_DUE + DAY, None, (ErrandKind.CHANGED, MATERIALS_DUE, (Facet.MATERIALS,), True)),
        (Status.EXPIRED, LAST_DAY + DAY, None, (ErrandKind.EXPIRED, LAST_DAY, FACETS, True)),
        (Status.CERTIFIED, LAST_DAY - 30 * DAY, None, (ErrandKind.RENEWAL, LAST_DAY, FACETS, False)),
        (Status.CERTIFIED, LAST_DAY - 31 * DAY, None, None),
        (Status.NEVER, ON, ON + 30 * DAY, (ErrandKind.FIRST, ON + 30 * DAY, FACETS, False)),
        (Status.NEVER, ON, ON + 31 * DAY, None),
        (Status.NEVER, ON, None, None),
        (Status.REVOKED, ON, ON - DAY, (ErrandKind.FIRST, ON - DAY, FACETS, True)),
        (Status.SUSPENDED, ON, ON, None),
        (Status.NOT_ASSESSABLE, ON, ON, None),
    ],
)
def test_a_cell_asks_for_the_check_its_status_calls_for(status, on, due_on, found):
    asked = errand(cell_of("7", "1", status, due_on=due_on), on=on)
    assert (asked and (asked.kind, asked.due_on, asked.facets, asked.overdue)) == found


def test_what_is_not_required_asks_for_nothing():
    assert errand(cell_of("7", "1", Status.NEVER, required=False, due_on=ON), on=ON) is None


def test_changes_come_first_and_then_the_days():
    cells = [
        cell_of("7", "late", Status.NEVER, due_on=ON - 9 * DAY),
        cell_of("7", "changed", Status.VALID_EXCEPT),
        cell_of("7", "later", Status.NEVER, due_on=ON + DAY),
        replace(cell_of("7", "ends", Status.CERTIFIED, tier=Tier.A), expires_on=ON + DAY),
    ]
    assert [one.matter for one in errands(cells, on=ON)] == ["changed", "late", "ends", "later"]


def test_a_change_that_matters_share_is_one_errand_and_what_else_changed_stays_with_its_matter():
    def changed(matter, days, *facets):
        return Errand(ErrandKind.CHANGED, "7", matter, Tier.A, facets, ON + days * DAY, overdue=days < 0)

    first = Errand(ErrandKind.FIRST, "7", "new", Tier.A, FACETS, ON, overdue=False)
    papers, limit = Facet.MATERIALS, Facet.TIME_LIMIT
    found = [changed("a", 3, papers, limit), changed("b", -1, papers), changed("c", 2, papers), first]
    together = replace(found[1], shared=("b", "a"))
    assert joined(found, [(papers, {"a", "b", "z"}), (limit, {"a", "z"})]) == [
        together, found[2], replace(found[0], facets=(limit,)), first,
    ]  # fmt: skip
    assert joined(found, []) == [found[1], found[2], found[0], first]
