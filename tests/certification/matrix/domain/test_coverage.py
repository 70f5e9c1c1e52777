import pytest
from hypothesis import given
from hypothesis import strategies as st

from certification.awards.domain.decisions import Status
from certification.awards.domain.policy import ByTier
from certification.matrix.domain.coverage import Cover, FacetTotals, MatterCover, Totals, coverage
from courses.domain.facets import FACETS, Facet, Tier
from tests.certification.matrix.domain.matrices import cell_of

K = ByTier(3, 2, 2)
CARD, PERMIT, BIKE = "社保卡申领", "占道审批", "自行车办理"


def row(matter, *statuses, tier=Tier.B, **other):
    return [cell_of(clerk, matter, s, tier=tier, **other) for clerk, s in zip("王李周", statuses, strict=True)]


@pytest.mark.parametrize(
    ("statuses", "tier", "cover", "clerks", "shortfall"),
    [
        pytest.param("ccc", Tier.A, Cover.ENOUGH, "王李周", 0, id="A: three of three"),
        pytest.param("cvn", Tier.A, Cover.SHORT, "王李", 1, id="A: valid except still counts"),
        pytest.param("cvn", Tier.B, Cover.ENOUGH, "王李", 0, id="B: two are enough"),
        pytest.param("nln", Tier.C, Cover.NONE, "", 2, id="C: a lapsed clerk does not count"),
        pytest.param("nnc", Tier.C, Cover.SINGLE, "周", 1, id="C: one clerk alone"),
        pytest.param("sec", Tier.A, Cover.SINGLE, "周", 2, id="A: suspended and expired do not count"),
    ],
)
def test_cover_counts_who_may_be_counted_on(statuses, tier, cover, clerks, shortfall):
    named = {
        "c": Status.CERTIFIED,
        "v": Status.VALID_EXCEPT,
        "l": Status.LAPSED,
        "n": Status.NEVER,
        "s": Status.SUSPENDED,
        "e": Status.EXPIRED,
    }
    (matter,) = coverage(row(CARD, *(named[s] for s in statuses), tier=tier), K).matters
    partly = tuple(clerk for clerk, s in zip("王李周", statuses, strict=True) if s == "v")
    assert matter == MatterCover(CARD, tier, K.of(tier), cover, tuple(clerks), partly, 3)
    assert matter.shortfall == shortfall


def test_one_clerk_is_a_single_point_of_failure_even_where_one_is_enough():
    alone = coverage(row(CARD, Status.CERTIFIED, Status.NEVER, Status.NEVER), ByTier(1, 1, 1))
    assert [(m.matter, m.clerks, m.shortfall) for m in alone.single_points] == [(CARD, ("王",), 0)]
    assert alone.short == ()


def test_the_barest_matter_comes_first():
    cells = (
        row(CARD, Status.CERTIFIED, Status.CERTIFIED, Status.CERTIFIED, tier=Tier.A)
        + row(BIKE, Status.CERTIFIED, Status.NEVER, Status.NEVER, tier=Tier.C)
        + row(PERMIT, Status.NEVER, Status.NEVER, Status.NEVER, tier=Tier.A)
    )
    assert [m.matter for m in coverage(cells, K).short] == [PERMIT, BIKE]


def test_a_colleague_not_required_to_know_it_is_cover_and_counted_beyond():
    cells = [
        cell_of("王", CARD, Status.CERTIFIED),
        cell_of("李", CARD, Status.CERTIFIED, required=False),
        cell_of("周", CARD, Status.EXPIRED, required=False),
    ]
    figures = coverage(cells, K)
    assert figures.matters[0].clerks == ("王", "李")
    assert figures.whole == Totals(required=1, certified=1, beyond=1)


def test_totals_divide_the_required_cells_by_state():
    cells = row(CARD, Status.CERTIFIED, Status.VALID_EXCEPT, Status.LAPSED) + row(
        PERMIT, Status.REVOKED, Status.NEVER, Status.NOT_ASSESSABLE
    )
    figures = coverage(cells, K)
    assert figures.whole == Totals(required=6, certified=1, valid_except=1, stale=1, not_yet=2, not_assessable=1)
    assert figures.by_clerk == (
        ("王", Totals(required=2, certified=1, not_yet=1)),
        ("李", Totals(required=2, valid_except=1, not_yet=1)),
        ("周", Totals(required=2, stale=1, not_assessable=1)),
    )
    assert figures.by_matter == (
        (CARD, Totals(required=3, certified=1, valid_except=1, stale=1)),
        (PERMIT, Totals(required=3, not_yet=2, not_assessable=1)),
    )


def test_the_facet_strip_of_the_whole_shows_which_facet_is_weak():
    figures = coverage(row(CARD, Status.CERTIFIED, Status.VALID_EXCEPT, Status.NOT_ASSESSABLE), K)
    assert figures.facets == tuple(
        FacetTotals(facet, 1, 1, 0, 0, 1) if facet is Facet.MATERIALS else FacetTotals(facet, 2, 0, 0, 0, 1)
        for facet in FACETS
    )


def test_a_cell_given_twice_is_refused():
    with pytest.raises(ValueError, match="one cell per matter"):
        coverage([cell_of("王", CARD, Status.CERTIFIED)] * 2, K)


def test_an_empty_matrix_has_no_figures_to_boast_of():
    figures = coverage([], K)
    assert (figures.matters, figures.whole, figures.short) == ((), Totals(), ())


@given(
    st.dictionaries(
        st.tuples(st.sampled_from("王李周赵"), st.sampled_from([CARD, PERMIT, BIKE])),
        st.tuples(st.sampled_from(Status), st.booleans()),
    ),
)
def test_losing_one_certification_never_improves_the_cover(given_cells):
    def figures(statuses):
        return coverage([cell_of(c, m, s, required=r) for (c, m), (s, r) in statuses.items()], K)

    whole = figures(given_cells)
    for key, (status, required) in given_cells.items():
        if status in (Status.CERTIFIED, Status.VALID_EXCEPT):
            without = figures({**given_cells, key: (Status.NEVER, required)})
            pairs = zip(without.matters, whole.matters, strict=True)
            assert all(less.shortfall >= more.shortfall for less, more in pairs)
            assert without.whole.certified <= whole.whole.certified
