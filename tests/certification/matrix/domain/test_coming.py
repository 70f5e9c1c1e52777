"""What is known to change, against the days asked one by one."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from certification.awards.domain.policy import CertificationPolicy
from certification.awards.domain.rows import AwardKind, AwardRow, FacetChange
from certification.awards.domain.status import certification_status
from certification.matrix.domain.ahead import Ending, Held
from certification.matrix.domain.coming import Terms, handled, shortened, until_of
from certification.matrix.domain.mending import MendKind, mends
from certification.matrix.domain.presence import Post, Span, Stay
from courses.domain.facets import FACETS, ChangeKind, Facet, Tier
from tests.certification.awards.domain.ledgers import AT_ONE
from tests.certification.matrix.domain.matrices import ON, Status, cell_of

DAY = timedelta(days=1)
POLICY = CertificationPolicy("1")
HORIZON = 60


def at(days):
    return ON + days * DAY


spans = st.tuples(st.integers(-5, 20), st.none() | st.integers(1, 8)).map(
    lambda pair: Terms(at(pair[0]), at(pair[0] + pair[1]) if pair[1] else None, Tier.B)
)


@given(st.lists(spans, min_size=1, max_size=4, unique_by=lambda row: row.starts_on))
def test_a_matter_is_handled_from_its_first_row_to_the_first_day_no_row_begins_where_one_ends(rows):
    one = handled(rows)
    assert one.starts_on == min(row.starts_on for row in rows)
    day = one.starts_on
    ends = {row.starts_on: row.ends_on for row in rows}
    while day in ends:
        day = ends[day]
    assert one.ends_on == day


changes_to_come = st.lists(
    st.tuples(st.integers(1, HORIZON), st.sampled_from([Facet.MATERIALS, Facet.PROCESS, Facet.CONDITIONS])),
    max_size=4,
    unique_by=lambda pair: pair[1],
)


@given(st.integers(1, 2 * HORIZON), changes_to_come, st.sampled_from(Tier))
def test_a_certification_lasts_to_the_day_before_it_first_does_not_hold(left, listed, tier):
    """Known today and asked of every day ahead, beside the few days that are asked."""
    granted = AwardRow(1, AwardKind.MANUAL_GRANT, at(-9), at(-9), expires_on=at(left), versions=AT_ONE)
    changes = [
        FacetChange(n, facet, ChangeKind.MATERIAL, 1 + n, at(day), at(-1)) for n, (day, facet) in enumerate(listed, 1)
    ]

    def asked(day):
        return certification_status(
            tier=tier,
            facets_assessable=FACETS,
            awards=[granted],
            changes=changes,
            evidence=(),
            policy=POLICY,
            on=day,
            known_on=ON,
        )

    held = Held("a", "m", until_of(asked(ON)), Ending.EXPIRES)
    for day in sorted({at(n) for n, _facet in listed}):
        held = shortened(held, asked(day), on=day)
    days = (at(n) for n in range(4 * HORIZON))
    assert held.until == next(day for day in days if not asked(day).valid) - DAY
    assert (held.ending is Ending.COMING) == (held.until < at(left)) == bool(held.facets)
    assert held.changes_on in {None, *(at(n) for n, _facet in listed)}


def test_what_is_still_to_change_is_mended_by_its_delta_check_from_that_day_on():
    stays = [Stay("a", (Span(ON),), (Post(Span(ON)),))]
    held = [Held("a", "1", at(9), Ending.COMING, at(2), (Facet.MATERIALS,))]
    told = {"on": ON, "stays": stays, "policy": POLICY, "held": held}
    cells = [cell_of("a", "1", Status.CERTIFIED)]
    (one,) = mends(cells, low_on=at(10), **told)
    assert (one.kind, one.facets, one.from_on, one.until) == (MendKind.COMING, (Facet.MATERIALS,), at(2), at(9))
    assert mends(cells, low_on=at(9), **told) == ()
    assert mends(cells, low_on=date(2028, 4, 1), **told)[0].kind is MendKind.COMING
