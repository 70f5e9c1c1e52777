"""Today's counter: what can't be served, and whom to call."""

from hypothesis import given
from hypothesis import strategies as st

from certification.matrix.domain.today import Call, WindowToday, counter_today, nobody_in
from certification.matrix.domain.whatif import Setup
from tests.certification.matrix.domain.test_whatif import setup, setups


def test_whoever_brings_most_is_called_first_and_who_is_away_not_at_all():
    centre = setup(
        serves={"1": "mnop", "2": "m"},
        sits={"a": "1", "b": "2", "c": "2", "d": "2", "e": ""},
        certified={"a": "m", "b": "n", "c": "no", "d": "mnop", "e": "p"},
    )
    present = {"a": True, "b": True, "c": True, "d": False, "e": True}
    first, second = counter_today(centre, present=present)
    assert first == WindowToday(
        "1", ("a",), 4, frozenset("nop"), (Call("c", frozenset("no")), Call("e", frozenset("p"))), frozenset()
    )
    assert second == WindowToday("2", ("b", "c"), 1, frozenset("m"), (Call("a", frozenset("m")),), frozenset())
    assert nobody_in(centre, present=present) == frozenset()
    assert nobody_in(centre, present=present | {"e": False}) == frozenset("p")


@given(setups, st.frozensets(st.sampled_from("abcd")))
def test_what_is_lost_is_what_nobody_who_is_in_is_certified_in(centre: Setup, here):
    present = {clerk: clerk in here for clerk in "abcd"}
    for one in counter_today(centre, present=present):
        known = {m for clerk in here if clerk in centre.sits for m in centre.certified.get(clerk, ())}
        assert one.lost == centre.serves[one.window] - known
        assert frozenset().union(*(call.matters for call in one.calls)) == one.unserved - one.lost
        assert not {call.clerk for call in one.calls} & {*one.clerks, *(set("abcd") - here)}
