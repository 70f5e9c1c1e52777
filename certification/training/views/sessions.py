"""Pages about classes: the year's list, a new one, one with its seats, papers and register, and its sheet to sign."""

from typing import Any
from urllib.parse import quote

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from certification.training import operations, queries, reasons, sign_in
from certification.training.forms import AmendForm, DeclineForm, PaperForm, RegisterForm, RollForm, SessionForm
from certification.training.models import TrainingSession
from certification.training.views.years import year_asked
from people import permissions, places
from people.places import Place
from people.queries import clerks_of


def training_list(request: HttpRequest) -> HttpResponse:
    """Classes of a year at one centre, and the trainings elsewhere its clerks handed in."""
    place = places.to_oversee(request)
    year = year_asked(request, place.on.year)
    context = {
        "place": place,
        "year": year,
        "years": queries.years_of(place.centre, on=place.on),
        "sessions": queries.sessions_of(place.centre, year=year),
        "outside": queries.outside_lines(place.centre, year=year),
        "register_kinds": [("pdf", "PDF"), ("docx", "Word"), ("xlsx", "Excel")],
    }
    return render(request, "certification/training/list.html", context)


def training_new(request: HttpRequest) -> HttpResponse:
    """Enter a class; `?title=&themes=` to begin with."""
    place = places.to_manage(request)
    begun = {name: request.GET[name] for name in ("title", "themes") if name in request.GET}
    form = SessionForm(request.POST or None, initial=begun)
    if request.method == "POST" and form.is_valid():
        session = operations.register_session(place.centre, by=place.actor.user, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("The class is entered. Next: its notice and seats; its register once it was held."))
        return redirect("training_session", pk=session.pk)
    status = 422 if form.errors else 200
    return render(request, "certification/training/new.html", {"place": place, "form": form}, status=status)


def training_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Mend what a class says, and write its minutes."""
    session = session_or_404(pk)
    actor = permissions.to_manage_centre(request, session.centre)
    form = AmendForm(request.POST or None, instance=session, registered=session.attendances.exists())
    if request.method == "POST" and form.is_valid():
        try:
            operations.amend_session(session_or_404(pk), by=actor.user, at=timezone.now(), **form.cleaned_data)
            messages.success(request, _("Written."))
            return redirect("training_session", pk=pk)
        except operations.Refused as refused:
            form.add_error(None, reasons.REFUSALS[refused.reason])
    context = {"session": session, "form": form}
    return render(request, "certification/training/edit.html", context, status=422 if form.errors else 200)


def training_session(request: HttpRequest, pk: int) -> HttpResponse:
    """One class; the head enters results here."""
    session = session_or_404(pk)
    place = places.to_see(request, session.centre)
    form = None
    if request.method == "POST" and not session.is_outside:
        permissions.to_manage_centre(request, session.centre)
        register = queries.register_of(session)
        form = RegisterForm(people_of(session, place, register), register, request.POST)
        if form.is_valid() and _registered(request, session, form):
            return redirect("training_session", pk=pk)
    return session_page(request, place, session, form=form)


def session_page(
    request: HttpRequest,
    place: Place,
    session: TrainingSession,
    *,
    form: RegisterForm | None = None,
    paper_form: PaperForm | None = None,
    decline_form: DeclineForm | None = None,
    roll_form: RollForm | None = None,
) -> HttpResponse:
    """The page of a class, with a form that was posted where it has something to mend."""
    register = queries.register_of(session)
    people = people_of(session, place, register)
    form = form or RegisterForm(people, register)
    paper_form, decline_form = paper_form or PaperForm(), decline_form or DeclineForm()
    roll_form = roll_form or RollForm()
    lines = list(register.values())
    seats = queries.seats_of([session])[session.pk]
    context: dict[str, Any] = {
        "place": place,
        "session": session,
        "rows": [(clerk, form[form.name_of(clerk)], register.get(clerk.pk)) for clerk in form.clerks],
        "held": session.starts_at <= timezone.now(),
        "form": form,
        "paper_form": paper_form,
        "decline_form": decline_form,
        "roll_form": roll_form,
        "papers": list(session.papers.filter(taken_off_at=None).select_related("by")),
        "seats": seats,
        "askable": [clerk for clerk in people if seats.of(clerk) is None],
        "unsigned": [
            line
            for line in lines
            if not (line.by_head or line.declined) and line.attendance.clerk_id != place.actor.user.pk
        ],
    }
    status = 422 if any(one.errors for one in (form, paper_form, decline_form, roll_form)) else 200
    return render(request, "certification/training/session.html", context, status=status)


def training_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """签到表: the sheet to be signed by hand, with whoever has a seat, or everybody where nobody asked for one."""
    session = session_or_404(pk)
    place = places.to_see(request, session.centre)
    seated = [one.clerk for one in queries.seats_of([session])[session.pk].all.seated]
    people = seated or people_of(session, place)
    if asked := request.GET.get("layout"):
        if asked not in sign_in.layouts_of(session):
            raise Http404("no such sheet")
        layout, at = sign_in.Layout(asked), timezone.now()
        data = sign_in.pdf(session, people, layout, at=at, on=place.on, language=get_language() or "")
        name = quote(f"{session.title}-{session.started_on.isoformat()}{sign_in.TITLE}.pdf")
        headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
        return HttpResponse(data, content_type="application/pdf", headers=headers)
    rows = range(len(people) + 1, max(len(people) + sign_in.SPARE, sign_in.LEAST_ROWS) + 1)
    layouts = sign_in.layouts_of(session)
    days = sign_in.days_of(session) if sign_in.Layout.COLUMNS in layouts else []
    context = {"session": session, "people": people, "spare": rows, "days": days}
    return render(request, "certification/training/sheet.html", context)


def session_or_404(pk: int) -> TrainingSession:
    return get_object_or_404(TrainingSession.objects.select_related("centre__unit"), pk=pk)


def people_of(session: TrainingSession, place: Place, register: dict[int, queries.Line] | None = None) -> list[Any]:
    """Clerks of the centre on the class's day (today, if it is yet to come), then whoever else is in the register."""
    if session.is_outside:
        return [line.attendance.clerk for line in (register or queries.register_of(session)).values()]
    own = list(clerks_of(session.centre, on=min(session.ended_on, place.on)))
    keys = {clerk.pk for clerk in own}
    return own + [line.attendance.clerk for key, line in (register or {}).items() if key not in keys]


def _registered(request: HttpRequest, session: TrainingSession, form: RegisterForm) -> bool:
    try:
        lines = operations.register_attendance(session, form.results(), by=request.actor.user, at=timezone.now())
    except operations.Refused as refused:
        form.add_error(None, reasons.REFUSALS[refused.reason])
        return False
    messages.success(request, _("%(count)d lines written; nothing else changed.") % {"count": len(lines)})
    return True
