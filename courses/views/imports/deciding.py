"""What a person says to a plan: how a change counts, which matter is a known one, and "read it again"."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from courses import operations, tasks
from courses.domain.facets import ChangeKind, Facet
from courses.domain.reading import Scope
from courses.forms import DecideForm
from courses.permissions import to_see_import
from courses.sentences import DECISION_REFUSALS
from courses.views.imports.frame import refused
from courses.views.imports.plan import plan_page


@require_POST
def catalogue_import_decide(request: HttpRequest, pk: int, line: int) -> HttpResponse:
    """Count a planned change as facts or as wording, with a reason."""
    actor, found = to_see_import(request, pk)
    planned = get_object_or_404(found.lines, pk=line)
    facet, asked = request.POST.get("facet", ""), QueryDict(request.POST.get("back", ""))
    if facet not in [change["facet"] for change in planned.changes]:
        return redirect("catalogue_import_plan", pk)
    kind = ChangeKind.EDITORIAL if planned.kind_of(facet) == ChangeKind.MATERIAL else ChangeKind.MATERIAL
    form = DecideForm(request.POST)
    if request.POST.get("kind") != kind:
        form.add_error(None, str(DECISION_REFUSALS["counts_so_already"]))
    if form.is_valid():
        try:
            reason = form.cleaned_data["reason"]
            operations.decide_planned(planned, Facet(facet), kind=kind, reason=reason, by=actor.user, at=timezone.now())
            messages.success(request, _("Decided. The reason goes into the matter's history when the plan is applied."))
            return redirect(f"{reverse('catalogue_import_plan', args=[pk])}?{asked.urlencode()}#line-{line}")
        except operations.DecisionRefused as refusal:
            form.add_error(None, str(DECISION_REFUSALS[refusal.code]))
    return plan_page(request, actor, found, asked, wrong={(planned.pk, facet): form})


@require_POST
def catalogue_import_renames(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which new matters are known ones under another code or name; the plan is made anew."""
    actor, found = to_see_import(request, pk)
    answers = {}
    for question in found.questions:
        said = request.POST.get(f"rename_{question['new_code']}", "")
        if said in ("same", "other"):
            answers[question["new_code"]] = question["old_code"] if said == "same" else ""
    return _read_again(request, pk, lambda: operations.answer_renames(found, answers, by=actor.user, at=timezone.now()))


@require_POST
def catalogue_import_read_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Read the stored file once more against the catalogue as it stands, as the full list or as a part of it."""
    actor, found = to_see_import(request, pk)
    scope = request.POST.get("scope", "")
    said = {"scope": scope} if scope in list(Scope) and found.file else {}
    return _read_again(request, pk, lambda: operations.read_again(found, by=actor.user, at=timezone.now(), **said))


def _read_again(request: HttpRequest, pk: int, deed: object) -> HttpResponse:
    try:
        tasks.start_reading(deed(), by=request.actor.user)
    except operations.ReadingRefused as refusal:
        refused(request, refusal)
    return redirect("catalogue_import_plan", pk)
