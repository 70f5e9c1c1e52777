"""Naming a stand-in (B岗): planned for somebody to look at, then written as planned."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from certification.domain.spans import Span
from certification.rotation.domain.moves import Approval, Approver
from certification.rotation.domain.stand_ins import Matters, Naming, NamingPlan, Refused, plan_naming
from certification.rotation.models import StandInMatter
from certification.rotation.operations.moves import sign_posting
from certification.rotation.plans import Wish
from certification.rotation.queries.stand_ins import posts_at
from ledger import audit
from people import operations as people
from people.models import Posting, User, Window


class NamingRefused(Exception):
    """Nothing was written; `refused` says why."""

    def __init__(self, refused: Refused) -> None:
        super().__init__(refused)
        self.refused = refused


@dataclass(frozen=True, slots=True)
class StandInWish:
    """Somebody who is to stand in at a window on [starts_on, ends_on): for these matters, or for all of it (None)."""

    clerk: User
    window: Window
    starts_on: date
    ends_on: date
    matters: Matters | None = None
    reason: str = ""


def plan_stand_in(wish: StandInWish) -> NamingPlan:
    """What naming would write. Writes nothing."""
    own, standing = posts_at(wish.clerk, wish.window)
    return plan_naming(Naming(Span(wish.starts_on, wish.ends_on), wish.matters), own_posts=own, standing=standing)


@transaction.atomic
def name_stand_in(wish: StandInWish, *, by: User, at: datetime) -> Posting:
    """Write the posting and its matters under the head's signature; raises NamingRefused.

    Planned anew with the clerk's row held: what somebody else named meanwhile is not named twice.
    """
    people.hold_postings_of(wish.clerk)
    plan = plan_stand_in(wish)
    if plan.refused is not None:
        raise NamingRefused(plan.refused)
    posting = sign_posting(
        Wish(wish.clerk, Posting.Kind.STAND_IN, wish.starts_on, wish.window, wish.ends_on, wish.reason),
        approval=Approval(Approver.HEAD),
        by=by,
        at=at,
    )
    matters = sorted(plan.matters or ())
    StandInMatter.objects.bulk_create(StandInMatter(posting=posting, matter_id=matter) for matter in matters)
    audit.record("stand_in.named", posting, by=by, at=at, clerk=wish.clerk.pk, window=wish.window.pk, matters=matters)
    return posting
