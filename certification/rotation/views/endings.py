"""Ending a posting or an overlay, and taking back one written by mistake: what it touches first, then the signature."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from certification.rotation import operations, queries, reasons
from certification.rotation.domain.moves import Approval, Approver
from certification.rotation.endings import EndPlan, plan_annulment, plan_end
from certification.rotation.forms import AnnulForm, EndForm
from certification.rotation.models import PostingProposal
from certification.rotation.operations import AskedAlready, EndsBeforeStart, SignatureMissing
from people import places
from people.models import Centre, Posting
from people.operations import PostingClosed
from people.places import Place
from people.queries import centre_of


def posting_end(request: HttpRequest, pk: int) -> HttpResponse:
    """One posting that runs or lies ahead; the plan of the day is shown before anything is written."""
    posting, place = _asked(request, pk)
    if posting.ends_on is not None and posting.ends_on <= place.on:
        raise Http404("ended already")
    form = EndForm(posting, request.POST if request.method == "POST" else None, initial={"last_day": place.on})
    plan = None
    if form.is_bound and form.is_valid() and "change" not in request.POST:
        plan = plan_end(posting, ends_on=form.ends_on)
        if "ask" in request.POST:
            told = {"ends_on": form.ends_on, "reason": form.cleaned_data["reason"]}
            return _asked_leader(request, place, operations.ask_to_end, posting, **told)
        if "apply" in request.POST and _may_sign(plan, place, form):
            told = {"ends_on": form.ends_on, "reason": form.cleaned_data["reason"]}
            try:
                operations.end_by_hand(
                    posting, **told, approval=_approval(place, form), by=place.actor.user, at=timezone.now()
                )
            except (PostingClosed, EndsBeforeStart, SignatureMissing):
                messages.error(request, _("Somebody changed this posting meanwhile; nothing was written."))
            else:
                messages.success(request, _("The posting ends as signed."))
            return _board(place)
    return _page(request, place, posting, form, plan, annuls=False)


def posting_annul(request: HttpRequest, pk: int) -> HttpResponse:
    """One posting that never should have been written; its row stays, and nothing is computed from it any more."""
    posting, place = _asked(request, pk)
    form = AnnulForm(request.POST if request.method == "POST" else None)
    plan = plan_annulment(posting, on=place.on)
    if form.is_bound and form.is_valid() and "ask" in request.POST:
        return _asked_leader(request, place, operations.ask_to_annul, posting, reason=form.cleaned_data["reason"])
    if form.is_bound and form.is_valid() and _may_sign(plan, place, form):
        told = {"reason": form.cleaned_data["reason"], "approval": _approval(place, form)}
        operations.annul_by_hand(posting, **told, by=place.actor.user, at=timezone.now())
        messages.success(request, _("Taken back. What is right can be planned from the list of postings."))
        return _board(place)
    return _page(request, place, posting, form, plan, annuls=True)


def _asked_leader(
    request: HttpRequest, place: Place, ask: Callable[..., PostingProposal], posting: Posting, **told: object
) -> HttpResponse:
    """What the head may not sign alone is asked of the leader, once."""
    try:
        ask(posting, **told, by=place.actor.user, at=timezone.now())
    except AskedAlready:
        messages.info(request, _("The leader in charge is asked about this posting already."))
    except (PostingClosed, EndsBeforeStart):
        messages.error(request, _("Somebody changed this posting meanwhile; nothing was written."))
    else:
        messages.info(request, _("Asked. It is done once the leader in charge signs it."))
    return _board(place)


def _asked(request: HttpRequest, pk: int) -> tuple[Posting, Place]:
    """The posting, for the head of its clerk's centre or the leader in charge of it."""
    posting = get_object_or_404(Posting.objects.select_related("clerk", "window__centre__unit", "host"), pk=pk)
    centre = centre_about(posting)
    if centre is None:
        raise PermissionDenied
    place = places.to_see(request, centre)
    if not place.may_end:
        raise PermissionDenied
    return posting, place


def centre_about(posting: Posting) -> Centre | None:
    """Whose head and leader a posting is a matter of."""
    return posting.window.centre if posting.window else centre_of(posting.clerk, on=timezone.localdate())


def _may_sign(plan: EndPlan, place: Place, form: AnnulForm) -> bool:
    """Whether whoever asks may sign this; where not, the form says what is missing."""
    if plan.needs_leader and not place.may_approve:
        raise PermissionDenied
    if plan.needs_leader and not form.cleaned_data["document_number"].strip():
        form.add_error("document_number", reasons.DOCUMENT_NUMBER_MISSING)
        return False
    return True


def _approval(place: Place, form: AnnulForm) -> Approval:
    by = Approver.LEADER if place.may_approve else Approver.HEAD
    return Approval(by, form.cleaned_data["document_number"])


def _page(
    request: HttpRequest, place: Place, posting: Posting, form: AnnulForm, plan: EndPlan | None, *, annuls: bool
) -> HttpResponse:
    context = {
        "place": place,
        "posting": posting,
        "form": form,
        "plan": plan,
        "annuls": annuls,
        "may_sign": plan is not None and (place.may_approve or not plan.needs_leader),
        "waiting": queries.ending_waiting(posting),
        "tenure_why": tenure_why(plan),
        "back": _address(place),
    }
    return render(request, "certification/rotation/ending.html", context, status=422 if form.errors else 200)


def tenure_why(plan: EndPlan | None) -> list[object]:
    """What an end does to the tenure, in sentences."""
    return [reasons.TENURE_SENTENCES[reason] for reason in plan.tenure.reasons] if plan and plan.tenure else []


def _address(place: Place) -> str:
    return f"{reverse('posting_list')}?centre={place.centre.code}"


def _board(place: Place) -> HttpResponseRedirect:
    return redirect(_address(place))
