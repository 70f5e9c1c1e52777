"""Decisions about answers that wait: regradings for a second person, and answers of an exam that came late."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Count, Min
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.actor import Actor, Role
from people.awaiting import Waiting
from quizzes.exams.models import LateAnswer
from quizzes.queries.regrade_pages import regradings_in_reach


def decisions_to_take(actor: Actor, *, on: date) -> Iterator[Waiting]:
    """At most two queries for whoever answers for questions, one for a head. Nobody decides their own proposal."""
    if actor.has(Role.EDITOR, Role.REVIEWER):
        for row in regradings_in_reach(actor, decided=False):
            if row.by_id != actor.user.pk:
                about = str(row.matter_version.matter.name if row.matter_version else row.template)
                link, since = reverse("regrading", args=[row.pk]), timezone.localdate(row.recorded_at)
                yield Waiting(_("Regrading: the second person's decision"), about, link, since)
    if actor.heads:
        rows = LateAnswer.objects.filter(draw__attempt__paper__centre__in=actor.heads, decision=None)
        papers = rows.values_list("draw__attempt__paper", "draw__attempt__paper__title")
        for pk, title, _late, since in papers.annotate(Count("pk"), Min("recorded_at")).order_by():
            link = reverse("exam_live", args=[pk])
            yield Waiting(_("Exam: answers that came late"), title, link, timezone.localdate(since))
