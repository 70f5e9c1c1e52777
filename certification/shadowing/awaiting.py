"""What of shadowing waits for a word: the host's, the learner's part, and forms signed outside."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from certification.shadowing.models import Shadowing
from certification.shadowing.queries import SETTLED, shadowings_told, waits_for_host, waits_for_learner, waits_for_paper
from people.actor import Actor
from people.awaiting import Waiting


def shadowings_to_sign(actor: Actor, *, on: date) -> Iterator[Waiting]:
    """Six queries, and one where the actor has to do with none. Whoever learns doesn't enter the host's word on it."""
    own = Q(learner=actor.user) | Q(host=actor.user)
    if actor.heads:
        own |= Q(centre__in=actor.heads, host=None)
    told = shadowings_told(Shadowing.objects.filter(own, called_off_at=None), on=on)
    rows = [row for row in told if row.closing.status not in SETTLED]
    papers = [row for row in waits_for_paper(rows) if row.shadowing.centre_id in actor.heads]
    for what, found in (
        (_("Shadowing: your word as the host"), waits_for_host(rows, actor.user)),
        (_("Shadowing: what you saw, and its check"), waits_for_learner(rows, actor.user)),
        (_("Shadowing: a form signed outside"), papers),
    ):
        for row in found:
            one = row.shadowing
            if found is papers and one.learner_id == actor.user.pk:
                continue
            yield Waiting(what, f"{one.learner} · {one.centre}", reverse("shadowing", args=[one.pk]), one.starts_on)
