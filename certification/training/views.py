"""Pages about classes, their registers and the yearly duty."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from certification.training import operations, queries, reasons
from certification.training.forms import RegisterForm, SessionForm
from certification.training.models import Attendance, TrainingSession
from people import permissions, places
from people.queries import clerks_of


def training_list(request: HttpRequest) -> HttpResponse:
    """Classes of a year at one centre."""
    place = places.to_oversee(request)
    year = _year(request, place.on.year)
    context = {
        "place": place,
        "year": year,
        "years": queries.years_of(place.centre, on=place.on),
        "sessions": queries.sessions_of(place.centre, year=year),
    }
    return render(request, "certification/training/list.html", context)


def training_new(request: HttpRequest) -> HttpResponse:
    """Enter a class."""
    place = places.to_manage(request)
    form = SessionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        session = operations.register_session(place.centre, by=place.actor.user, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("The class is entered. Next: its register, once it has been held."))
        return redirect("training_session", pk=session.pk)
    status = 422 if form.errors else 200
    return render(request, "certification/training/new.html", {"place": place, "form": form}, status=status)


def training_session(request: HttpRequest, pk: int) -> HttpResponse:
    """One class with its register; the head enters results here."""
    session = get_object_or_404(TrainingSession.objects.select_related("centre__unit"), pk=pk)
    place = places.to_see(request, session.centre)
    register = queries.register_of(session)
    clerks = list(clerks_of(session.centre, on=min(session.ended_on, place.on)))
    held = session.starts_at <= timezone.now()
    if request.method == "POST":
        permissions.to_manage_centre(request, session.centre)
        form = RegisterForm(clerks, register, request.POST)
        if form.is_valid() and _registered(request, session, form):
            return redirect("training_session", pk=pk)
    else:
        form = RegisterForm(clerks, register)
    rows = [(clerk, form[form.name_of(clerk)], register.get(clerk.pk)) for clerk in clerks]
    unsigned = [
        line for line in register.values() if not line.by_head and line.attendance.clerk_id != place.actor.user.pk
    ]
    context = {"place": place, "session": session, "rows": rows, "held": held, "form": form, "unsigned": unsigned}
    return render(request, "certification/training/session.html", context, status=422 if form.errors else 200)


@require_POST
def register_confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """The head signs every line of the register that waits for the head."""
    session = get_object_or_404(TrainingSession.objects.select_related("centre"), pk=pk)
    actor = permissions.to_manage_centre(request, session.centre)
    at = timezone.now()
    for line in queries.register_of(session).values():
        if line.by_head is None and line.attendance.clerk_id != actor.user.pk:
            operations.sign_attendance(line.attendance, party=operations.Party.HEAD, by=actor.user, at=at)
    messages.success(request, _("Signed for the centre. Each clerk signs on their own record."))
    return redirect("training_session", pk=pk)


@require_POST
def attendance_confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """A clerk signs one line of their own."""
    actor = permissions.signed_in(request)
    line = get_object_or_404(Attendance, pk=pk, clerk=actor.user)
    try:
        operations.sign_attendance(line, party=operations.Party.CLERK, by=actor.user, at=timezone.now())
        if line.signatures.filter(party=operations.Party.HEAD).exists():
            messages.success(request, _("Signed. The class counts."))
        else:
            messages.success(request, _("Signed. The class counts once the head has signed as well."))
    except operations.Refused as refused:
        messages.error(request, reasons.REFUSALS[refused.reason])
    return redirect("my_record")


def duty_report(request: HttpRequest) -> HttpResponse:
    """The yearly duty of everybody at one centre, with reasons and the classes behind each figure."""
    place = places.to_oversee(request)
    year = _year(request, place.on.year)
    rows = queries.duties_of_centre(place.centre, year=year, on=place.on)
    told = [
        {
            "row": row,
            "shape": reasons.SHAPES[row.decision.status],
            "status": reasons.STATUSES[row.decision.status],
            "why": [reasons.SENTENCES[reason] for reason in row.decision.reasons],
        }
        for row in rows
    ]
    totals = [(label, sum(row.decision.status == status for row in rows)) for status, label in reasons.STATUSES.items()]
    context = {
        "place": place,
        "year": year,
        "years": queries.years_of(place.centre, on=place.on),
        "rows": told,
        "totals": [(label, count) for label, count in totals if count],
        "policy": queries.policy_for(place.centre),
    }
    return render(request, "certification/training/duty.html", context)


def _registered(request: HttpRequest, session: TrainingSession, form: RegisterForm) -> bool:
    try:
        lines = operations.register_attendance(session, form.results(), by=request.actor.user, at=timezone.now())
    except operations.Refused as refused:
        form.add_error(None, reasons.REFUSALS[refused.reason])
        return False
    messages.success(request, _("%(count)d lines written; nothing else changed.") % {"count": len(lines)})
    return True


def _year(request: HttpRequest, default: int) -> int:
    asked = request.GET.get("year", "")
    if not asked:
        return default
    if not (asked.isascii() and asked.isdigit() and 2000 <= int(asked) <= 2100):
        raise Http404("no such year")
    return int(asked)
