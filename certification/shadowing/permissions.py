"""Guards of the pages about shadowing."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from certification.shadowing.models import Shadowing
from people import permissions
from people.actor import Actor


def to_see(request: HttpRequest, shadowing: Shadowing) -> Actor:
    """The host, the learner, and whoever may read the learner's record."""
    actor = permissions.signed_in(request)
    if shadowing.host_id == actor.user.pk:
        return actor
    return permissions.to_read_record(request, shadowing.learner)


def as_learner(request: HttpRequest, shadowing: Shadowing) -> Actor:
    """The learner, for what they alone write."""
    actor = permissions.signed_in(request)
    if shadowing.learner_id != actor.user.pk:
        raise PermissionDenied
    return actor


def as_host(request: HttpRequest, shadowing: Shadowing) -> Actor:
    """The host named, who has an account."""
    actor = permissions.signed_in(request)
    if shadowing.host_id != actor.user.pk:
        raise PermissionDenied
    return actor


def for_the_paper(request: HttpRequest, shadowing: Shadowing) -> Actor:
    """The head, where the host signs on paper."""
    actor = permissions.to_manage_centre(request, shadowing.centre)
    if shadowing.host_id is not None or shadowing.learner_id == actor.user.pk:
        raise PermissionDenied
    return actor
