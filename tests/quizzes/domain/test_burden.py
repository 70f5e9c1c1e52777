from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from courses.domain.facets import FACETS, Facet
from quizzes.domain.burden import LeftOut, Need, Practice, Urgency, Week, book, check_items, choose_practice

TODAY = date(2026, 3, 9)
EVENLY = dict.fromkeys(FACETS, 30)

needs_drawn = st.lists(
    st.builds(
        Need,
        matter_code=st.sampled_from(["T-1", "T-2", "T-3"]),
        facet=st.sampled_from(FACETS),
        urgency=st.sampled_from(Urgency),
        cases=st.integers(0, 500),
        due_on=st.none() | st.dates(TODAY - timedelta(days=60), TODAY + timedelta(days=60)),
    ),
    unique=True,
    max_size=30,
)


def need(urgency: Urgency, code: str = "T-1", facet: Facet = Facet.MATERIALS, cases: int = 0, overdue: int = 0):
    return Need(code, facet, urgency, cases, TODAY - timedelta(days=overdue))


def test_the_most_urgent_come_first_and_cases_weigh_among_equals():
    weak = need(Urgency.WEAK, cases=900)
    stale = need(Urgency.STALE)
    rare, common = need(Urgency.DUE, cases=5, overdue=9), need(Urgency.DUE, code="T-2", cases=700)
    check = need(Urgency.MANDATORY)
    unknown = need(Urgency.UNKNOWN, cases=999)
    plan = choose_practice([unknown, weak, rare, stale, common, check], on=TODAY, remaining_seconds=600, seconds=EVENLY)
    assert plan == Practice((check, stale, common, rare, weak, unknown), (), 180)


def test_what_does_not_fit_is_named_and_a_shorter_one_may_follow():
    long, short = need(Urgency.STALE), need(Urgency.DUE, facet=Facet.TIME_LIMIT)
    plan = choose_practice(
        [long, short], on=TODAY, remaining_seconds=40, seconds={Facet.MATERIALS: 90, Facet.TIME_LIMIT: 20}
    )
    assert plan == Practice((short,), ((long, LeftOut.BUDGET),), 20)


def test_what_has_no_items_or_is_not_due_yet_is_left_out_with_its_reason():
    without = need(Urgency.UNKNOWN, facet=Facet.RESULT)
    early = need(Urgency.DUE, overdue=-1)
    plan = choose_practice([without, early], on=TODAY, remaining_seconds=600, seconds=EVENLY | {Facet.RESULT: None})
    assert plan == Practice((), ((early, LeftOut.NOT_DUE), (without, LeftOut.NOT_ASSESSABLE)), 0)


def test_an_unmeasured_facet_takes_the_usual_time():
    plan = choose_practice([need(Urgency.DUE)], on=TODAY, remaining_seconds=600, seconds={})
    assert plan.seconds == 45


@given(needs_drawn, st.integers(0, 1200))
def test_the_budget_is_never_exceeded_and_nothing_gets_lost(needs, remaining):
    plan = choose_practice(needs, on=TODAY, remaining_seconds=remaining, seconds=EVENLY)
    assert plan.seconds <= remaining
    assert sorted(map(repr, (*plan.chosen, *(left for left, _ in plan.left_out)))) == sorted(map(repr, needs))


@given(needs_drawn, st.randoms(use_true_random=False))
def test_the_order_needs_arrive_in_does_not_matter_unless_they_are_equal(needs, shuffler):
    shuffled = list(needs)
    shuffler.shuffle(shuffled)
    first, second = (
        choose_practice(given, on=TODAY, remaining_seconds=300, seconds=EVENLY) for given in (needs, shuffled)
    )
    key = [(n.urgency, n.cases, n.matter_code, n.facet) for n in first.chosen]
    assert key == [(n.urgency, n.cases, n.matter_code, n.facet) for n in second.chosen]


def test_checks_are_booked_in_their_order_and_a_shorter_one_may_pass():
    assert book([("long", 700), ("longer", 600), ("short", 500)], left=1200) == (("long", "short"), ("longer",), 1200)
    assert book([], left=1200) == ((), (), 0)
    assert book([("one", 300)], left=0) == ((), ("one",), 0)


def test_a_check_is_reckoned_by_its_items():
    assert [check_items(rights) for rights in (8, 6, 2, 0)] == [10, 8, 3, 0]


lengths = st.integers(5, 120)
acts = st.one_of(
    st.tuples(st.just("practise"), st.lists(lengths, min_size=1, max_size=25)),
    st.tuples(st.just("check"), st.lists(lengths, min_size=1, max_size=15)),
    st.tuples(st.just("times"), st.dictionaries(st.sampled_from(FACETS), lengths)),
    st.tuples(st.just("due"), st.lists(st.integers(20, 900), max_size=6)),
    st.tuples(st.just("monday"), st.just(())),
)


@given(st.lists(acts, max_size=40), needs_drawn)
def test_whatever_is_sat_in_whole_weeks_practice_never_takes_more_than_the_week_has(sequence, needs):
    """A sitting is chosen, its items are as long as they happen to be, times move, checks fall due and are sat."""
    week, times, due = Week(), dict(EVENLY), []
    for act, said in sequence:
        if act == "monday":
            week = Week()
        elif act == "times":
            times |= said
        elif act == "due":
            due = [(place, seconds) for place, seconds in enumerate(said)]
        elif act == "check":
            week = replace(week, sat=week.sat + sum(said))
        else:
            _fits, _over, kept = book(due, left=week.left)
            week = replace(week, kept=kept)
            sitting = choose_practice(needs, on=TODAY, remaining_seconds=week.room, seconds=times)
            assert sitting.seconds <= week.room
            for _need, length in zip(sitting.chosen, said, strict=False):
                if length <= week.room:  # what draw_item may take
                    week = replace(week, practised=week.practised + length)
        assert week.practised <= week.budget
        assert week.practised <= max(0, week.budget - week.kept) or act != "practise"
