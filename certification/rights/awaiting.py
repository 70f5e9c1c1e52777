"""Disputes of records that wait for an answer."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from certification.rights.queries import answers, disputes_in_sight, told
from people.actor import Actor
from people.awaiting import Waiting


def disputes_to_answer(actor: Actor, *, on: date) -> Iterator[Waiting]:
    """One query for a head or a leader."""
    if not (actor.heads or actor.leads_units):
        return
    for one in told(disputes_in_sight(actor).filter(answer=None), on=on):
        if answers(actor, one.dispute):
            about, since = f"{one.dispute.clerk} · {one.part}", timezone.localdate(one.dispute.effective_at)
            link = reverse("record_dispute", args=[one.dispute.pk])
            yield Waiting(_("Dispute of a record: your answer"), about, link, since, one.clock.answer_by)
