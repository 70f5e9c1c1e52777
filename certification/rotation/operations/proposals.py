"""Proposals: what a head may not sign alone waits for the leader in charge, who signs or declines it."""

from dataclasses import fields
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from certification.rotation.domain.moves import Approval, Approver
from certification.rotation.endings import plan_annulment, plan_end
from certification.rotation.models import PostingProposal
from certification.rotation.operations.endings import EndsBeforeStart, annul_by_hand, end_by_hand
from certification.rotation.operations.moves import MoveBlocked, keep_hand_over, sign_posting
from certification.rotation.plans import MovePlan, Wish, plan_move, wish_of
from ledger import audit
from people import operations as people
from people.models import Posting, User

Act, State = PostingProposal.Act, PostingProposal.State
HANDS_OVER = (Posting.Kind.BASE, Posting.Kind.ROTATION, Posting.Kind.STAND_IN)


class AskedAlready(Exception):
    """The leader is asked about this posting already; nothing was written."""


@transaction.atomic
def propose_posting(wish: Wish, *, by: User, at: datetime) -> PostingProposal:
    """Ask the leader in charge; the posting is written when they sign. Raises MoveBlocked where posts overlap, or
    where an exception has no named ground."""
    plan: MovePlan = plan_move(wish)
    if not plan.possible:
        raise MoveBlocked(None)
    if plan.lacks_ground:
        raise MoveBlocked(plan.decide(Approval()))
    return _propose(wish, Act.START, None, by=by, at=at)


@transaction.atomic
def ask_to_end(posting: Posting, *, ends_on: date, reason: str, by: User, at: datetime) -> PostingProposal:
    """Ask the leader in charge to end a posting from that day on; raises EndsBeforeStart, PostingClosed where it ends
    by then anyway, AskedAlready."""
    held = _held(posting)
    if ends_on <= held.starts_on:
        raise EndsBeforeStart
    if held.ends_on is not None and held.ends_on <= ends_on:
        raise people.PostingClosed
    return _propose(
        wish_of(held, ends_on=ends_on, reason=reason, ground="", corrects=None), Act.END, held, by=by, at=at
    )


@transaction.atomic
def ask_to_annul(posting: Posting, *, reason: str, by: User, at: datetime) -> PostingProposal:
    """Ask the leader in charge to take a posting back; raises PostingClosed where it was, and AskedAlready."""
    held = _held(posting)
    return _propose(wish_of(held, reason=reason, ground="", corrects=None), Act.ANNUL, held, by=by, at=at)


@transaction.atomic
def approve_proposal(proposal: PostingProposal, *, document_number: str, by: User, at: datetime) -> PostingProposal:
    """The leader signs under a document number, and what was asked is done; raises what doing it raises: MoveBlocked,
    or PostingClosed and EndsBeforeStart. A proposal already decided is returned as it stands."""
    held = PostingProposal.objects.select_for_update().get(pk=proposal.pk)
    if held.state != State.PROPOSED:
        return held
    approval = Approval(Approver.LEADER, document_number)
    if held.about is None:
        held.posting = sign_posting(wish_of(held), approval=approval, by=by, at=at)
    else:
        _keep_of_ending(held, held.about, by=by, at=at)
        told = {"reason": held.reason, "approval": approval, "by": by, "at": at}
        if held.act == Act.ANNUL:
            annul_by_hand(held.about, **told)
        else:
            end_by_hand(held.about, ends_on=held.ends_on, **told)
    return _decide(held, State.APPROVED, answer=document_number.strip(), by=by, at=at)


@transaction.atomic
def decline_proposal(proposal: PostingProposal, *, answer: str, by: User, at: datetime) -> PostingProposal:
    """The leader says no, with the reason; a proposal already decided is returned as it stands."""
    held = PostingProposal.objects.select_for_update().get(pk=proposal.pk)
    if held.state != State.PROPOSED:
        return held
    if held.about is None:
        plan = plan_move(wish_of(held))
        keep_hand_over(plan.leaves, plan.thin, proposal=held, by=by, at=at)
    else:
        _keep_of_ending(held, held.about, by=by, at=at)
    return _decide(held, State.DECLINED, answer=answer, by=by, at=at)


def _held(posting: Posting) -> Posting:
    """The posting as it stands, with the clerk's row held: nobody asks twice."""
    people.hold_postings_of(posting.clerk)
    posting.refresh_from_db(fields=["ends_on", "annulled_at"])
    if posting.annulled_at is not None:
        raise people.PostingClosed
    if PostingProposal.objects.filter(about=posting, state=State.PROPOSED).exists():
        raise AskedAlready
    return posting


def _propose(wish: Wish, act: str, about: Posting | None, *, by: User, at: datetime) -> PostingProposal:
    wished = {field.name: getattr(wish, field.name) for field in fields(Wish)}
    proposal = PostingProposal.objects.create(**wished, act=act, about=about, proposed_by=by, proposed_at=at)
    audit.record("posting.proposed", proposal, by=by, at=at, clerk=wish.clerk.pk, kind=wish.kind, act=act)
    return proposal


def _keep_of_ending(proposal: PostingProposal, about: Posting, *, by: User, at: datetime) -> None:
    """What the hand-over check of an ending said when it was decided; whoever shadows hands nothing over."""
    if proposal.act == Act.ANNUL:
        plan = plan_annulment(about, on=timezone.localdate(at))
    else:
        plan = plan_end(about, ends_on=proposal.ends_on)
    window = about.window if about.kind in HANDS_OVER else None
    keep_hand_over(window, plan.thin, proposal=proposal, by=by, at=at)


def _decide(proposal: PostingProposal, state: str, *, answer: str, by: User, at: datetime) -> PostingProposal:
    proposal.state, proposal.answer, proposal.decided_by, proposal.decided_at = state, answer, by, at
    proposal.save(update_fields=["state", "answer", "decided_by", "decided_at", "posting"])
    audit.record(f"posting.{state}", proposal, by=by, at=at, answer=answer)
    return proposal
