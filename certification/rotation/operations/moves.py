"""Writes about postings: decided by the rules of moves, written by `people.operations`, in one transaction."""

from datetime import datetime

from django.db import transaction

from certification.rotation import cover
from certification.rotation.domain.moves import Approval, MoveDecision, MoveReason, MoveStatus
from certification.rotation.models import HandOver, PostingProposal
from certification.rotation.plans import Wish, plan_move
from people import operations as people
from people.models import Posting, User, Window


class MoveBlocked(Exception):
    """Nothing was written; `decision` carries the reasons, None where base posts overlap."""

    def __init__(self, decision: MoveDecision | None) -> None:
        super().__init__(decision.reasons if decision else "base posts overlap")
        self.decision = decision


class CorrectedAlready(Exception):
    """Nothing was written: another posting stands for the one taken back."""


@transaction.atomic
def sign_posting(wish: Wish, *, approval: Approval, by: User | None, at: datetime) -> Posting:
    """Write the posting under this signature, ending the base post it replaces; raises MoveBlocked, and
    CorrectedAlready where what it corrects was written anew before.

    The plan is made anew inside the transaction, with the clerk's row held: two heads can't post one clerk twice.
    """
    people.hold_postings_of(wish.clerk)
    if wish.corrects and Posting.ever.filter(corrects=wish.corrects).exists():
        raise CorrectedAlready
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
        corrects=wish.corrects,
        by=by,
        at=at,
    )
    keep_hand_over(plan.leaves, plan.thin, posting=posting, by=by, at=at)
    return posting


def _is_exception(decision: MoveDecision) -> bool:
    return bool({MoveReason.EARLY_MOVE, MoveReason.SECONDMENT} & set(decision.reasons))


def keep_hand_over(
    window: Window | None,
    thin: tuple[cover.ThinMatter, ...] | None,
    *,
    by: User | None,
    at: datetime,
    posting: Posting | None = None,
    proposal: PostingProposal | None = None,
) -> None:
    """What the hand-over check said when it was decided; where no window is left there is none."""
    if window is not None:
        HandOver.objects.create(
            posting=posting,
            proposal=proposal,
            window=window,
            thin=cover.as_kept(thin),
            by=by,
            effective_at=at,
            recorded_at=at,
        )
