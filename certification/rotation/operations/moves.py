"""Writes about postings: decided by the rules of moves, written by `people.operations`, in one transaction."""

from datetime import datetime

from django.db import transaction

from certification.rotation.domain.moves import Approval, Approver, MoveDecision, MoveStatus
from certification.rotation.models import PostingProposal
from certification.rotation.plans import MovePlan, Wish, plan_move
from ledger import audit
from people import operations as people
from people.models import Posting, User


class MoveBlocked(Exception):
    """Nothing was written; `decision` carries the reasons, None where base posts overlap."""

    def __init__(self, decision: MoveDecision | None) -> None:
        super().__init__(decision.reasons if decision else "base posts overlap")
        self.decision = decision


@transaction.atomic
def sign_posting(wish: Wish, *, approval: Approval, by: User | None, at: datetime) -> Posting:
    """Write the posting under this signature, ending the base post it replaces; raises MoveBlocked.

    The plan is made anew inside the transaction, with the clerk's row held: two heads can't post one clerk twice.
    """
    people.hold_postings_of(wish.clerk)
    plan = plan_move(wish)
    decision = plan.decide(approval)
    if not plan.possible:
        raise MoveBlocked(None)
    if decision.status is MoveStatus.BLOCKED:
        raise MoveBlocked(decision)
    if plan.ends is not None:
        people.end_posting(plan.ends, ends_on=wish.starts_on, by=by, at=at, reason=wish.reason)
    return people.post_clerk(
        wish.clerk,
        window=wish.window,
        kind=wish.kind,
        starts_on=wish.starts_on,
        ends_on=wish.ends_on,
        reason=wish.reason,
        host=wish.host,
        document_number=approval.document_number.strip(),
        by=by,
        at=at,
    )


@transaction.atomic
def propose_posting(wish: Wish, *, by: User, at: datetime) -> PostingProposal:
    """Ask the leader in charge; the posting is written when they sign. Raises MoveBlocked where posts overlap."""
    plan: MovePlan = plan_move(wish)
    if not plan.possible:
        raise MoveBlocked(None)
    proposal = PostingProposal.objects.create(
        clerk=wish.clerk,
        window=wish.window,
        kind=wish.kind,
        starts_on=wish.starts_on,
        ends_on=wish.ends_on,
        reason=wish.reason,
        host=wish.host,
        proposed_by=by,
        proposed_at=at,
    )
    audit.record("posting.proposed", proposal, by=by, at=at, clerk=wish.clerk.pk, kind=wish.kind)
    return proposal


def wish_of(proposal: PostingProposal) -> Wish:
    """What the proposal asks for."""
    return Wish(
        clerk=proposal.clerk,
        kind=proposal.kind,
        starts_on=proposal.starts_on,
        window=proposal.window,
        ends_on=proposal.ends_on,
        reason=proposal.reason,
        host=proposal.host,
    )


@transaction.atomic
def approve_proposal(proposal: PostingProposal, *, document_number: str, by: User, at: datetime) -> PostingProposal:
    """The leader signs under a document number and the posting is written; raises MoveBlocked.

    A proposal already decided is returned as it stands.
    """
    held = PostingProposal.objects.select_for_update().get(pk=proposal.pk)
    if held.state != PostingProposal.State.PROPOSED:
        return held
    approval = Approval(Approver.LEADER, document_number)
    held.posting = sign_posting(wish_of(held), approval=approval, by=by, at=at)
    return _decide(held, PostingProposal.State.APPROVED, answer=document_number.strip(), by=by, at=at)


@transaction.atomic
def decline_proposal(proposal: PostingProposal, *, answer: str, by: User, at: datetime) -> PostingProposal:
    """The leader says no, with the reason; a proposal already decided is returned as it stands."""
    held = PostingProposal.objects.select_for_update().get(pk=proposal.pk)
    if held.state != PostingProposal.State.PROPOSED:
        return held
    return _decide(held, PostingProposal.State.DECLINED, answer=answer, by=by, at=at)


def _decide(proposal: PostingProposal, state: str, *, answer: str, by: User, at: datetime) -> PostingProposal:
    proposal.state, proposal.answer, proposal.decided_by, proposal.decided_at = state, answer, by, at
    proposal.save(update_fields=["state", "answer", "decided_by", "decided_at", "posting"])
    audit.record(f"posting.{state}", proposal, by=by, at=at, answer=answer)
    return proposal
