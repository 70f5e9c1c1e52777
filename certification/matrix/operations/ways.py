"""What a look ahead is turned into besides checks: a shadowing, practice that is recommended, and taken back."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from certification.matrix import queries
from certification.matrix.models import PracticeHint
from certification.matrix.queries.ahead import ahead_of
from certification.matrix.queries.ways import HINTED, Ways, ways
from certification.shadowing.models import Shadowing
from certification.shadowing.operations import plan_shadowing
from courses.models import Matter
from ledger import audit
from people.models import Centre, User


class WayOutdated(Exception):
    """Nothing was written: what would be arranged is not what was looked at."""


@transaction.atomic
def arrange_beside(
    centre: Centre, matter: str, agreed: list[Any], *, reason: str, on: date, by: User, at: datetime
) -> Shadowing:
    """Plan exactly the shadowing that was shown, as the room of shadowing plans it."""
    found = _now(centre, matter, on).beside
    if found is None or found.kept != agreed:
        raise WayOutdated
    people = User.objects.in_bulk([int(found.learner), int(found.host)])
    seen = Matter.objects.in_bulk([int(key) for key in found.matters])
    return plan_shadowing(
        centre,
        people[int(found.learner)],
        [seen[int(key)] for key in found.matters],
        host=people[int(found.host)],
        starts_on=found.starts_on,
        ends_on=found.ends_on,
        reason=reason,
        by=by,
        at=at,
    )


@transaction.atomic
def recommend_practice(
    centre: Centre, matter: str, agreed: list[str], *, on: date, by: User, at: datetime
) -> list[PracticeHint]:
    """Let the matter come first in the practice of exactly those who were shown, for four weeks."""
    if list(_now(centre, matter, on).practise) != agreed:
        raise WayOutdated
    rows = []
    for clerk in agreed:
        row = PracticeHint.objects.create(
            centre=centre, clerk_id=int(clerk), matter_id=int(matter), until=on + HINTED, asked_by=by, asked_at=at
        )
        audit.record("practice.recommended", row, by=by, at=at, clerk=row.clerk_id, matter=row.matter_id)
        rows.append(row)
    return rows


@transaction.atomic
def take_back_hint(row: PracticeHint, *, by: User, at: datetime) -> PracticeHint:
    """It comes first no longer; taken back twice changes nothing."""
    row = PracticeHint.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if row.taken_back_at is None:
        row.taken_back_at = at
        row.save(update_fields=["taken_back_at"])
        audit.record("practice.taken_back", row, by=by, at=at, clerk=row.clerk_id, matter=row.matter_id)
    return row


def _now(centre: Centre, matter: str, on: date) -> Ways:
    """With the centre's row held: two clicks at once are one after the other."""
    Centre.objects.select_for_update(no_key=True).get(pk=centre.pk)
    return ways(ahead_of(queries.board(centre, on=on)), matter)
