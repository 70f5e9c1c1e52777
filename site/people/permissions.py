"""Guards: the first line of every view. Each returns the actor or refuses with a reason.

SignInRequired sends an anonymous visitor to the sign-in page and back; PermissionDenied answers 403.
"""

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from people.actor import Actor, Role
from people.models import Centre, RoleGrant, User


class SignInRequired(Exception):
    """Nobody is signed in; the middleware turns it into a redirect to the sign-in page."""


def signed_in(request: HttpRequest) -> Actor:
    """Anybody with an account."""
    if request.actor is None:
        raise SignInRequired
    return request.actor


def with_role(request: HttpRequest, *roles: str) -> Actor:
    """Somebody who holds one of the roles today; an administrator holds them all."""
    actor = signed_in(request)
    if not actor.has(*roles):
        raise PermissionDenied
    return actor


def as_clerk(request: HttpRequest) -> Actor:
    """A clerk of a centre. Administrators don't count: they have no post to learn for."""
    actor = signed_in(request)
    if actor.clerk_of is None:
        raise PermissionDenied
    return actor


def as_staff(request: HttpRequest) -> Actor:
    """A clerk or the head of a centre, about what is kept of themselves."""
    actor = signed_in(request)
    if actor.clerk_of is None and not actor.heads:
        raise PermissionDenied
    return actor


def centres_in_sight(actor: Actor) -> QuerySet[Centre]:
    """Centres whose people this actor may see: their own as head, those below as leader or inspector, all as admin."""
    if actor.is_admin:
        return Centre.objects.all()
    return Centre.objects.filter(
        Q(pk__in=actor.heads) | Q(unit__in=actor.leads_units) | Q(unit__in=actor.inspects_units)
    )


def sees_centre(actor: Actor, centre: Centre) -> bool:
    """Whether the people of this centre are in the actor's sight."""
    return actor.is_admin or (
        centre.pk in actor.heads or centre.unit_id in actor.leads_units or centre.unit_id in actor.inspects_units
    )


def manages_centre(actor: Actor, centre: Centre) -> bool:
    """Head of this very centre (or administrator): may write about its people."""
    return actor.is_admin or centre.pk in actor.heads


def overseeing(request: HttpRequest) -> Actor:
    """Head, leader, inspector or administrator: whoever has centres in sight."""
    return with_role(request, Role.HEAD, Role.LEADER, Role.INSPECTOR)


def to_see_centre(request: HttpRequest, centre: Centre) -> Actor:
    """Guard of a page about one centre."""
    actor = signed_in(request)
    if not sees_centre(actor, centre):
        raise PermissionDenied
    return actor


def to_manage_centre(request: HttpRequest, centre: Centre) -> Actor:
    """Guard of a page that writes about one centre's people."""
    actor = signed_in(request)
    if not manages_centre(actor, centre):
        raise PermissionDenied
    return actor


def to_read_record(request: HttpRequest, clerk: User) -> Actor:
    """Guard of a clerk's record: the clerk, and whoever sees a centre the clerk belongs to or belonged to."""
    actor = signed_in(request)
    if actor.is_admin or actor.user.pk == clerk.pk:
        return actor
    of_clerk = RoleGrant.objects.filter(user=clerk, role=Role.CLERK).values("centre")
    if not centres_in_sight(actor).filter(pk__in=of_clerk).exists():
        raise PermissionDenied
    return actor


def to_edit_catalogue(request: HttpRequest) -> Actor:
    """Guard of whatever changes the catalogue: editor or administrator."""
    return with_role(request, Role.EDITOR)
