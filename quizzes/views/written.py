"""Written questions that want looking after: their facet changed since somebody read them."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from courses.permissions import catalogues_in_reach, catalogues_reviewed, decides_about, to_review
from people.actor import Actor
from quizzes.models import Question
from quizzes.operations.written import NotInUse, find_still_right
from quizzes.queries.written import Withheld, withheld_in
from quizzes.views.frame import admin_page


def written_questions(request: HttpRequest) -> HttpResponse:
    """Questions that are not drawn until they are read again, the longest withheld first."""
    actor = to_review(request)
    return admin_page(request, "written", _("Questions to read again"), {"withheld": _withheld(actor)})


@require_POST
def question_still_right(request: HttpRequest, pk: int) -> HttpResponse:
    """Read against the version in force, and left as it is."""
    actor = to_review(request)
    question = get_object_or_404(Question.objects.select_related("matter__catalogue"), pk=pk, matter__isnull=False)
    if not decides_about(actor, question.matter):
        raise PermissionDenied
    try:
        find_still_right(question, by=actor.user, at=timezone.now())
        messages.success(request, _("Noted. The question may be drawn again."))
    except NotInUse:
        messages.error(request, _("This question isn't in use any more; nothing was changed."))
    return redirect("written_questions")


def _withheld(actor: Actor) -> list[Withheld]:
    catalogues = catalogues_in_reach(actor) | catalogues_reviewed(actor)
    found = withheld_in(catalogues, on=timezone.localdate())
    return [one for one in found if decides_about(actor, one.question.matter)]
