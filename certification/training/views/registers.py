"""The words of both sides on lines of a register."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from certification.training import operations, queries, reasons
from certification.training.forms import ContestForm
from certification.training.models import Attendance
from certification.training.views.sessions import session_or_404
from people import permissions


@require_POST
def register_confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """The head signs every line of the register that waits for the head."""
    session = session_or_404(pk)
    actor = permissions.to_manage_centre(request, session.centre)
    at = timezone.now()
    for line in queries.register_of(session).values():
        if line.by_head is None and line.declined is None and line.attendance.clerk_id != actor.user.pk:
            operations.sign_attendance(line.attendance, party=operations.Party.HEAD, by=actor.user, at=at)
    messages.success(request, _("Signed for the centre. Each clerk signs on their own record."))
    return redirect("training_session", pk=pk)


@require_POST
def attendance_confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """A clerk signs one line of their own."""
    actor = permissions.signed_in(request)
    line = get_object_or_404(Attendance.objects.select_related("session"), pk=pk, clerk=actor.user)
    try:
        operations.sign_attendance(line, party=operations.Party.CLERK, by=actor.user, at=timezone.now())
        if line.signatures.filter(party=operations.Party.HEAD, word="signed").exists():
            messages.success(request, _("Signed. The class counts."))
        else:
            messages.success(request, _("Signed. The class counts once the head has signed as well."))
    except operations.Refused as refused:
        messages.error(request, reasons.REFUSALS[refused.reason])
    return redirect("my_record")


def attendance_contest(request: HttpRequest, pk: int) -> HttpResponse:
    """A clerk says that a line of their own is not how it was; the head reads it beside the line."""
    actor = permissions.signed_in(request)
    line = get_object_or_404(Attendance.objects.select_related("session"), pk=pk, clerk=actor.user)
    form = ContestForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        given = {"party": operations.Party.CLERK, "by": actor.user, "at": timezone.now()}
        try:
            operations.contest_attendance(line, reason=form.cleaned_data["reason"], **given)
            messages.success(request, _("Written. The head reads it beside the register and corrects or explains it."))
            return redirect("my_record")
        except operations.Refused as refused:
            form.add_error(None, reasons.REFUSALS[refused.reason])
    context = {"line": line, "form": form}
    return render(request, "certification/training/contest.html", context, status=422 if form.errors else 200)
