"""The organiser's list of a class: uploaded, looked at as a plan, entered."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from certification.training import operations, reasons
from certification.training.domain.rolls import RollPlan, read_roll
from certification.training.forms import RollForm
from certification.training.models import SessionPaper
from certification.training.queries.rolls import roll_plan
from certification.training.views.sessions import session_or_404, session_page
from courses.domain.problems import Refusal
from courses.readers import read_file
from courses.sentences import place, sentence
from people import permissions, places
from people.models import User


@require_POST
def session_list_add(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep the list with the class and show what it would enter; nothing is entered yet."""
    session = session_or_404(pk)
    actor = permissions.to_manage_centre(request, session.centre)
    form = RollForm(request.POST, request.FILES)
    if form.is_valid():
        file = form.cleaned_data["file"]
        data = file.read()
        try:
            read_roll(read_file(data))
        except Refusal as refusal:
            form.add_error("file", sentence(refusal.problem))
        else:
            given = {"kind": SessionPaper.Kind.LIST, "name": file.name, "data": data}
            paper = operations.add_paper(session, **given, by=actor.user, at=timezone.now())
            return redirect("session_list", pk=paper.pk)
    return session_page(request, places.to_see(request, session.centre), session, roll_form=form)


def session_list(request: HttpRequest, pk: int) -> HttpResponse:
    """Whom the list names, who of them is recognised and what would be entered; the head enters it here."""
    permissions.signed_in(request)
    lists = SessionPaper.objects.filter(kind=SessionPaper.Kind.LIST).select_related("session__centre__unit")
    paper = get_object_or_404(lists, pk=pk)
    actor = permissions.to_manage_centre(request, paper.session.centre)
    if paper.taken_off_at:
        raise Http404("taken off")
    at, outdated = timezone.now(), False
    if request.method == "POST":
        try:
            written = operations.apply_roll(paper, agreed=request.POST.get("agreed", ""), by=actor.user, at=at)
            messages.success(request, _("%(count)d lines entered and signed for the centre.") % {"count": len(written)})
            return redirect("training_session", pk=paper.session_id)
        except operations.RollOutdated:
            outdated = True
        except operations.Refused as refused:
            messages.error(request, reasons.REFUSALS[refused.reason])
            return redirect("training_session", pk=paper.session_id)
    context = {"paper": paper, "session": paper.session, "outdated": outdated, **_told(roll_plan(paper, at=at))}
    return render(request, "certification/training/roll.html", context, status=409 if outdated else 200)


def _told(plan: RollPlan) -> dict[str, object]:
    people = User.objects.in_bulk([line.person for line in plan.lines])
    return {
        "plan": plan,
        "lines": [(line, people[line.person], reasons.ROLL_ACTIONS[line.action]) for line in plan.lines],
        "left_out": [(entry, reasons.LEFT_OUT[why]) for entry, why in plan.left_out],
        "problems": [(sentence(problem), place(problem)) for problem in plan.problems],
    }
