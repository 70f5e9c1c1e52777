"""Who reads a staff file, who writes in it and answers what a clerk entered, who signs a year."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils import timezone

from people import permissions
from people.actor import Actor, Role
from people.models import Centre, RoleGrant, User

STAFF = (Role.CLERK, Role.HEAD)


def to_read(request: HttpRequest, person: User) -> Actor:
    """Whose it is, and whoever sees a centre the person belongs or belonged to."""
    actor = permissions.signed_in(request)
    if actor.is_admin or actor.user.pk == person.pk:
        return actor
    places = RoleGrant.objects.filter(user=person, role__in=STAFF).values("centre")
    if not permissions.centres_in_sight(actor).filter(pk__in=places).exists():
        raise PermissionDenied
    return actor


def to_write(request: HttpRequest, person: User) -> Actor:
    """Whose it is, and whoever answers for it."""
    if request.actor is not None and request.actor.user.pk == person.pk:
        return permissions.as_staff(request)
    return to_answer(request, person)


def to_answer(request: HttpRequest, person: User) -> Actor:
    """Whoever confirms what stands in this person's file."""
    actor = permissions.signed_in(request)
    if not answers_for(actor, person, on=timezone.localdate()):
        raise PermissionDenied
    return actor


def answers_for(actor: Actor, person: User, *, on: date) -> bool:
    """The head of the person's centre or the administrator; for a head the leader in charge; never one's own."""
    if actor.user.pk == person.pk:
        return False
    if actor.is_admin:
        return True
    grants = list(person.grants.in_force(on).filter(role__in=STAFF).select_related("centre"))
    if any(grant.role == Role.HEAD for grant in grants):
        return any(grant.centre.unit_id in actor.leads_units for grant in grants)
    return any(grant.centre_id in actor.heads for grant in grants)


def signs_year_of(actor: Actor, person: User, centre: Centre, *, heads_it: bool) -> bool:
    """Whether the actor signs this person's year: the head, about a head the leader in charge; never one's own. The
    administrator keeps the house and judges nobody."""
    if actor.user.pk == person.pk:
        return False
    return centre.unit_id in actor.leads_units if heads_it else centre.pk in actor.heads
