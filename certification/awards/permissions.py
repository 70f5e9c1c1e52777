"""Who may write about a certification: whoever answers for the centre, and never about their own."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from people import permissions
from people.actor import Actor
from people.models import Centre, User


def may_act(actor: Actor, clerk: User, centre: Centre | None) -> bool:
    """The head of the clerk's centre, the leader of its unit, an administrator; where the clerk has a centre at all."""
    if centre is None or actor.user.pk == clerk.pk:
        return False
    return permissions.manages_centre(actor, centre) or centre.unit_id in actor.leads_units


def to_act_on(request: HttpRequest, clerk: User, centre: Centre | None) -> Actor:
    """Guard of the pages that suspend, reinstate, revoke and grant."""
    actor = permissions.signed_in(request)
    if not may_act(actor, clerk, centre):
        raise PermissionDenied
    return actor
