"""Report this question: about the very item that was shown."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from people import permissions
from quizzes import operations
from quizzes.forms import ReportForm
from quizzes.models import Attempt, Draw
from quizzes.permissions import to_sit
from quizzes.queries.reports import reports_by


def item_report(request: HttpRequest, draw: int) -> HttpResponse:
    """Say what is wrong with the item; the department reviewer answers."""
    found = get_object_or_404(Draw.objects.select_related("attempt__clerk", "snapshot"), pk=draw)
    actor = to_sit(request, found.attempt)
    form = ReportForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        operations.report_question(found, **form.cleaned_data, by=actor.user, at=timezone.now())
        messages.success(request, _("Thank you. The department reviewer will look at this question."))
        return redirect(_back(found))
    context = {"form": form, "draw": found, "item": found.snapshot.item, "back": _back(found)}
    return render(request, "quizzes/report.html", context, status=422 if form.errors else 200)


def my_reports(request: HttpRequest) -> HttpResponse:
    """What I reported and what came of it."""
    actor = permissions.signed_in(request)
    return render(request, "quizzes/my_reports.html", {"rows": reports_by(actor.user)})


def _back(draw: Draw) -> str:
    """Where the clerk was: the item, which leads on to its feedback or result once it is answered."""
    items = {Attempt.Kind.PRACTICE: "practice_item", Attempt.Kind.SHORT: "short_item"}
    return reverse(items.get(draw.attempt.kind, "check_item"), args=[draw.attempt_id, draw.position])
