"""Who may do what with an exam: the head of its centre writes and invigilates, who sees the centre reads."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from people import permissions
from people.actor import Actor
from quizzes.exams.models import Paper
from quizzes.models import Attempt


def paper_or_404(pk: int) -> Paper:
    return get_object_or_404(Paper.objects.select_related("centre__unit", "made_by", "published_by"), pk=pk)


def to_see_paper(request: HttpRequest, paper: Paper) -> Actor:
    """Whoever has the people of its centre in sight."""
    return permissions.to_see_centre(request, paper.centre)


def to_write_paper(request: HttpRequest, paper: Paper) -> Actor:
    """The head of its centre, or an administrator."""
    return permissions.to_manage_centre(request, paper.centre)


def to_invigilate(request: HttpRequest, paper: Paper) -> Actor:
    """Whoever may stop the clock, give time and decide about late answers: the same."""
    return permissions.to_manage_centre(request, paper.centre)


def to_read_exam_result(request: HttpRequest, attempt: Attempt) -> Actor:
    """Whoever sat it, and whoever has the people of the paper's centre in sight."""
    actor = permissions.signed_in(request)
    if attempt.clerk_id == actor.user.pk:
        return actor
    assert attempt.paper is not None
    return permissions.to_see_centre(request, attempt.paper.centre)
