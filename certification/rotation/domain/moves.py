"""What a move or an overlay needs before it may be written.

Source: Putuoshan building standard, 二.4:
定岗期间原则上不得调整。不得随意抽调便民服务窗口人员从事其他临时性工作。
The head of the centre signs rotations and shadowing; an early move and any secondment are exceptions: they need one
of the named grounds, the leader in charge (分管领导) and a document number. Whether the window's matters stay covered
is the matrix's question, asked before this one.
"""

from dataclasses import dataclass
from enum import StrEnum

from certification.rotation.domain.postings import PostingKind
from certification.rotation.domain.tenure import TenureDecision, TenureStatus


class Approver(StrEnum):
    HEAD = "head"
    LEADER = "leader"


@dataclass(frozen=True, slots=True)
class Approval:
    """Who signed and under which document (文号); empty where nobody did or there is none."""

    by: Approver | None = None
    document_number: str = ""


class MoveStatus(StrEnum):
    IN_ORDER = "in_order"
    BLOCKED = "blocked"


class MoveReason(StrEnum):
    """Why; the order here is the order in which a decision lists them."""

    EARLY_MOVE = "early_move"
    MAXIMUM_REACHED = "maximum_reached"
    SECONDMENT = "secondment"
    SIGNATURE_MISSING = "signature_missing"
    GROUND_MISSING = "ground_missing"
    LEADER_MISSING = "leader_missing"
    DOCUMENT_NUMBER_MISSING = "document_number_missing"


@dataclass(frozen=True, slots=True)
class MoveDecision:
    status: MoveStatus
    reasons: tuple[MoveReason, ...]


def move(kind: PostingKind, *, tenure: TenureDecision, approval: Approval, ground: str = "") -> MoveDecision:
    """Whether a new posting of `kind` is in order. A new base post ends the one held: before its minimum is
    served that is an early move. A leader may sign whatever a head may. `ground` is asked of exceptions alone."""
    early = kind is PostingKind.BASE and tenure.status is TenureStatus.BELOW_MINIMUM
    reasons = set()
    if early:
        reasons.add(MoveReason.EARLY_MOVE)
    if kind is PostingKind.BASE and tenure.status is TenureStatus.OVER_MAXIMUM:
        reasons.add(MoveReason.MAXIMUM_REACHED)
    if kind is PostingKind.SECONDMENT:
        reasons.add(MoveReason.SECONDMENT)
    missing = set()
    if early or kind is PostingKind.SECONDMENT:
        if not ground:
            missing.add(MoveReason.GROUND_MISSING)
        if approval.by is not Approver.LEADER:
            missing.add(MoveReason.LEADER_MISSING)
        if not approval.document_number.strip():
            missing.add(MoveReason.DOCUMENT_NUMBER_MISSING)
    elif approval.by is None:
        missing.add(MoveReason.SIGNATURE_MISSING)
    ordered = tuple(reason for reason in MoveReason if reason in reasons | missing)
    return MoveDecision(MoveStatus.BLOCKED if missing else MoveStatus.IN_ORDER, ordered)
