"""Staff list: upload, plan, apply, slips. For administrators; the command shares every operation with these.

A plan is not stored: the page carries the rows, signed, and applying plans them again.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from academy.staff.domain.agreed import from_json, to_json
from academy.staff.domain.people import Wanted
from academy.staff.domain.plan import Action, StaffPlan
from academy.staff.forms import SlipForm, StaffListForm
from academy.staff.operations import Slip, StaffPlanOutdated, apply_list, hand_out, plan_list, read_staff
from academy.staff.passwords import first_password
from academy.staff.queries import waiting_for_first_sign_in
from academy.staff.sentences import ACTIONS, Describer, counted, sentence
from courses.domain.problems import Refusal
from courses.sentences import place
from people import permissions
from people.actor import Role
from people.agreed import HOUR, NotAgreed, agreed, signed

SALT = "academy.staff"
SHOWN = 500
"""So many people of a kind are shown; the rest is counted."""


@never_cache
def staff_import(request: HttpRequest) -> HttpResponse:
    """Upload a staff list; it is read into a plan and nothing else happens."""
    permissions.with_role(request, Role.ADMIN)
    form = StaffListForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            found = read_staff(data["file"].read())
        except Refusal as refusal:
            form.add_error("file", sentence(refusal.problem))
        else:
            plan = plan_list(found, on=data["on"], full=data["full"])
            return _plan(request, plan, found.wanted, full=data["full"])
    return _entrance(request, form, SlipForm())


@never_cache
@require_POST
def staff_apply(request: HttpRequest) -> HttpResponse:
    """Apply the plan of the page and show the slips once; where people changed since, the new plan is shown."""
    actor = permissions.with_role(request, Role.ADMIN)
    try:
        kept = agreed(request, salt=SALT, valid=HOUR)
    except NotAgreed as refused:
        messages.error(request, str(refused))
        return redirect("staff_import")
    wanted, on = [from_json(one) for one in kept["wanted"]], date.fromisoformat(kept["on"])
    told = {"on": on, "full": kept["full"], "agreed": kept["digest"]}
    try:
        plan, slips = apply_list(wanted, **told, password=first_password, by=actor.user, at=timezone.now())
    except StaffPlanOutdated as outdated:
        return _plan(request, outdated.plan, wanted, full=kept["full"], outdated=True)
    return _slips(request, slips, counted(plan))


@never_cache
@require_POST
def staff_slip(request: HttpRequest) -> HttpResponse:
    """A new slip for one person."""
    actor = permissions.with_role(request, Role.ADMIN)
    form = SlipForm(request.POST)
    if not form.is_valid():
        return _entrance(request, StaffListForm(), form)
    slip = hand_out(form.cleaned_data["username"], password=first_password, by=actor.user, at=timezone.now())
    return _slips(request, [slip], "")


def _entrance(request: HttpRequest, form: StaffListForm, slip_form: SlipForm) -> HttpResponse:
    waiting = waiting_for_first_sign_in(on=timezone.localdate())
    context: dict[str, Any] = {"form": form, "slip_form": slip_form, "waiting": list(waiting[:SHOWN])}
    context["more"] = waiting.count() - SHOWN if len(context["waiting"]) == SHOWN else 0
    status = 422 if form.errors or slip_form.errors else 200
    return _shown(request, "import", _("Staff list"), context, status=status)


def _plan(
    request: HttpRequest, plan: StaffPlan, wanted: Sequence[Wanted], *, full: bool, outdated: bool = False
) -> HttpResponse:
    kept = {"on": plan.on.isoformat(), "full": full, "digest": plan.digest, "wanted": [to_json(one) for one in wanted]}
    describer = Describer()
    groups = []
    for action in Action:
        lines = plan.of(action)
        told = [] if action is Action.UNCHANGED else [(line, describer.acts(line)) for line in lines[:SHOWN]]
        groups.append((ACTIONS[action], told, len(lines), max(0, len(lines) - len(told)) if told else 0))
    context = {
        "plan": plan,
        "full": full,
        "outdated": outdated,
        "summary": counted(plan),
        "groups": groups,
        "problems": [{"place": place(p), "severity": p.severity, "sentence": sentence(p)} for p in plan.problems],
        "agreed": "" if plan.has_errors or plan.is_empty else signed(kept, salt=SALT),
    }
    status = 409 if outdated else 422 if plan.has_errors else 200
    return _shown(request, "plan", _("What would change"), context, status=status)


def _slips(request: HttpRequest, slips: Sequence[Slip], summary: str) -> HttpResponse:
    """A page of our own, not the admin's: it is made to be printed."""
    context = {"slips": slips, "summary": summary, "address": request.build_absolute_uri("/")}
    return render(request, "academy/staff/slips.html", context)


def _shown(request: HttpRequest, name: str, title: str, context: dict[str, Any], *, status: int) -> HttpResponse:
    """A page in the admin's frame."""
    trail = [{"url": reverse("staff_import"), "label": _("Staff list")}]
    if name != "import":
        trail.append({"url": "", "label": title})
    frame = {"header_title": title, "page_title": title, "header_icon": "group", "breadcrumbs_items": trail}
    return render(request, f"academy/staff/{name}.html", frame | context, status=status)
