"""Files kept with a class: put in, handed out to whoever may read them, taken off."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from certification.training import operations, reasons
from certification.training.forms import PaperForm
from certification.training.models import SessionPaper
from certification.training.permissions import to_take_paper
from certification.training.views.sessions import session_or_404, session_page
from people import permissions, places


@require_POST
def session_paper_add(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep a file with the class."""
    session = session_or_404(pk)
    actor = permissions.to_manage_centre(request, session.centre)
    form = PaperForm(request.POST, request.FILES)
    if not form.is_valid():
        return session_page(request, places.to_see(request, session.centre), session, paper_form=form)
    file = form.cleaned_data["file"]
    given = {"kind": form.cleaned_data["kind"], "name": file.name, "data": file.read()}
    operations.add_paper(session, **given, by=actor.user, at=timezone.now())
    messages.success(request, _("“%(name)s” is kept with the class.") % {"name": file.name})
    return redirect("training_session", pk=pk)


def session_paper(request: HttpRequest, pk: int) -> FileResponse:
    """The file as it came, never opened in the browser."""
    paper = _paper(pk)
    to_take_paper(request, paper)
    if paper.taken_off_at:
        raise Http404("taken off")
    return FileResponse(
        paper.file.open("rb"), as_attachment=True, filename=paper.name, content_type="application/octet-stream"
    )


@require_POST
def session_paper_take_off(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a file off that was put in by mistake."""
    paper = _paper(pk)
    actor = permissions.to_manage_centre(request, paper.session.centre)
    try:
        operations.take_off_paper(paper, by=actor.user, at=timezone.now())
        messages.success(request, _("Taken off."))
    except operations.Refused as refused:
        messages.error(request, reasons.REFUSALS[refused.reason])
    return redirect("training_session", pk=paper.session_id)


def _paper(pk: int) -> SessionPaper:
    return get_object_or_404(SessionPaper.objects.select_related("session__centre__unit"), pk=pk)
