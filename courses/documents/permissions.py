"""Who may have which paper. A handbook is for the centre's people, a guide for everybody signed in, and the street
has the guides of what a centre handles.
"""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from courses.documents import kinds
from courses.documents.kinds import Audience, Kind
from people import permissions
from people.actor import Actor, Role
from people.models import Centre


@dataclass(frozen=True, slots=True)
class Place:
    """Who asks, about which centre, and between which centres they may choose."""

    actor: Actor
    centre: Centre
    choices: tuple[Centre, ...]

    @property
    def is_ours(self) -> bool:
        """Whether the actor is of the centre's people or sees them."""
        return belongs(self.actor, self.centre)

    @property
    def may_write(self) -> bool:
        """Head of this very centre (or administrator)."""
        return permissions.manages_centre(self.actor, self.centre)

    @property
    def kinds(self) -> list[Kind]:
        """The books this actor may have here."""
        return [kind for kind in kinds.registered() if self.is_ours or kind.audience is Audience.SIGNED_IN]


def belongs(actor: Actor, centre: Centre) -> bool:
    """A clerk or the head of the centre, or whoever sees its people."""
    return actor.clerk_of == centre.pk or permissions.sees_centre(actor, centre)


def own_centres(actor: Actor) -> QuerySet[Centre]:
    """Centres the actor works at or sees; for editors and reviewers those of their units."""
    if actor.is_admin:
        return Centre.objects.all()
    units = actor.edits_units | {unit for unit, _department in actor.reviews}
    seen = permissions.centres_in_sight(actor).values("pk")
    return Centre.objects.filter(Q(pk=actor.clerk_of) | Q(pk__in=seen) | Q(unit__in=units))


def at_a_centre(request: HttpRequest) -> Place:
    """Guard of the page of a centre's books: anybody signed in; `?centre=` names another than one's own."""
    actor = permissions.signed_in(request)
    choices = tuple(own_centres(actor))
    if code := request.GET.get("centre", ""):
        centre = get_object_or_404(Centre, code=code)
        return Place(actor, centre, choices if centre in choices else (*choices, centre))
    own = next((one for one in choices if one.pk == actor.clerk_of or one.pk in actor.heads), None)
    first = own or next(iter(choices), None) or Centre.objects.first()
    if first is None:
        raise Http404("no centre")
    return Place(actor, first, choices or (first,))


def to_have(request: HttpRequest, centre: str, kind: str, format: str) -> tuple[Place, Kind]:
    """Guard of one book: its audience, in a format it comes in."""
    actor = permissions.signed_in(request)
    place = Place(actor, get_object_or_404(Centre, code=centre), ())
    try:
        found = kinds.named(kind)
    except KeyError as error:
        raise Http404(kind) from error
    if format not in found.formats:
        raise Http404(format)
    if found not in place.kinds:
        raise PermissionDenied
    return place, found


def to_hand_out(request: HttpRequest) -> tuple[Actor, Centre | None]:
    """Guard of notices: the centre's word to a citizen is for its clerks and heads to give (and administrators)."""
    actor = permissions.with_role(request, Role.CLERK, Role.HEAD)
    return actor, centre_of(actor)


def centre_of(actor: Actor) -> Centre | None:
    """The centre whose name stands on the papers this actor prints; None for those who work at none."""
    keys = [actor.clerk_of] if actor.clerk_of else sorted(actor.heads)
    return Centre.objects.filter(pk__in=keys).order_by("pk").first()
