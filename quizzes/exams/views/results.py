"""Results: of one sitting to whoever sat it, of a paper to whoever sees its people, and as a workbook."""

from io import BytesIO

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from ledger import audit
from quizzes.exams import workbook
from quizzes.exams.operations.closing import close_if_over
from quizzes.exams.permissions import paper_or_404, to_read_exam_result, to_see_paper
from quizzes.exams.queries import results as queries
from quizzes.models import Attempt

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def exam_result(request: HttpRequest, pk: int) -> HttpResponse:
    """The score and what it is made of; the questions once nobody can be asked them any more."""
    sittings = Attempt.objects.select_related("clerk", "paper__centre__unit")
    attempt = get_object_or_404(sittings, pk=pk, kind=Attempt.Kind.EXAM)
    actor = to_read_exam_result(request, attempt)
    now = timezone.now()
    close_if_over(attempt, at=now)
    found = queries.sitting_result(attempt, at=now)
    own = actor.user.pk == attempt.clerk_id
    if found is None or attempt.state != Attempt.State.FINISHED:
        # a sitting opened again has a result already; it is told once the sitting is closed
        return redirect("exam_sitting", pk=pk) if own else redirect("paper", pk=attempt.paper_id)
    return render(request, "quizzes/exams/results/sitting.html", {"found": found, "paper": attempt.paper, "own": own})


def paper_results(request: HttpRequest, pk: int) -> HttpResponse:
    """How a paper went: everybody by name, the scores together, and how its questions fared."""
    paper = paper_or_404(pk)
    to_see_paper(request, paper)
    found = queries.paper_results(paper)
    context = {
        "paper": paper,
        "found": found,
        "tallest": max((band.people for band in found.bands), default=0),
    }
    return render(request, "quizzes/exams/results/paper.html", context)


def paper_results_export(request: HttpRequest, pk: int) -> HttpResponse:
    """The same as a workbook; that it was taken out is noted."""
    paper = paper_or_404(pk)
    actor = to_see_paper(request, paper)
    buffer = BytesIO()
    workbook.results(paper, queries.paper_results(paper)).save(buffer)
    audit.record("exam.exported", paper, by=actor.user, at=timezone.now())
    headers = {"Content-Disposition": f'attachment; filename="exam-{paper.pk}.xlsx"'}
    return HttpResponse(buffer.getvalue(), content_type=XLSX, headers=headers)
