"""Who may sign: whoever observed, and the clerk; never one person both."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certification.practical.domain.signing import Signer, SigningRefusal, refused_to_answer, refused_to_observe

HEAD, REVIEWER, NEITHER = Signer("helen", head=True), Signer("rita", reviewer=True), Signer("edith")


@pytest.mark.parametrize(
    ("signer", "named", "expected"),
    [
        pytest.param(HEAD, "helen", None, id="the head observed"),
        pytest.param(REVIEWER, "rita", None, id="a department reviewer observed"),
        pytest.param(HEAD, None, None, id="the head signs what the paper says"),
        pytest.param(REVIEWER, None, SigningRefusal.HEAD_ONLY, id="a reviewer signs no paper of somebody else"),
        pytest.param(HEAD, "rita", SigningRefusal.NO_OBSERVER, id="somebody else was to observe"),
        pytest.param(NEITHER, "edith", SigningRefusal.NO_OBSERVER, id="neither head nor reviewer"),
        pytest.param(NEITHER, None, SigningRefusal.HEAD_ONLY, id="neither, on paper"),
        pytest.param(Signer("alice", head=True), "alice", SigningRefusal.ONE_PERSON, id="the head herself the clerk"),
        pytest.param(Signer("alice", head=True), None, SigningRefusal.ONE_PERSON, id="and on paper"),
        pytest.param(HEAD, "alice", SigningRefusal.ONE_PERSON, id="the clerk named as observer"),
    ],
)
def test_who_signs_for_the_observing_side(signer, named, expected):
    assert refused_to_observe(signer, clerk="alice", named=named) == expected


def test_only_the_clerk_answers_for_the_clerk():
    assert refused_to_answer("alice", clerk="alice") is None
    assert refused_to_answer("helen", clerk="alice") is SigningRefusal.NOT_YOURS


people = st.sampled_from(["alice", "helen", "rita"])


@given(st.builds(Signer, people, st.booleans(), st.booleans()), people, st.none() | people)
def test_nobody_signs_for_both_sides(signer, clerk, named):
    both = refused_to_observe(signer, clerk=clerk, named=named) is None and (
        refused_to_answer(signer.person, clerk=clerk) is None
    )
    assert not both
