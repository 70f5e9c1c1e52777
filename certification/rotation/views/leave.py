"""Leave of a centre: entered one by one or by a list, whose plan comes first; taken back with a reason.

The plan is not stored: the page carries it, signed, and applying plans it again.
"""

from collections.abc import Sequence
from datetime import date
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from certification.domain.spans import Span
from certification.rotation import drawing, leave_words, operations
from certification.rotation.domain.leave_list import Action, Away, LeavePlan
from certification.rotation.forms import LeaveForm, LeaveListForm, WithdrawForm
from certification.rotation.queries.leave import leave_of
from courses.domain.problems import Refusal
from courses.sentences import place as place_of
from people import operations as people
from people import places
from people.agreed import NotAgreed, agreed, signed
from people.models import Centre, Leave, User
from people.places import Place
from people.queries import centre_of

SALT = "certification.leave"


def leave_list(request: HttpRequest) -> HttpResponse:
    """Who is away in the year; one leave is entered, or a list is read into a plan."""
    place = places.to_manage(request)
    one = LeaveForm(place.centre, place.on, request.POST if "enter" in request.POST else None)
    many = LeaveListForm(*((request.POST, request.FILES) if "read" in request.POST else ()))
    if one.is_bound and one.is_valid():
        try:
            people.record_leave(**one.values(), by=place.actor.user, at=timezone.now())
        except people.LeaveOverlaps as overlap:
            days = drawing.told_days(overlap.other.starts_on, overlap.other.ends_on)
            one.add_error(
                "starts_on", _("Already away on %(days)s. Withdraw that first, or enter the rest.") % {"days": days}
            )
        else:
            messages.success(request, _("Entered."))
            return redirect(_address(place.centre))
    if many.is_bound and many.is_valid():
        data = many.cleaned_data["file"].read()
        try:
            wanted, problems = operations.read_leave_list(place.centre, data, on=place.on)
        except Refusal as refusal:
            many.add_error("file", leave_words.sentence(refusal.problem))
        else:
            plan = operations.plan_leave_list(wanted, on=place.on, problems=problems)
            return _plan(request, place, plan, wanted)
    years = [place.on.year + 1 - back for back in range(4)]
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdecimal() and int(asked) in years else place.on.year
    context = {
        "place": place,
        "one": one,
        "many": many,
        "year": year,
        "years": years,
        "leaves": leave_of(place.centre, year=year, on=place.on),
    }
    return render(
        request, "certification/rotation/leave.html", context, status=422 if one.errors or many.errors else 200
    )


@require_POST
def leave_apply(request: HttpRequest) -> HttpResponse:
    """Enter the plan of the page; where something changed since, the new plan is shown instead."""
    place = places.to_manage(request)
    try:
        kept = agreed(request, salt=SALT, centre=place.centre)
    except NotAgreed as refused:
        messages.error(request, str(refused))
        return redirect(_address(place.centre))
    wanted = [
        Away(clerk, kind, Span(date.fromisoformat(first), date.fromisoformat(end)), row)
        for clerk, kind, first, end, row in kept["wanted"]
    ]
    told = {"on": date.fromisoformat(kept["on"]), "agreed": kept["digest"], "by": place.actor.user}
    try:
        plan = operations.apply_leave_list(place.centre, wanted, **told, at=timezone.now())
    except operations.LeavePlanOutdated as outdated:
        return _plan(request, place, outdated.plan, wanted, outdated=True)
    messages.success(request, _("Entered: %(count)d.") % {"count": len(plan.of(Action.ENTER))})
    return redirect(_address(place.centre))


def leave_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """One leave, taken back with a reason."""
    found = get_object_or_404(Leave.ever.select_related("clerk"), pk=pk)
    centre = centre_of(found.clerk, on=timezone.localdate())
    place = places.to_write_about(request, centre)
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        people.withdraw_leave(found, reason=form.cleaned_data["reason"], by=place.actor.user, at=timezone.now())
        messages.info(request, _("Withdrawn; it counts for nothing from now on, and stays in the records."))
        return redirect(_address(place.centre))
    context = {"place": place, "leave": found, "form": form, "back": _address(place.centre)}
    return render(request, "certification/rotation/leave_withdraw.html", context, status=422 if form.errors else 200)


def _plan(
    request: HttpRequest, place: Place, plan: LeavePlan, wanted: Sequence[Away], *, outdated: bool = False
) -> HttpResponse:
    kept = {
        "centre": place.centre.pk,
        "on": plan.on.isoformat(),
        "digest": plan.digest,
        "wanted": [
            [one.clerk, one.kind, one.span.starts_on.isoformat(), str(one.span.ends_on), one.row] for one in wanted
        ],
    }
    names = User.objects.in_bulk({one.clerk for one in wanted})
    kinds = dict(Leave.Kind.choices)
    groups = [
        (action.value, [(line, names[line.away.clerk], kinds[line.away.kind]) for line in plan.of(action)])
        for action in Action
        if plan.of(action)
    ]
    context = {
        "place": place,
        "plan": plan,
        "outdated": outdated,
        "groups": groups,
        "problems": [
            {"place": place_of(p), "severity": p.severity, "sentence": leave_words.sentence(p)} for p in plan.problems
        ],
        "agreed": "" if plan.has_errors or plan.is_empty else signed(kept, salt=SALT),
        "back": _address(place.centre),
    }
    status = 409 if outdated else 422 if plan.has_errors else 200
    return render(request, "certification/rotation/leave_plan.html", context, status=status)


def _address(centre: Centre) -> str:
    return f"{reverse('leave_list')}?{urlencode({'centre': centre.code})}"
