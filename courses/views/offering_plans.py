"""Many matters of a centre at once: a list is read or categories are taken over, the plan is shown, then applied.

The plan is not stored: the page carries the wishes, signed, and applying plans them again.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from courses import operations
from courses.domain.offerings.agreed import from_json, to_json
from courses.domain.offerings.plan import Action, OfferingLine, OfferingPlan
from courses.domain.offerings.terms import Wish
from courses.domain.problems import Refusal
from courses.forms import CentreListForm, TakeOverForm
from courses.permissions import to_edit_centre
from courses.queries.offerings import not_handled
from courses.sentences import place, sentence
from courses.views.offerings import shown
from people.agreed import NotAgreed, agreed, signed
from people.models import Centre
from people.queries import clerks_of

SALT = "courses.offerings"
SHOWN = 200
"""So many lines of a kind are shown; the rest is counted."""


def offering_upload(request: HttpRequest, code: str) -> HttpResponse:
    """Upload the centre's list; it is read into a plan and nothing else happens."""
    _actor, centre = to_edit_centre(request, code)
    form = CentreListForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            wishes, problems = operations.read_centre_list(centre, data["file"].read(), on=data["on"])
        except Refusal as refusal:
            form.add_error("file", sentence(refusal.problem))
        else:
            plan = operations.plan_centre_list(centre, wishes, on=data["on"], full=data["full"], problems=problems)
            return _plan(request, centre, plan, wishes, full=data["full"])
    context = {"centre": centre, "form": form, "submit": _("Read the list")}
    return shown(request, "form", _("Upload the centre's list"), centre, context, status=422 if form.errors else 200)


def offering_take_over(request: HttpRequest, code: str) -> HttpResponse:
    """Take over whole categories of the catalogues."""
    _actor, centre = to_edit_centre(request, code)
    matters = list(not_handled(centre, on=timezone.localdate()).select_related("catalogue"))
    form = TakeOverForm(request.POST or None, matters=matters)
    if request.method == "POST" and form.is_valid():
        wishes = form.wishes()
        plan = operations.plan_centre_list(centre, wishes, on=form.cleaned_data["on"])
        if not plan.has_errors:
            return _plan(request, centre, plan, wishes, full=False)
        form.add_error("document", _("Name the document whose last day this is."))
    context = {"centre": centre, "form": form, "submit": _("Show the plan"), "nothing": not matters}
    return shown(request, "form", _("Take over categories"), centre, context, status=422 if form.errors else 200)


@require_POST
def offering_apply(request: HttpRequest, code: str) -> HttpResponse:
    """Apply the plan of the page; where something changed since, the new plan is shown instead."""
    actor, centre = to_edit_centre(request, code)
    try:
        kept = agreed(request, salt=SALT, centre=centre)
    except NotAgreed as refused:
        messages.error(request, str(refused))
        return redirect("offering_centre", centre.code)
    wishes = [from_json(one) for one in kept["wishes"]]
    on, full = date.fromisoformat(kept["on"]), kept["full"]
    try:
        plan = operations.apply_centre_list(
            centre, wishes, on=on, full=full, agreed=kept["digest"], by=actor.user, at=timezone.now()
        )
    except operations.PlanOutdated as outdated:
        return _plan(request, centre, outdated.plan, wishes, full=full, outdated=True)
    counts = {action.value: len(plan.of(action)) for action in Action}
    messages.success(
        request, _("Applied: %(open)d taken over, %(change)d changed, %(close)d no longer handled.") % counts
    )
    return redirect("offering_centre", centre.code)


def _plan(
    request: HttpRequest,
    centre: Centre,
    plan: OfferingPlan,
    wishes: Sequence[Wish],
    *,
    full: bool,
    outdated: bool = False,
) -> HttpResponse:
    kept = {
        "centre": centre.pk,
        "on": plan.on.isoformat(),
        "full": full,
        "digest": plan.digest,
        "wishes": [to_json(wish) for wish in wishes],
    }
    problems = [{"place": place(p), "severity": p.severity, "sentence": sentence(p)} for p in plan.problems]
    context: dict[str, Any] = {
        "centre": centre,
        "plan": plan,
        "outdated": outdated,
        "groups": [_group(action, plan.of(action)) for action in Action],
        "problems": problems,
        "clerks": clerks_of(centre, on=plan.on).count(),
        "agreed": "" if plan.has_errors or plan.is_empty else signed(kept, salt=SALT),
    }
    status = 409 if outdated else 422 if plan.has_errors else 200
    return shown(request, "plan", _("What would change"), centre, context, status=status)


def _group(action: Action, lines: list[OfferingLine]) -> tuple[Action, list[OfferingLine], int, int]:
    return action, lines[:SHOWN], len(lines), max(0, len(lines) - SHOWN)
