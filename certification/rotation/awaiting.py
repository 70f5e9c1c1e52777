"""Postings that wait for the leader in charge."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from certification.rotation.models import PostingProposal
from people.actor import Actor
from people.awaiting import Waiting
from people.models import RoleGrant

Act = PostingProposal.Act
WHAT = {
    Act.START: _("Posting: your approval"),
    Act.END: _("End of a posting: your approval"),
    Act.ANNUL: _("A posting taken back: your approval"),
}


def proposals_to_sign(actor: Actor, *, on: date) -> Iterator[Waiting]:
    """One query for a leader."""
    if not actor.leads_units:
        return
    led = RoleGrant.objects.in_force(on).filter(
        user=OuterRef("clerk"), role=RoleGrant.Role.CLERK, centre__unit__in=actor.leads_units
    )
    rows = PostingProposal.objects.filter(Exists(led), state=PostingProposal.State.PROPOSED)
    for one in rows.select_related("clerk", "window"):
        about = f"{one.clerk} · {one.get_kind_display()} · {one.window or one.reason}"
        what = WHAT[one.act]
        link, since = reverse("posting_proposal", args=[one.pk]), timezone.localdate(one.proposed_at)
        due_on = {Act.START: one.starts_on, Act.END: one.ends_on}.get(one.act)
        yield Waiting(what, about, link, since, due_on)
