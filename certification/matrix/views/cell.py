"""One cell, opened to what it is made of, and what the head may do to it."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from certification.awards import operations
from certification.awards.forms import ActForm
from certification.awards.reasons import ACT_REFUSED, SENTENCES, STATUSES
from certification.matrix import queries
from certification.matrix.queries import Dossier
from certification.matrix.reasons import FACET_STATES
from courses.domain.facets import Facet
from courses.models import Matter
from courses.models.matter import FACET_LABELS
from people import permissions
from people.actor import Actor
from people.models import User
from people.queries import centre_of
from quizzes.queries import facet_strip


def matrix_cell(request: HttpRequest, clerk: int, matter: int) -> HttpResponse:
    """The evidence behind one clerk in one matter: for the clerk, and whoever may read the record."""
    person = get_object_or_404(User, pk=clerk)
    actor = permissions.to_read_record(request, person)
    found = _dossier(person, matter, on=timezone.localdate())
    return _page(request, actor, found, ActForm(found.decision))


def award_act(request: HttpRequest, clerk: int, matter: int) -> HttpResponse:
    """The head suspends, reinstates or revokes one certification, with a reason."""
    person, on = get_object_or_404(User, pk=clerk), timezone.localdate()
    centre = centre_of(person, on=on)
    if centre is None:
        permissions.signed_in(request)
        raise PermissionDenied
    actor = permissions.to_manage_centre(request, centre)
    if request.method != "POST":
        return redirect("matrix_cell", clerk=clerk, matter=matter)
    found = _dossier(person, matter, on=on)
    form = ActForm(found.decision, request.POST)
    if form.is_valid():
        try:
            operations.act_on_award(person, found.matter, by=actor.user, at=timezone.now(), **form.cleaned_data)
            messages.success(request, _("Written, with your name and reason."))
            return redirect("matrix_cell", clerk=clerk, matter=matter)
        except operations.ActRefused:
            form.add_error(None, ACT_REFUSED)
    return _page(request, actor, found, form)


def _dossier(person: User, matter: int, *, on: date) -> Dossier:
    return queries.dossier(person, get_object_or_404(Matter, pk=matter), on=on)


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


def _page(request: HttpRequest, actor: Actor, found: Dossier, form: ActForm) -> HttpResponse:
    own = actor.user.pk == found.clerk.pk and actor.clerk_of is not None
    context = {
        "found": found,
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
        "may_act": found.centre is not None and permissions.manages_centre(actor, found.centre),
        "act_form": form,
    }
    return render(request, "certification/matrix/cell.html", context, status=422 if form.errors else 200)
