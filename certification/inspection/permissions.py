"""Who makes a pack: its centre's head, the leader in charge, an administrator. Whoever sees the centre takes it, for
each of its lists is theirs to take one by one."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from certification.inspection.models import InspectionPack
from people import places
from people.places import Place


def may_make(place: Place) -> bool:
    return place.may_write or place.may_approve


def to_make(request: HttpRequest, place: Place) -> Place:
    """Refuses those who only read."""
    if not may_make(place):
        raise PermissionDenied
    return place


def to_see_pack(request: HttpRequest, pk: int) -> tuple[InspectionPack, Place]:
    """Guard of the pages of one pack."""
    found = get_object_or_404(InspectionPack.objects.select_related("centre__unit", "asked_by"), pk=pk)
    return found, places.to_see(request, found.centre)
