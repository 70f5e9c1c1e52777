"""One cell, opened to what it is made of."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from certification.awards.operations.acts import grantable, possible_acts
from certification.awards.permissions import may_act
from certification.awards.reasons import SENTENCES, STATUSES
from certification.matrix import queries
from certification.matrix.queries import Dossier
from certification.matrix.reasons import FACET_STATES
from courses.domain.facets import Facet
from courses.models import Matter
from courses.models.matter import FACET_LABELS
from people import permissions
from people.actor import Actor
from people.models import User
from quizzes.queries import facet_strip


def matrix_cell(request: HttpRequest, clerk: int, matter: int) -> HttpResponse:
    """The evidence behind one clerk in one matter: for the clerk, and whoever may read the record."""
    person = get_object_or_404(User, pk=clerk)
    actor = permissions.to_read_record(request, person)
    today = timezone.localdate()
    on = _day(request.GET.get("on", ""), today)
    known_on = today if request.GET.get("corrected") else on
    found = queries.dossier(person, get_object_or_404(Matter, pk=matter), on=on, known_on=known_on)
    return _page(request, actor, found, past=on < today, corrected=known_on > on)


def _day(written: str, today: date) -> date:
    """The day a past matrix leads here with; today where there is none, or it is to come."""
    try:
        return min(date.fromisoformat(written), today)
    except ValueError:
        return today


def _mastery(found: Dossier) -> list[dict[str, Any]]:
    """How the clerk knows each facet, since when, and what is known from which other matters: their own business."""
    strip = facet_strip(found.clerk, found.matter, on=timezone.localdate())
    matters = Matter.objects.in_bulk({key for one in strip if one.inference for key in one.inference.sources})
    return [
        {
            "facet": FACET_LABELS[one.facet],
            "how": one.how,
            "since": one.state.last_at,
            "due_on": one.state.due_on,
            "inference": one.inference,
            "sources": [matters[key] for key in one.inference.sources] if one.inference else [],
        }
        for one in strip
    ]


def _page(request: HttpRequest, actor: Actor, found: Dossier, *, past: bool, corrected: bool) -> HttpResponse:
    own = not past and actor.user.pk == found.clerk.pk and actor.clerk_of is not None
    acts = not past and may_act(actor, found.clerk, found.centre)
    context = {
        "found": found,
        "past": past,
        "corrected": corrected,
        "status": STATUSES[found.decision.status],
        "why": [SENTENCES[reason] for reason in found.decision.reasons],
        "strip": [
            {
                "facet": FACET_LABELS[mark.facet],
                "state": FACET_STATES[mark.state],
                "due_on": mark.due_on,
                "since": mark.since,
            }
            for mark in found.cell.strip
        ],
        "evidence": [
            (row, FACET_LABELS[Facet(row.facet)], row.snapshot.content.get("stem", "")) for row in found.evidence
        ],
        "own": own,
        "mastery": _mastery(found) if own else [],
        "may_act": acts and bool(possible_acts(found.decision)),
        "may_grant": acts and grantable(found.decision),
    }
    return render(request, "certification/matrix/cell.html", context)
