from datetime import date

import pytest

from certification.rotation.domain.moves import (
    Approval,
    Approver,
    MoveDecision,
    MoveReason,
    MoveStatus,
    move,
)
from certification.rotation.domain.postings import PostingKind
from certification.rotation.domain.tenure import TenureDecision, TenureStatus

LEADER = Approval(Approver.LEADER, "普镇〔2026〕12号")
HEAD = Approval(Approver.HEAD, "普镇〔2026〕12号")
UNSIGNED = Approval()


def stands(status):
    return TenureDecision(status, (), date(2026, 6, 1))


@pytest.mark.parametrize(
    ("kind", "tenure", "approval", "status", "reasons"),
    [
        pytest.param("base", "below_minimum", LEADER, "in_order", ["early_move"], id="early, leader and document"),
        pytest.param("base", "below_minimum", HEAD, "blocked", ["early_move", "leader_missing"], id="early, head"),
        pytest.param(
            "base",
            "below_minimum",
            Approval(Approver.LEADER, " "),
            "blocked",
            ["early_move", "document_number_missing"],
            id="early, no document",
        ),
        pytest.param(
            "base",
            "below_minimum",
            UNSIGNED,
            "blocked",
            ["early_move", "leader_missing", "document_number_missing"],
            id="early, nothing",
        ),
        pytest.param("base", "free", HEAD, "in_order", [], id="minimum served, head"),
        pytest.param("base", "free", UNSIGNED, "blocked", ["signature_missing"], id="minimum served, unsigned"),
        pytest.param("base", "over_maximum", HEAD, "in_order", ["maximum_reached"], id="maximum passed"),
        pytest.param("base", "no_post", HEAD, "in_order", [], id="first post"),
        pytest.param("secondment", "free", HEAD, "blocked", ["secondment", "leader_missing"], id="seconded by head"),
        pytest.param("secondment", "free", LEADER, "in_order", ["secondment"], id="seconded by leader"),
        pytest.param("rotation", "below_minimum", Approval(Approver.HEAD), "in_order", [], id="rotation, head"),
        pytest.param("rotation", "below_minimum", UNSIGNED, "blocked", ["signature_missing"], id="rotation, unsigned"),
        pytest.param("shadowing", "below_minimum", LEADER, "in_order", [], id="shadowing, leader"),
        pytest.param("stand_in", "below_minimum", HEAD, "in_order", [], id="stand-in, head"),
    ],
)
def test_a_move_needs_its_signature_and_says_what_is_missing(kind, tenure, approval, status, reasons):
    given = {"tenure": stands(TenureStatus(tenure)), "approval": approval}
    expected = MoveDecision(MoveStatus(status), tuple(map(MoveReason, reasons)))
    assert move(PostingKind(kind), **given, ground="health") == expected
    without = move(PostingKind(kind), **given)
    if {"early_move", "secondment"} & set(reasons):
        assert without.status is MoveStatus.BLOCKED
        assert set(without.reasons) == {*expected.reasons, MoveReason.GROUND_MISSING}
    else:
        assert without == expected
