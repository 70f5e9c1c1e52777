"""Guards of a sitting. Practice is the clerk's own: no head and no administrator opens it."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from people import permissions
from people.actor import Actor
from quizzes.models import Attempt


def to_sit(request: HttpRequest, attempt: Attempt) -> Actor:
    """The clerk whose sitting it is, and nobody else."""
    actor = permissions.signed_in(request)
    if actor.user.pk != attempt.clerk_id:
        raise PermissionDenied
    return actor


def to_read_result(request: HttpRequest, attempt: Attempt) -> Actor:
    """A closed check may be read by whoever may read the clerk's record; everything else only by the clerk."""
    if attempt.kind != Attempt.Kind.CHECK or attempt.is_open:
        return to_sit(request, attempt)
    return permissions.to_read_record(request, attempt.clerk)
