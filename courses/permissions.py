"""Which catalogues somebody may change: those of the units they edit, and below."""

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from courses.models import Catalogue, CatalogueImport
from people import permissions
from people.actor import Actor


def catalogues_in_reach(actor: Actor) -> QuerySet[Catalogue]:
    """Catalogues of the units the actor edits; all of them for an administrator."""
    catalogues = Catalogue.objects.select_related("unit")
    return catalogues if actor.is_admin else catalogues.filter(unit__in=actor.edits_units)


def to_see_import(request: HttpRequest, pk: int) -> tuple[Actor, CatalogueImport]:
    """Guard of one import's pages: an editor of the catalogue's unit, or an administrator."""
    actor = permissions.to_edit_catalogue(request)
    found = get_object_or_404(CatalogueImport.objects.select_related("catalogue__unit", "by"), pk=pk)
    if not catalogues_in_reach(actor).filter(pk=found.catalogue_id).exists():
        raise PermissionDenied
    return actor, found
