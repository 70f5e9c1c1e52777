"""Trainings elsewhere: a clerk hands one in, the head approves or declines it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from certification.training import operations, queries, reasons
from certification.training.forms import DeclineForm, OutsideForm
from certification.training.models import TrainingSession
from certification.training.views.sessions import session_page
from people import permissions, places
from people.queries import centre_of


def outside_new(request: HttpRequest) -> HttpResponse:
    """Hand in a training elsewhere with its paper."""
    actor = permissions.as_clerk(request)
    form = OutsideForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        fields = dict(form.cleaned_data)
        file, at = fields.pop("file"), timezone.now()
        centre = centre_of(actor.user, on=timezone.localdate(at))
        try:
            operations.hand_in_training(actor.user, centre, name=file.name, data=file.read(), at=at, **fields)
            messages.success(request, _("Handed in and signed by you. It counts once the head approves it."))
            return redirect("my_training")
        except operations.Refused as refused:
            form.add_error(None, reasons.REFUSALS[refused.reason])
    status = 422 if form.errors else 200
    return render(request, "certification/training/outside_new.html", {"form": form}, status=status)


@require_POST
def outside_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """The head approves a training elsewhere, or declines it with a reason."""
    permissions.signed_in(request)
    outside = TrainingSession.objects.filter(kind=TrainingSession.Kind.OUTSIDE)
    session = get_object_or_404(outside.select_related("centre__unit"), pk=pk)
    actor = permissions.to_manage_centre(request, session.centre)
    (line,) = queries.register_of(session).values()
    given = {"party": operations.Party.HEAD, "by": actor.user, "at": timezone.now()}
    form = DeclineForm(request.POST)
    try:
        if "approve" in request.POST:
            operations.sign_attendance(line.attendance, **given)
            messages.success(request, _("Approved; it counts by its level."))
        elif form.is_valid():
            operations.contest_attendance(line.attendance, reason=form.cleaned_data["reason"], **given)
            messages.success(request, _("Declined; the clerk reads your reason."))
        else:
            place = places.to_see(request, session.centre)
            return session_page(request, place, session, decline_form=form)
    except operations.Refused as refused:
        messages.error(request, reasons.REFUSALS[refused.reason])
    return redirect("training_session", pk=pk)
