"""How a change counts, in the admin: what the rule said, what a person says instead, and whom it touches."""

from collections import Counter
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from courses import operations
from courses.consequences import Touched, clerks_touched
from courses.domain.differences import facet_difference
from courses.domain.facets import ChangeKind, Facet
from courses.forms import DecideForm
from courses.models import FacetChange
from courses.permissions import to_decide_change
from courses.sentences import DECISION_REFUSALS
from people.actor import Actor
from people.permissions import sees_centre

OTHER = {ChangeKind.MATERIAL: ChangeKind.EDITORIAL, ChangeKind.EDITORIAL: ChangeKind.MATERIAL}


def facet_change_decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Overrule a change from material to editorial or back, with a reason; an older row leads to the newest."""
    actor, change = to_decide_change(request, pk)
    said = list(_said(change))
    if said[-1].pk != change.pk:
        return redirect("facet_change_decide", said[-1].pk)
    kind = OTHER[ChangeKind(change.kind)]
    form = DecideForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            operations.decide_change(
                change, kind=kind, reason=form.cleaned_data["reason"], by=actor.user, at=timezone.now()
            )
            messages.success(request, _("Decided. The reason is written in the matter's history."))
            return redirect("matter_history", change.matter_id)
        except operations.DecisionRefused as refused:
            form.add_error(None, str(DECISION_REFUSALS[refused.code]))
    facet = Facet(change.facet)
    context: dict[str, Any] = {
        "change": change,
        "said": said,
        "form": form,
        "becomes_material": kind is ChangeKind.MATERIAL,
        "difference": facet_difference(facet, change.from_version.facts, change.to_version.facts),
        "touched": _touched(actor, change, facet, stale=kind is ChangeKind.EDITORIAL),
    }
    return render(request, "courses/admin/decide.html", _frame(change) | context, status=422 if form.errors else 200)


def _said(change: FacetChange) -> Any:
    rows = FacetChange.objects.filter(to_version=change.to_version_id, facet=change.facet)
    return rows.select_related("decided_by").order_by("pk")


def _touched(actor: Actor, change: FacetChange, facet: Facet, *, stale: bool) -> dict[str, Any] | None:
    """How many clerks of which centre hold the facet today (`stale`: would hold it but for a change); by name only
    where the actor sees the centre's people. None where nobody can tell."""
    found = clerks_touched({change.matter_id: [facet]}, on=timezone.localdate(), stale=stale)
    if found is None:
        return None
    counts = Counter(one.centre for one in found)
    return {
        "clerks": len(found),
        "centres": [(centre, count, _names(actor, found, centre.pk)) for centre, count in counts.items()],
    }


def _names(actor: Actor, found: tuple[Touched, ...], centre: int) -> list[str]:
    return [str(one.clerk) for one in found if one.centre.pk == centre and sees_centre(actor, one.centre)]


def _frame(change: FacetChange) -> dict[str, Any]:
    title = _("How a change counts")
    trail = [{"url": reverse("matter_history", args=[change.matter_id]), "label": change.matter.name}]
    trail.append({"url": "", "label": title})
    return {"header_title": title, "page_title": title, "header_icon": "resubmit", "breadcrumbs_items": trail}
