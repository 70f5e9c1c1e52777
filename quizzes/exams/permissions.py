"""Guards of exams: the head of the paper's centre (and an administrator) invigilates."""

from django.http import HttpRequest

from people import permissions
from people.actor import Actor
from quizzes.exams.models import Paper


def to_invigilate(request: HttpRequest, paper: Paper) -> Actor:
    """Whoever may stop the clock, give time and decide about late answers."""
    return permissions.to_manage_centre(request, paper.centre)
