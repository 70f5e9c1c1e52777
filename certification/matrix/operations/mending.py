"""Checks arranged so that a matter stays covered, and taken back."""

from datetime import date, datetime

from django.db import transaction

from certification.matrix import queries
from certification.matrix.models import ArrangedCheck
from certification.matrix.queries.ahead import ahead_of
from certification.matrix.queries.mending import Kept, MendingPlan, mending_plan
from ledger import audit
from people.models import Centre, User


class MendingOutdated(Exception):
    """Nothing was arranged: what would be arranged is not what was looked at. `plan` is the one of now."""

    def __init__(self, plan: MendingPlan) -> None:
        super().__init__(len(plan.bookings))
        self.plan = plan


@transaction.atomic
def arrange_checks(
    centre: Centre, agreed: Kept, *, matter: str, on: date, by: User, at: datetime
) -> list[ArrangedCheck]:
    """Write exactly what was shown, with the centre's row held; raises MendingOutdated where the plan is another now.

    The checks are then due for their clerks like any other: on their home page, in their week, in what reminds them.
    """
    Centre.objects.select_for_update(no_key=True).get(pk=centre.pk)
    plan = mending_plan(ahead_of(queries.board(centre, on=on)), matter=matter)
    if plan.kept != agreed:
        raise MendingOutdated(plan)
    rows = []
    for one in plan.bookings:
        row = ArrangedCheck.objects.create(
            centre=centre,
            clerk_id=int(one.mend.clerk),
            matter_id=int(one.mend.matter),
            from_on=one.mend.from_on,
            due_on=one.due_on,
            bare_on=one.bare_on,
            held_until=one.mend.until,
            arranged_by=by,
            arranged_at=at,
        )
        audit.record(
            "check.arranged", row, by=by, at=at, clerk=row.clerk_id, matter=row.matter_id, due_on=str(row.due_on)
        )
        rows.append(row)
    return rows


@transaction.atomic
def take_back_check(row: ArrangedCheck, *, by: User, at: datetime) -> ArrangedCheck:
    """It is due for nobody any more; taken back twice changes nothing."""
    row = ArrangedCheck.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if row.taken_back_at is None:
        row.taken_back_at = at
        row.save(update_fields=["taken_back_at"])
        audit.record("check.taken_back", row, by=by, at=at, clerk=row.clerk_id, matter=row.matter_id)
    return row
