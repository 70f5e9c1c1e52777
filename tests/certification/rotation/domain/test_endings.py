"""Whose signature ends a posting, and whose takes one back."""

import pytest

from certification.rotation.domain.endings import signs_annulment, signs_end
from certification.rotation.domain.moves import Approver
from certification.rotation.domain.postings import PostingKind
from certification.rotation.domain.tenure import TenureStatus

HEAD, LEADER = Approver.HEAD, Approver.LEADER


@pytest.mark.parametrize("status", TenureStatus)
@pytest.mark.parametrize("kind", PostingKind)
def test_only_a_base_post_before_its_minimum_is_ended_by_the_leader(kind, status) -> None:
    early = kind is PostingKind.BASE and status is TenureStatus.BELOW_MINIMUM
    assert signs_end(kind, tenure=status) is (LEADER if early else HEAD)


@pytest.mark.parametrize(
    ("kind", "begun", "was_exception", "expected"),
    [
        pytest.param("base", True, False, LEADER, id="a base post held"),
        pytest.param("base", False, False, HEAD, id="a base post that lies ahead"),
        pytest.param("base", False, True, LEADER, id="an early move that lies ahead"),
        pytest.param("secondment", False, True, LEADER, id="a secondment"),
        pytest.param("rotation", True, False, HEAD, id="a rotation that runs"),
        pytest.param("stand_in", False, False, HEAD, id="a stand-in to come"),
    ],
)
def test_what_rewrites_a_tenure_or_undoes_the_leader_s_word_needs_the_leader(kind, begun, was_exception, expected):
    assert signs_annulment(PostingKind(kind), begun=begun, was_exception=was_exception) is expected
