"""Guards of a sitting. Practice is the clerk's own: no head and no administrator opens it."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from courses.models import Catalogue, MatterVersion
from courses.permissions import answers_for_matter, catalogues_in_reach, edits
from people import permissions
from people.actor import Actor
from quizzes.models import Attempt


def to_sit(request: HttpRequest, attempt: Attempt) -> Actor:
    """The clerk whose sitting it is, and nobody else."""
    actor = permissions.signed_in(request)
    if actor.user.pk != attempt.clerk_id:
        raise PermissionDenied
    return actor


def to_read_result(request: HttpRequest, attempt: Attempt) -> Actor:
    """A closed check may be read by whoever may read the clerk's record; everything else only by the clerk."""
    if attempt.kind != Attempt.Kind.CHECK or attempt.is_open:
        return to_sit(request, attempt)
    return permissions.to_read_record(request, attempt.clerk)


def may_regrade(actor: Actor, version: MatterVersion) -> bool:
    """Whoever edits the matter's catalogue or answers for it may propose, and another of them decide."""
    catalogue = version.matter.catalogue
    return edits(actor, catalogue) or answers_for_matter(
        actor, catalogue, named=version.department, category=version.category
    )


def may_regrade_all(actor: Actor) -> bool:
    """A template taken out of every matter touches every catalogue, so it takes somebody who edits them all."""
    return not Catalogue.objects.exclude(pk__in=catalogues_in_reach(actor).values("pk")).exists()
