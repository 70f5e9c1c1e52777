"""One cell, opened to what it is made of."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from certification.awards.forms import ActForm
from certification.awards.reasons import SENTENCES, STATUSES
from certification.matrix import queries
from certification.matrix.reasons import FACET_STATES
from courses.domain.facets import Facet
from courses.models import Matter
from courses.models.matter import FACET_LABELS
from people import permissions
from people.models import User


def matrix_cell(request: HttpRequest, clerk: int, matter: int) -> HttpResponse:
    """The evidence behind one clerk in one matter: for the clerk, and whoever may read the record."""
    person = get_object_or_404(User, pk=clerk)
    actor = permissions.to_read_record(request, person)
    found = queries.dossier(person, get_object_or_404(Matter, pk=matter), on=timezone.localdate())
    context = {
        "found": found,
        "status": STATUSES[found.decision.status],
        "why": [SENTENCES[reason] for reason in found.decision.reasons],
        "strip": [
            {"facet": FACET_LABELS[mark.facet], "state": FACET_STATES[mark.state], "due_on": mark.due_on}
            for mark in found.cell.strip
        ],
        "evidence": [
            (row, FACET_LABELS[Facet(row.facet)], row.snapshot.content.get("stem", "")) for row in found.evidence
        ],
        "may_act": found.centre is not None and permissions.manages_centre(actor, found.centre),
        "act_form": ActForm(),
    }
    return render(request, "certification/matrix/cell.html", context)
