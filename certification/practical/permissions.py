"""Guards of the pages about practical assessments."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from certification.practical.models import PracticalPlan
from people import permissions
from people.actor import Actor, Role


def observes(actor: Actor, plan: PracticalPlan) -> bool:
    """Whether the actor may write what was observed: the observer named, or the head for one on paper."""
    if plan.clerk_id == actor.user.pk:
        return False
    if plan.observer_id:
        return plan.observer_id == actor.user.pk
    return permissions.manages_centre(actor, plan.centre)


def to_see_plan(request: HttpRequest, plan: PracticalPlan) -> Actor:
    """The observer, the clerk, and whoever may read the clerk's record."""
    actor = permissions.signed_in(request)
    if plan.observer_id == actor.user.pk:
        return actor
    return permissions.to_read_record(request, plan.clerk)


def to_observe(request: HttpRequest, plan: PracticalPlan) -> Actor:
    """Whoever may write what was observed."""
    actor = permissions.signed_in(request)
    if not observes(actor, plan):
        raise PermissionDenied
    return actor


def as_observer(request: HttpRequest) -> Actor:
    """Heads and department reviewers: whom a plan may name."""
    return permissions.with_role(request, Role.HEAD, Role.REVIEWER)
