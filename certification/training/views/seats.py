"""A clerk's own page of classes to come, and asking for a seat or giving it back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from certification.training import operations, queries, reasons
from certification.training.models import SessionPaper
from certification.training.views.sessions import session_or_404
from people import permissions
from people.models import User


def my_training(request: HttpRequest) -> HttpResponse:
    """Classes to come with seats and material, the year's duty, and trainings elsewhere handed in."""
    actor = permissions.as_clerk(request)
    at = timezone.now()
    sessions = list(queries.sessions_to_come(actor.clerk_of, at=at))
    seats = queries.seats_of(sessions)
    papers: dict[int, list[SessionPaper]] = {session.pk: [] for session in sessions}
    for paper in SessionPaper.objects.filter(session__in=sessions, kind__in=SessionPaper.FOR_CLERKS, taken_off_at=None):
        papers[paper.session_id].append(paper)
    duty = queries.duty_of(actor.user, year=timezone.localdate(at).year, on=timezone.localdate(at))
    context = {
        "coming": [
            {
                "session": session,
                "papers": papers[session.pk],
                "seats": seats[session.pk].all,
                "own": seats[session.pk].of(actor.user),
                "in_line": seats[session.pk].place_in_line(actor.user),
            }
            for session in sessions
        ],
        "duty": duty,
        "shape": reasons.SHAPES[duty.decision.status],
        "status": reasons.STATUSES[duty.decision.status],
        "why": reasons.why(duty.decision),
        "outside": [line for line in queries.lines_of(actor.user) if line.attendance.session.is_outside],
    }
    return render(request, "certification/training/mine.html", context)


@require_POST
def seat(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for a seat, or give it back: a clerk for themselves, the head for a clerk (`clerk`)."""
    session = session_or_404(pk)
    if named := request.POST.get("clerk", ""):
        actor = permissions.to_manage_centre(request, session.centre)
        clerk = get_object_or_404(User, pk=int(named) if named.isascii() and named.isdigit() else 0)
    else:
        actor = permissions.as_clerk(request)
        clerk = actor.user
    try:
        if "withdraw" in request.POST:
            operations.withdraw(session, clerk, by=actor.user, at=timezone.now())
            messages.success(request, _("The seat is given back."))
        else:
            operations.enrol(session, clerk, by=actor.user, at=timezone.now())
            place = queries.seats_of([session])[session.pk].place_in_line(clerk)
            told = _("All seats are taken: number %(place)d in line.") if place else _("A seat is kept.")
            messages.success(request, told % {"place": place})
    except operations.Refused as refused:
        messages.error(request, reasons.REFUSALS[refused.reason])
    return redirect("training_session", pk=pk) if named else redirect("my_training")
