"""Which shadowing is proposed: whoever could learn it, beside whoever could show it, and what a class would name."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from certification.awards.domain.decisions import Status
from certification.awards.domain.policy import CertificationPolicy
from certification.domain.spans import Span
from certification.matrix.domain.ahead import weeks_from
from certification.matrix.domain.beside import Beside, beside, themes
from certification.matrix.domain.mending import MendKind, mends
from certification.matrix.domain.presence import Post, Stay, absence
from tests.certification.matrix.domain.matrices import ON, cell_of

DAY = timedelta(days=1)
POLICY = CertificationPolicy("1")
WEEKS = weeks_from(ON, is_working=lambda day: day.weekday() < 5, count=4)
CLERKS, MATTERS = "abcd", "123"


def at_the_counter(clerk, *leave):
    return Stay(clerk, (Span(ON),), (Post(Span(ON)),), leave=leave)


def proposed(held, stays, *, most=8):
    """What is proposed for the first matter; `held` are the pairs of clerk and matter that are certified."""
    rows = {
        matter: [cell_of(c, matter, Status.CERTIFIED if (c, matter) in held else Status.NEVER) for c in CLERKS]
        for matter in MATTERS
    }
    found = mends(rows["1"], on=ON, low_on=ON, stays=stays, policy=POLICY)
    return found, beside("1", rows=rows, mends=found, stays=stays, weeks=WEEKS, most=most)


def test_the_host_who_can_show_most_is_named_and_only_what_the_learner_lacks_is_seen():
    held = {("a", "1"), ("b", "1"), ("b", "2"), ("b", "3"), ("c", "3")}
    stays = [at_the_counter(clerk) for clerk in "abc"] + [at_the_counter("d", Span(WEEKS[1].days[2]))]
    monday = WEEKS[1].days[0]
    assert proposed(held, stays)[1] == Beside("c", "b", ("1", "2"), monday, monday + 5 * DAY)
    assert proposed(held, stays, most=1)[1].matters == ("1",)


days = st.integers(0, 20).map(lambda n: ON + n * DAY)
leave = st.tuples(days, st.integers(1, 5)).map(lambda pair: Span(pair[0], pair[0] + pair[1] * DAY))


@given(
    st.sets(st.tuples(st.sampled_from(CLERKS), st.sampled_from(MATTERS))),
    st.lists(st.lists(leave, max_size=1), min_size=4, max_size=4),
)
def test_a_shadowing_is_proposed_wherever_a_pair_can_be_found_and_holds_what_it_says(held, leaves):
    stays = [at_the_counter(clerk, *own) for clerk, own in zip(CLERKS, leaves, strict=True)]
    found, one = proposed(held, stays)
    week = WEEKS[1].days
    there = {stay.clerk for stay in stays if all(absence(stay, day) is None for day in week)}
    learners = [mend.clerk for mend in found if mend.kind is MendKind.FULL and mend.clerk in there]
    hosts = [clerk for clerk in CLERKS if clerk in there and (clerk, "1") in held]
    assert (one is None) == (not learners or not hosts)
    if one:
        assert one.learner == learners[0] and one.host in hosts
        assert one.matters[0] == "1" and all(
            (one.host, m) in held and (one.learner, m) not in held for m in one.matters
        )
        could = [{m for m in MATTERS if (host, m) in held and (one.learner, m) not in held} for host in hosts]
        assert len(one.matters) == max(map(len, could))
        assert (one.starts_on, one.last_day) == (week[0], week[-1])


def test_long_names_are_cut_and_none_stands_twice_among_the_themes():
    assert themes(["甲", "乙" * 12, "甲", "丙"], most=2, longest=10) == ("甲", "乙" * 9 + "…")
