"""A centre as it would be, compared with counting it anew from scratch."""

from hypothesis import given
from hypothesis import strategies as st

from certification.matrix.domain.whatif import (
    Closes,
    Leaves,
    MatterEffect,
    Moves,
    Setup,
    changed,
    effects,
    weeks_of,
)


def setup(serves, sits, certified):
    return Setup(*({key: frozenset(own) for key, own in one.items()} for one in (serves, sits, certified)))


CENTRE = setup(
    serves={"1": "mn", "2": "mn", "3": "p"},
    sits={"a": "1", "b": "2", "c": "3", "d": ""},
    certified={"a": "mn", "b": "m", "c": "p", "d": "p"},
)
K = {"m": 2, "n": 1, "p": 1}


def test_who_leaves_takes_their_certifications_along():
    found = effects(CENTRE, changed(CENTRE, [Leaves("a")]), k=K)
    n, m = found.matters
    assert n == MatterEffect("n", 1, before=1, after=0, windows_before=2, windows_after=2)
    assert m == MatterEffect("m", 2, before=2, after=1, windows_before=2, windows_after=2)
    assert (n.to_nobody, n.falls, m.to_nobody, m.falls, n.homeless) == (True, True, False, True, False)
    assert [(one.window, one.clerks, one.dead) for one in found.windows] == [
        ("1", (), True),
        ("2", ("b",), False),
        ("3", ("c",), False),
    ]


def test_a_window_that_closes_hands_its_matters_on_or_leaves_them_to_nobody():
    (homeless,) = effects(CENTRE, changed(CENTRE, [Closes("3")]), k=K).matters
    assert (homeless.matter, homeless.homeless, homeless.to_nobody) == ("p", True, True)
    after = changed(CENTRE, [Closes("3", "2")])
    found = effects(CENTRE, after, k=K)
    assert after.serves == {"1": frozenset("mn"), "2": frozenset("mnp")}
    by_clerk = {one.clerk: one for one in found.clerks}
    assert (by_clerk["b"].learns, by_clerk["b"].asked_before, by_clerk["b"].asked_after) == (frozenset("p"), 2, 3)
    assert [one.clerk for one in found.without_window] == ["c"]
    # together with its clerk moving along nobody is lost
    moved = effects(CENTRE, changed(CENTRE, [Closes("3", "2"), Moves("c", "2")]), k=K)
    assert moved.matters == ()
    assert {one.clerk: one.learns for one in moved.clerks}["c"] == frozenset("mn")


def test_windows_that_hand_on_in_a_circle_hand_on_to_nobody():
    assert changed(CENTRE, [Closes("3", "2"), Closes("2", "3")]).serves == {"1": frozenset("mn")}
    assert changed(CENTRE, [Closes("3", "2"), Closes("2", "1")]).serves == {"1": frozenset("mnp")}


def test_learning_takes_as_many_weeks_as_its_checks_need():
    assert [weeks_of(s, budget=10) for s in ([], [10], [6, 6], [4, 4, 4], [25], [25, 1])] == [0, 1, 2, 2, 1, 2]


some = st.sampled_from
sets = st.frozensets(some("mnop"))
setups = st.builds(
    Setup,
    serves=st.dictionaries(some("123"), sets),
    sits=st.dictionaries(some("abcd"), st.frozensets(some("123"))),
    certified=st.dictionaries(some("abcd"), sets),
).map(lambda one: Setup(one.serves, {c: w & one.serves.keys() for c, w in one.sits.items()}, one.certified))
changes = st.lists(
    st.builds(Leaves, some("abcd"))
    | st.builds(Moves, some("abcd"), some("123"))
    | st.builds(Closes, some("123"), st.none() | some("123")),
    max_size=6,
    unique_by=lambda one: (type(one), one.window if isinstance(one, Closes) else one.clerk),
)


@given(setups, changes)
def test_every_figure_is_what_counting_from_scratch_gives(before, wanted):
    after = changed(before, wanted)
    assert after == changed(before, reversed(wanted))
    found = effects(before, after, k=dict.fromkeys("mnop", 2))
    closing = {one.window: one.to for one in wanted if isinstance(one, Closes)}
    told = {one.matter: (one.before, one.after, one.windows_after) for one in found.matters}
    for matter in "mnop":
        was = naive_able(before, matter, [], {})
        will = naive_able(before, matter, wanted, closing)
        windows = [w for w in before.serves if w not in closing and naive_serves(before, w, matter, closing)]
        if was != will:
            assert told[matter] == (len(was), len(will), len(windows))
        else:
            assert matter not in told or len(windows) == 0
    for one in found.clerks:
        asked = {m for m in "mnop" for w in one.windows if naive_serves(before, w, m, closing)}
        had = {m for m in "mnop" for w in before.sits[one.clerk] if m in before.serves[w]}
        assert one.learns == asked - had - before.certified.get(one.clerk, frozenset())


def naive_serves(setup, window, matter, closing):
    """Whether an open window serves the matter itself, or some closed one hands it there, step by step."""

    def ends_at(start):
        here = start
        for _ in closing:
            if here in closing:
                here = closing[here]
        return here

    heirs = [w for w in setup.serves if w in closing and ends_at(w) == window]
    return any(matter in setup.serves[w] for w in [window, *heirs])


def naive_able(setup, matter, wanted, closing):
    found = set()
    for clerk, windows in setup.sits.items():
        moves = [one.window for one in wanted if isinstance(one, Moves) and one.clerk == clerk]
        gone = any(isinstance(one, Leaves) and one.clerk == clerk for one in wanted)
        at = [w for w in (moves or windows) if w in setup.serves and w not in closing]
        certified = matter in setup.certified.get(clerk, ())
        if not gone and certified and any(naive_serves(setup, w, matter, closing) for w in at):
            found.add(clerk)
    return found
