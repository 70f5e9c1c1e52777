"""Whose signature it takes to end a posting, or to take back one written by mistake.

Source: Putuoshan building standard, 二.4: 定岗期间原则上不得调整. To end a base post before its minimum is served
comes to the same as an early move, so the leader in charge signs it under a document number; what runs beside the post
the head ends alone. To take back a base post that has begun, or what the leader signed, rewrites a clerk's tenure:
the leader too.
"""

from certification.rotation.domain.moves import Approver
from certification.rotation.domain.postings import PostingKind
from certification.rotation.domain.tenure import TenureStatus


def signs_end(kind: PostingKind, *, tenure: TenureStatus) -> Approver:
    """`tenure` is that of the day the post would no longer be held from."""
    early = kind is PostingKind.BASE and tenure is TenureStatus.BELOW_MINIMUM
    return Approver.LEADER if early else Approver.HEAD


def signs_annulment(kind: PostingKind, *, begun: bool, was_exception: bool) -> Approver:
    """An exception is what the leader signed: an early move, or a secondment."""
    return Approver.LEADER if was_exception or (kind is PostingKind.BASE and begun) else Approver.HEAD
