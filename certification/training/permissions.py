"""Guards of the training room beyond those of people."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from certification.training.models import SessionPaper
from people import permissions
from people.actor import Actor


def to_take_paper(request: HttpRequest, paper: SessionPaper) -> Actor:
    """Notices and material: every clerk of the centre and whoever sees it. What names people: whoever sees the centre;
    a proof also the clerk who handed it in."""
    actor = permissions.signed_in(request)
    centre = paper.session.centre
    if permissions.sees_centre(actor, centre):
        return actor
    of_centre = actor.clerk_of == centre.pk
    own_proof = paper.kind == SessionPaper.Kind.PROOF and paper.by_id == actor.user.pk
    if own_proof or (paper.kind in SessionPaper.FOR_CLERKS and of_centre):
        return actor
    raise PermissionDenied
