"""Every form obeys its blueprint, whatever the bank holds; the same seed is the same form."""

import itertools
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.domain.facets import FACETS, Facet
from quizzes.exams.domain.blueprint import (
    MOST_ITEMS,
    Askable,
    Of,
    Row,
    RowTrouble,
    available,
    draw_form,
    read_rows,
    thin_cells,
)

CATEGORIES = ("户籍", "卫生", "社保")
facets = st.sets(st.sampled_from(FACETS)).map(lambda found: tuple(one for one in FACETS if one in found))


@st.composite
def askables(draw):
    keys = draw(st.lists(st.integers(1, 40), unique=True, min_size=1, max_size=12))
    found = []
    for key in keys:
        has = draw(facets)
        cases = tuple(one for one in has if one in (Facet.MATERIALS, Facet.PROCESS) and draw(st.booleans()))
        found.append(Askable(key, draw(st.sampled_from(CATEGORIES)), has, cases, draw(st.integers(1, 5000))))
    return found


rows = st.builds(
    Row,
    st.integers(1, 12),
    st.sampled_from(Of),
    st.just(CATEGORIES[:2]),
    st.lists(st.integers(1, 40), min_size=1, max_size=6).map(tuple),
    facets,
)


@given(st.lists(rows, min_size=1, max_size=4), askables(), st.integers(0, 100), st.integers(0, 99))
def test_every_form_obeys_its_blueprint(asked, matters, percent, seed):
    form = draw_form(asked, matters, case_percent=percent, seed=seed)
    known = {matter.key: matter for matter in matters}
    of_row = Counter(one.row for one in form.wanted)

    assert {n: of_row[n] + form.missing.get(n, 0) for n in range(len(asked))} == {
        n: row.count for n, row in enumerate(asked)
    }
    assert len({one.cell for one in form.wanted}) == len(form.wanted)
    for one in form.wanted:
        matter = known[one.matter]
        assert asked[one.row].covers(matter, one.facet)
        assert one.facet in (matter.case_facets if one.case else matter.facets)
    cases = sum(one.case for one in form.wanted)
    assert cases + form.cases_missing == (sum(row.count for row in asked) * percent + 50) // 100


@given(st.lists(rows, min_size=1, max_size=4), askables(), st.integers(0, 99), st.randoms())
def test_the_same_seed_is_the_same_form_whatever_the_order_of_the_matters(asked, matters, seed, random):
    mixed = list(matters)
    random.shuffle(mixed)
    once, again = (draw_form(asked, listed, case_percent=20, seed=seed) for listed in (matters, mixed))
    assert once == again


@given(rows, askables(), st.integers(0, 99))
def test_nothing_is_missing_that_the_bank_has(row, matters, seed):
    form = draw_form([row], matters, case_percent=0, seed=seed)
    assert sum(form.missing.values()) == max(0, row.count - available([row], matters)[0])


@given(st.lists(rows, min_size=1, max_size=4), askables(), st.integers(0, 100), st.integers(0, 99))
def test_rows_share_the_bank_so_that_nothing_is_missing_that_could_be_asked(asked, matters, percent, seed):
    form = draw_form(asked, matters, case_percent=percent, seed=seed)
    cells = [(matter, facet) for matter in matters for facet in matter.facets]
    # Hall: what can't be filled is what some of the rows together ask beyond all the cells they are about
    short = 0
    for some in itertools.chain.from_iterable(itertools.combinations(asked, n + 1) for n in range(len(asked))):
        there = sum(any(row.covers(matter, facet) for row in some) for matter, facet in cells)
        short = max(short, sum(row.count for row in some) - there)
    assert sum(form.missing.values()) == short


def test_a_broad_row_leaves_a_narrow_one_its_only_cell():
    matters = [Askable(key, "户籍", FACETS) for key in range(1, 5)]
    asked = [Row(20), Row(1, Of.MATTERS, matters=(3,), facets=(Facet.RESULT,))]
    for seed in range(20):
        form = draw_form(asked, matters, case_percent=0, seed=seed)
        assert form.missing == {}
        assert [one.cell for one in form.wanted if one.row == 1] == [(3, Facet.RESULT)]


@given(askables(), st.integers(0, 99), st.data())
def test_what_somebody_was_not_examined_on_comes_first(matters, seed, data):
    cells = [(matter.key, facet) for matter in matters for facet in matter.facets]
    before = data.draw(st.sets(st.sampled_from(cells)) if cells else st.just(set()))
    fresh = len(cells) - len(before)
    form = draw_form([Row(5)], matters, case_percent=0, seed=seed, examined=dict.fromkeys(before, 1))
    assert sum(one.cell in before for one in form.wanted) == max(0, min(5, len(cells)) - fresh)


def test_a_cell_shown_often_enough_rests_while_there_is_another():
    matters = [Askable(1, "户籍", (Facet.RESULT,), weight=5000), Askable(2, "户籍", (Facet.RESULT,))]
    shown: Counter = Counter()
    for seed in range(20):
        form = draw_form([Row(1)], matters, case_percent=0, seed=seed, shown=shown, most_shown=10)
        shown.update(one.cell for one in form.wanted)
    assert shown == {(1, Facet.RESULT): 10, (2, Facet.RESULT): 10}
    # and where it is the only one, it is asked all the same
    assert draw_form([Row(1)], matters[:1], case_percent=0, seed=1, shown=shown, most_shown=10).missing == {}


def test_a_matter_is_drawn_as_often_as_it_comes_to_the_counter():
    matters = [Askable(1, "户籍", (Facet.RESULT,), weight=900), Askable(2, "户籍", (Facet.RESULT,), weight=100)]
    drawn = Counter(draw_form([Row(1)], matters, case_percent=0, seed=seed).wanted[0].matter for seed in range(2000))
    # nine in ten, within four standard deviations
    assert abs(drawn[1] - 1800) < 54


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ([], [(None, RowTrouble.NO_ROWS)]),
        ([{"of": "all", "count": 0}], [(0, RowTrouble.NO_COUNT)]),
        ([{"of": "all", "count": 3}, {"of": "matters", "count": 2}], [(1, RowTrouble.NAMES_NOTHING)]),
        ([{"of": "some", "count": 2}], [(0, RowTrouble.UNKNOWN_SCOPE)]),
        ([{"of": "all", "count": 2, "facets": ["fee"]}], [(0, RowTrouble.UNKNOWN_FACET)]),
        ([{"of": "all", "count": MOST_ITEMS}, {"of": "all", "count": 1}], [(None, RowTrouble.TOO_MANY)]),
    ],
)
def test_what_is_wrong_with_the_rows_is_named_by_its_row(data, said):
    assert list(read_rows(data)[1]) == said


@given(st.lists(rows, min_size=1, max_size=4))
def test_rows_are_kept_as_they_were(asked):
    assert read_rows([row.to_json() for row in asked]) == (tuple(asked), ())


def test_cells_with_too_few_kinds_of_questions_are_told():
    matters = [
        Askable(1, "甲", (Facet.MATERIALS, Facet.RESULT), forms={Facet.MATERIALS: 4, Facet.RESULT: 1}),
        Askable(2, "乙", (Facet.MATERIALS,), forms={Facet.MATERIALS: 2}),
    ]
    # everybody is asked all three cells: at a quarter each needs four kinds
    assert [thin_cells(Row(3), matters, percent=percent) for percent in (25, 50, 100)] == [2, 1, 0]
    assert thin_cells(Row(1, facets=(Facet.MATERIALS,)), matters, percent=25) == 0
    assert thin_cells(Row(1, Of.CATEGORIES, categories=("丙",)), matters, percent=25) == 0
