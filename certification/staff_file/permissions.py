"""Who reads a staff file, who answers what a clerk entered, who signs a year."""

from django.http import HttpRequest

from certification.staff_file.models import StaffFileEntry
from people import permissions
from people.actor import Actor
from people.models import Centre, User


def answers_for(actor: Actor, person: User, centre: Centre, *, heads_it: bool) -> bool:
    """Whether the actor confirms and writes in this person's file: the head of their centre or the administrator, for a
    head the leader in charge; never one's own."""
    if actor.user.pk == person.pk:
        return False
    if heads_it:
        return actor.is_admin or centre.unit_id in actor.leads_units
    return permissions.manages_centre(actor, centre)


def signs_year_of(actor: Actor, person: User, centre: Centre, *, heads_it: bool) -> bool:
    """Whether the actor signs this person's year: the head, about a head the leader in charge; never one's own. The
    administrator keeps the house and judges nobody."""
    if actor.user.pk == person.pk:
        return False
    return centre.unit_id in actor.leads_units if heads_it else centre.pk in actor.heads


def to_take_scan(request: HttpRequest, entry: StaffFileEntry) -> Actor:
    """Whose it is, and whoever reads the file."""
    return permissions.to_read_record(request, entry.clerk)
