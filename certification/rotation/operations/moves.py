"""Writes about postings: decided by the rules of moves, written by `people.operations`, in one transaction."""

from datetime import datetime

from django.db import transaction

from certification.rotation import cover
from certification.rotation.domain.moves import Approval, Approver, MoveDecision, MoveReason, MoveStatus
from certification.rotation.models import HandOver, PostingProposal
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
    posting = people.post_clerk(
        wish.clerk,
        window=wish.window,
        kind=wish.kind,
        starts_on=wish.starts_on,
        ends_on=wish.ends_on,
        reason=wish.reason,
        host=wish.host,
        document_number=approval.document_number.strip(),
        ground=wish.ground if _is_exception(decision) else "",
        by=by,
        at=at,
    )
    _keep_hand_over(plan, posting=posting, by=by, at=at)
    return posting


@transaction.atomic
def propose_posting(wish: Wish, *, by: User, at: datetime) -> PostingProposal:
    """Ask the leader in charge; the posting is written when they sign. Raises MoveBlocked where posts overlap, or
    where an exception has no named ground."""
    plan: MovePlan = plan_move(wish)
    if not plan.possible:
        raise MoveBlocked(None)
    if plan.lacks_ground:
        raise MoveBlocked(plan.decide(Approval()))
    proposal = PostingProposal.objects.create(
        clerk=wish.clerk,
        window=wish.window,
        kind=wish.kind,
        starts_on=wish.starts_on,
        ends_on=wish.ends_on,
        reason=wish.reason,
        host=wish.host,
        ground=wish.ground,
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
        ground=proposal.ground,
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
    _keep_hand_over(plan_move(wish_of(held)), proposal=held, by=by, at=at)
    return _decide(held, PostingProposal.State.DECLINED, answer=answer, by=by, at=at)


def _is_exception(decision: MoveDecision) -> bool:
    return bool({MoveReason.EARLY_MOVE, MoveReason.SECONDMENT} & set(decision.reasons))


def _keep_hand_over(
    plan: MovePlan,
    *,
    by: User | None,
    at: datetime,
    posting: Posting | None = None,
    proposal: PostingProposal | None = None,
) -> None:
    """What the hand-over check said when it was decided; a posting that leaves no window has none."""
    if plan.leaves is not None:
        HandOver.objects.create(
            posting=posting,
            proposal=proposal,
            window=plan.leaves,
            thin=cover.as_kept(plan.thin),
            by=by,
            effective_at=at,
            recorded_at=at,
        )


def _decide(proposal: PostingProposal, state: str, *, answer: str, by: User, at: datetime) -> PostingProposal:
    proposal.state, proposal.answer, proposal.decided_by, proposal.decided_at = state, answer, by, at
    proposal.save(update_fields=["state", "answer", "decided_by", "decided_at", "posting"])
    audit.record(f"posting.{state}", proposal, by=by, at=at, answer=answer)
    return proposal
