"""What clerks entered into their files and nobody answered yet."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from certification.staff_file.models import StaffFileEntry
from certification.staff_file.queries.files import by_person
from people.actor import Actor, Role
from people.awaiting import Waiting
from people.models import RoleGrant

ENTRY_WAITS = _("Staff file: an entry to confirm")


def entries_to_confirm(actor: Actor, *, on: date) -> Iterator[Waiting]:
    """One query for a head or a leader: a head answers for clerks, the leader in charge for heads."""
    if not (actor.heads or actor.leads_units):
        return
    grants = RoleGrant.objects.in_force(on)
    heads = grants.filter(role=Role.HEAD)
    clerks = grants.filter(role=Role.CLERK, centre__in=actor.heads).exclude(user__in=heads.values("user"))
    mine = Q(clerk__in=clerks.values("user")) | Q(
        clerk__in=heads.filter(centre__unit__in=actor.leads_units).values("user")
    )
    unanswered = StaffFileEntry.objects.filter(word=None, replaced_by=None)
    rows = StaffFileEntry.objects.filter(mine, clerk__in=unanswered.values("clerk")).exclude(clerk=actor.user)
    for found in by_person(rows, on=on):
        for row in found.waiting:
            yield Waiting(
                ENTRY_WAITS,
                f"{row.clerk} · {row.get_kind_display()}",
                reverse("staff_file", args=[row.clerk_id]),
                since=timezone.localdate(row.recorded_at),
                whom=row.clerk_id,
            )
