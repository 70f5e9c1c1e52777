"""Facts of a new list that wait for a reviewer's word."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from courses.permissions import answers_for_matter, catalogues_reviewed
from courses.queries.reviews import matters_in_review, reviews_waiting
from people.actor import Actor
from people.awaiting import Waiting


def facts_to_confirm(actor: Actor, *, on: date) -> Iterator[Waiting]:
    """A line for each edition; one query where nothing is in review, six otherwise."""
    if not actor.reviews:
        return
    waiting = {found.edition.pk: found for found in reviews_waiting(catalogues_reviewed(actor))}
    if not waiting:
        return
    counts = dict.fromkeys(waiting, 0)
    for one in matters_in_review([found.edition for found in waiting.values()]):
        catalogue = waiting[one.edition].catalogue
        mine = answers_for_matter(actor, catalogue, named=one.department, category=one.category)
        counts[one.edition] += mine and not one.settled
    for edition, count in counts.items():
        if count:
            found = waiting[edition]
            matters = ngettext("%(count)d matter", "%(count)d matters", count) % {"count": count}
            about = f"{found.catalogue} · {matters}"
            yield Waiting(_("Facts to confirm"), about, reverse("review_list"), due_on=found.effective_on)
