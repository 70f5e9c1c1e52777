"""One shadowing: what was seen, what each side says, and what the reader may do; its form on paper."""

from datetime import timedelta
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from certification.shadowing import queries
from certification.shadowing.forms import CallOffForm, RefusalForm, SeenForm, seen_form
from certification.shadowing.models import Shadowing
from certification.shadowing.permissions import to_see
from certification.shadowing.reasons import said
from courses.queries import matters_offered
from people import permissions
from people.actor import Actor

BLANK_ROWS = 6


def shadowing(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything that was said of it."""
    row = shadowing_or_404(pk)
    return page(request, to_see(request, row), row)


def shadowing_blank(request: HttpRequest, pk: int) -> HttpResponse:
    """The form a host without an account signs, with what the learner noted, or room to write it."""
    row = shadowing_or_404(pk)
    to_see(request, row)
    told = queries.shadowing_told(row, on=timezone.localdate())
    context = {"told": told, "planned": row.matters.order_by("code"), "blank_rows": range(BLANK_ROWS)}
    return render(request, "certification/shadowing/blank.html", context)


def shadowing_or_404(pk: int) -> Shadowing:
    return get_object_or_404(Shadowing.objects.select_related("learner", "host", "centre__unit"), pk=pk)


def page(request: HttpRequest, actor: Actor, row: Shadowing, **bound: Form) -> HttpResponse:
    """The page with the forms its reader has; `bound` are those with something to mend, by name."""
    on = timezone.localdate()
    told = queries.shadowing_told(row, on=on)
    is_learner, is_host = actor.user.pk == row.learner_id, actor.user.pk == row.host_id
    manages = permissions.manages_centre(actor, row.centre)
    context: dict[str, Any] = {
        "told": told,
        "said": said(told.closing),
        "is_learner": is_learner,
        "is_host": is_host,
        "may_enter_paper": manages and row.host_id is None and not is_learner and not told.list_is_closed,
        "may_call_off": manages and told.closing.status not in queries.SETTLED,
        "planned": row.matters.order_by("code"),
        "refusal_form": RefusalForm(),
        "call_off_form": CallOffForm(),
    }
    if is_learner and not told.list_is_closed:
        context["seen_form"] = bound.get("seen_form") or unbound_seen_form(told)
    context |= bound
    status = 422 if any(form.errors for form in bound.values()) else 200
    return render(request, "certification/shadowing/shadowing.html", context, status=status)


def unbound_seen_form(told: queries.Told) -> SeenForm:
    """For today, or the last day once it is over; what was noted of that day is ticked."""
    day = min(timezone.localdate(), told.shadowing.ends_on - timedelta(days=1))
    ticked = [str(matter.pk) for matter, days in told.seen if day in days]
    return bind_seen_form(told, initial={"seen_on": day, "matters": ticked})


def bind_seen_form(told: queries.Told, *args: Any, **kwargs: Any) -> SeenForm:
    row = told.shadowing
    offered = matters_offered(row.centre, timezone.localdate())
    return seen_form(row, (matter for matter, _days in told.seen), offered, *args, **kwargs)
