"""What a head or leader writes into the ledger of a certification: suspend, reinstate, revoke, grant by hand."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from certification.awards import operations, reasons
from certification.awards.domain.decisions import Decision
from certification.awards.forms import ActForm, GrantForm
from certification.awards.forms.acts import NO_PAPER, SignedForm
from certification.awards.operations.acts import grantable
from certification.awards.permissions import to_act_on
from certification.awards.queries import policy_in_force, standing_of
from certification.awards.queries.offers import offers
from courses.models import Matter
from people.models import Centre, User
from people.queries import centre_of


def award_act(request: HttpRequest, clerk: int, matter: int) -> HttpResponse:
    """Suspend, reinstate or revoke one certification, with a reason and from a day."""
    person, on = get_object_or_404(User, pk=clerk), timezone.localdate()
    actor = to_act_on(request, person, centre_of(person, on=on))
    about = get_object_or_404(Matter, pk=matter)
    decision = standing_of(person, about, on=on)
    form = ActForm(decision, on, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        said = {"kind": form.cleaned_data["kind"], **_said(form)}
        if _written(form, operations.act_on_award, person, about, by=actor.user, **said):
            messages.success(request, _("Written, with your name and reason."))
            return redirect("award_ledger", clerk=clerk, matter=matter)
    context = _about(person, about, decision) | {"form": form}
    return render(request, "certification/awards/act.html", context, status=422 if form.errors else 200)


def award_grant(request: HttpRequest, clerk: int, matter: int) -> HttpResponse:
    """Certify by hand, on evidence; the page says first how long it would last."""
    person, on = get_object_or_404(User, pk=clerk), timezone.localdate()
    centre = centre_of(person, on=on)
    actor = to_act_on(request, person, centre)
    about = get_object_or_404(Matter, pk=matter)
    decision = standing_of(person, about, on=on)
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    form = GrantForm(on, *posted)
    if request.method == "POST" and not grantable(decision):
        form.add_error(None, _("A valid certification stands: there is nothing a grant by hand could add."))
    elif (
        request.method == "POST"
        and form.is_valid()
        and _written(form, operations.grant_by_hand, person, about, by=actor.user, **_said(form))
    ):
        messages.success(request, _("Written, with your name and reason."))
        return redirect("award_ledger", clerk=clerk, matter=matter)
    context = _about(person, about, decision) | {
        "form": form,
        "grantable": grantable(decision),
        "would_expire_on": _end(centre, about, on),
    }
    return render(request, "certification/awards/grant.html", context, status=422 if form.errors else 200)


def _written(form: SignedForm, write: Any, *args: Any, **said: Any) -> bool:
    """Whether the act was appended; why not is told at its place."""
    try:
        write(*args, at=timezone.now(), **said)
    except operations.ActRefused:
        form.add_error("effective_on" if form.is_dated else None, reasons.ACT_REFUSED)
    except operations.DayRefused as refused:
        place = "late_reason" if refused.trouble == "earlier_unexplained" else "effective_on"
        form.add_error(place, reasons.DAYS_REFUSED[refused.trouble])
    except operations.PaperMissing:
        form.add_error("document", NO_PAPER)
    except operations.NoVersion:
        form.add_error("effective_on", _("The matter was not in the list that day, so nothing could be certified."))
    else:
        return True
    return False


def _said(form: SignedForm) -> dict[str, Any]:
    said = form.cleaned_data
    return {"reason": said["reason"], "effective_on": said["effective_on"], "ground": form.ground}


def _about(person: User, about: Matter, decision: Decision) -> dict[str, Any]:
    return {
        "clerk": person,
        "matter": about,
        "decision": decision,
        "status": reasons.STATUSES[decision.status],
        "why": [reasons.SENTENCES[reason] for reason in decision.reasons],
    }


def _end(centre: Centre | None, about: Matter, on: date) -> date:
    return policy_in_force(on).expires_on(on, offers(centre, [about.pk], on=on)[about.pk].tier)
