"""Which centre a page is about: the guard of every page that shows one centre at a time.

`?centre=<code>` asks for one; without it the first in sight is shown and the page offers the others.
"""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from people import permissions
from people.actor import Actor
from people.models import Centre


@dataclass(frozen=True, slots=True)
class Place:
    """Who asks, about which centre, on which day, and between which centres they may choose."""

    actor: Actor
    centre: Centre
    choices: tuple[Centre, ...]
    on: date

    @property
    def may_write(self) -> bool:
        """Head of this very centre (or administrator)."""
        return permissions.manages_centre(self.actor, self.centre)

    @property
    def may_approve(self) -> bool:
        """Leader in charge of the unit this centre belongs to (or administrator)."""
        return self.actor.is_admin or self.centre.unit_id in self.actor.leads_units

    @property
    def may_end(self) -> bool:
        """Whoever may write about its people or sign for them: may end a posting, or take one back."""
        return self.may_write or self.may_approve


def to_oversee(request: HttpRequest) -> Place:
    """Guard of a page that shows the people of one centre: head, leader, inspector, administrator."""
    actor = permissions.overseeing(request)
    choices = tuple(permissions.centres_in_sight(actor).select_related("unit"))
    if code := request.GET.get("centre", ""):
        centre = next((c for c in choices if c.code == code), None) or get_object_or_404(Centre, code=code)
        permissions.to_see_centre(request, centre)
    elif choices:
        centre = next((c for c in choices if c.pk in actor.heads), choices[0])
    else:
        raise Http404("no centre in sight")
    return Place(actor, centre, choices, timezone.localdate())


def to_see(request: HttpRequest, centre: Centre) -> Place:
    """Guard of a page about something of this very centre."""
    return Place(permissions.to_see_centre(request, centre), centre, (centre,), timezone.localdate())


def to_write_about(request: HttpRequest, centre: Centre | None) -> Place:
    """Guard of a page that writes about somebody of this very centre; of nobody's centre nobody does."""
    if centre is None:
        permissions.signed_in(request)
        raise PermissionDenied
    return Place(permissions.to_manage_centre(request, centre), centre, (centre,), timezone.localdate())


def to_manage(request: HttpRequest) -> Place:
    """Guard of a page that writes about one centre's people: its head or an administrator."""
    place = to_oversee(request)
    permissions.to_manage_centre(request, place.centre)
    return place
