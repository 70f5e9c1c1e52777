"""What carries over from one matter to the next: a shared requirement, freshly known, where nothing of its own is."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.domain.elements import Elements, Material, Result
from courses.domain.facets import FACETS, Facet, Necessity
from quizzes.domain.inferred import CARRIED, Inference, Known, carried, infer, requirements
from quizzes.domain.mastery import FacetState, How
from quizzes.domain.synonyms import DEFAULT_SYNONYMS, Synonyms

ON = date(2026, 3, 9)
NOON = datetime(2026, 3, 1, 4, tzinfo=UTC)
CARD = Material("居民身份证", originals=1, necessity=Necessity.REQUIRED, source="政府部门核发", note="核验原件")
BOOK = Material("居民户口簿", originals=1, necessity=Necessity.REQUIRED)
NOTHING = FacetState()
FRESH = FacetState(
    How.PRACTISED, version=1, stability_hours=400, difficulty_hundredths=500, last_at=NOON, due_on=ON + timedelta(9),
    last_right=True,
)  # fmt: skip


def asks(*materials: Material, **more) -> Elements:
    return Elements(code="T-1", name="事项", materials=materials, **more)


def papers(*materials: Material, synonyms: Synonyms = DEFAULT_SYNONYMS):
    return requirements(asks(*materials), Facet.MATERIALS, synonyms)


def known(matter: int, *materials: Material, how: How = How.PRACTISED, **state) -> Known:
    return Known(matter, Facet.MATERIALS, papers(*materials), how, replace(FRESH, **state))


def inferred(wanted, *sources: Known, own: FacetState = NOTHING, facet: Facet = Facet.MATERIALS):
    return infer(facet, own, wanted, carried(sources, on=ON))


@pytest.mark.parametrize(
    ("other", "shared"),
    [
        (replace(CARD, name="身份证"), True),
        (replace(CARD, name="居民 身份证"), True),
        (replace(CARD, source="申请人自备", note=""), True),
        (replace(CARD, copies=1), False),
        (replace(CARD, necessity=Necessity.CONDITIONAL), False),
        (replace(CARD, when="委托他人代办的"), False),
        (BOOK, False),
    ],
)
def test_a_paper_is_shared_where_it_is_asked_alike(other: Material, shared: bool) -> None:
    assert (papers(CARD) == papers(other)) is shared


def test_the_order_of_lines_and_a_changed_list_of_synonyms_are_seen_for_what_they_are() -> None:
    assert papers(CARD, BOOK) == papers(BOOK, CARD)
    assert papers(CARD, synonyms=Synonyms()) != papers(replace(CARD, name="身份证"), synonyms=Synonyms())


def test_a_condition_is_shared_with_its_kind_and_nothing_else_carries_over() -> None:
    one = asks(acceptance_conditions=("年满18周岁",), service_object=("自然人",), result=Result("证书"))
    other = asks(approval_conditions=("年满18周岁",), service_object=("自然人",), result=Result("证书"))
    found = [requirements(elements, Facet.CONDITIONS, DEFAULT_SYNONYMS) for elements in (one, other)]
    assert found[0] != found[1]
    assert all(requirements(one, facet, DEFAULT_SYNONYMS) == frozenset() for facet in FACETS if facet not in CARRIED)


def test_a_facet_is_inferred_whole_or_in_part_from_the_matters_that_share_it() -> None:
    assert inferred(papers(CARD, BOOK), known(7, CARD)) == Inference(1, 2, (7,))
    both = inferred(papers(CARD, BOOK), known(7, CARD), known(9, BOOK))
    assert both == Inference(2, 2, (7, 9))
    assert both.whole
    assert inferred(papers(), known(7, CARD)) is None
    assert inferred(papers(BOOK), known(7, CARD)) is None


@pytest.mark.parametrize(
    "source",
    [
        known(7, CARD, how=How.STALE),
        known(7, CARD, how=How.UNKNOWN),
        known(7, CARD, how=How.INFERRED),
        known(7, CARD, last_right=False),
        known(7, CARD, due_on=ON),
        replace(known(7, CARD), facet=Facet.CONDITIONS),
        replace(known(7, CARD), facet=Facet.RESULT),
    ],
    ids=["stale", "unknown", "inferred itself", "wrong the last time", "faded", "another facet", "no requirement"],
)
def test_what_is_not_freshly_known_itself_is_no_source(source: Known) -> None:
    assert inferred(papers(CARD), known(8, CARD)) is not None
    assert inferred(papers(CARD), source) is None


@pytest.mark.parametrize("right", [True, False])
@pytest.mark.parametrize("how", [How.EXAMINED, How.PRACTISED, How.UNKNOWN])
def test_evidence_of_its_own_is_never_overridden(how: How, right: bool) -> None:
    own = replace(FRESH, how=how, last_right=right, due_on=ON - timedelta(30))
    assert inferred(papers(CARD), known(7, CARD, how=How.EXAMINED), own=own) is None


def test_the_strongest_source_is_named() -> None:
    later = NOON + timedelta(days=1)
    assert inferred(papers(CARD), known(3, CARD), known(4, CARD, how=How.EXAMINED)).sources == (4,)
    assert inferred(papers(CARD), known(3, CARD), known(4, CARD, last_at=later)).sources == (4,)
    assert inferred(papers(CARD), known(4, CARD), known(3, CARD)).sources == (3,)


names = st.sampled_from(["居民身份证", "身份证", "居民户口簿", "户口本", "营业执照", "申请表"])
lists = st.lists(st.builds(Material, name=names, originals=st.sampled_from([None, 1])), min_size=1, max_size=4)
sources_drawn = st.lists(
    st.builds(
        lambda matter, materials, how, right, days: known(
            matter, *materials, how=how, last_right=right, due_on=ON + timedelta(days)
        ),
        st.integers(1, 9),
        lists,
        st.sampled_from(How),
        st.booleans(),
        st.integers(-3, 3),
    ),
    unique_by=lambda one: one.matter,
    max_size=6,
)


@given(lists, sources_drawn, st.randoms(use_true_random=False))
def test_exactly_the_requirements_of_fresh_sources_carry_over_whatever_their_order(
    materials, sources, shuffler
) -> None:
    wanted = papers(*materials)
    fresh = [
        one
        for one in sources
        if one.how in (How.EXAMINED, How.PRACTISED) and one.state.last_right and one.state.due_on > ON
    ]
    shared = wanted & frozenset().union(*(one.requirements for one in fresh))
    found = inferred(wanted, *sources)
    assert (found.known if found else 0, found.of if found else len(wanted)) == (len(shared), len(wanted))
    assert not found or set(found.sources) <= {one.matter for one in fresh if one.requirements & wanted}

    shuffled = list(sources)
    shuffler.shuffle(shuffled)
    assert inferred(wanted, *shuffled) == found
    assert inferred(wanted, *sources, own=FRESH) is None
    more = inferred(wanted, *sources, known(99, *materials))
    assert more.whole


@given(lists, sources_drawn)
def test_a_day_later_no_more_is_inferred_than_the_day_before(materials, sources) -> None:
    wanted = papers(*materials)
    counts = [
        found.known
        if (found := infer(Facet.MATERIALS, NOTHING, wanted, carried(sources, on=ON + timedelta(day))))
        else 0
        for day in range(4)
    ]
    assert counts == sorted(counts, reverse=True)
