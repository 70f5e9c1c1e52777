"""Which catalogues somebody may change or confirm (those of the units they edit or review, and below) or sees first."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from courses.domain.departments import answers_for
from courses.models import Catalogue, CatalogueImport, FacetChange, Inquiry, Matter
from courses.queries.notes import Outdated, outdated_notes
from people import permissions
from people.actor import Actor, Role
from people.models import Centre
from people.places import Place


def catalogues_in_reach(actor: Actor) -> QuerySet[Catalogue]:
    """Catalogues of the units the actor edits; all of them for an administrator."""
    catalogues = Catalogue.objects.select_related("unit")
    return catalogues if actor.is_admin else catalogues.filter(unit__in=actor.edits_units)


def own_centre(actor: Actor) -> int | None:
    """The centre whose matters somebody is shown first: a clerk's own, or the one centre they head."""
    if actor.clerk_of is not None:
        return actor.clerk_of
    return next(iter(actor.heads)) if len(actor.heads) == 1 else None


def centres_edited(actor: Actor) -> QuerySet[Centre]:
    """Centres whose matters the actor may change: those of the units they edit, and below."""
    centres = Centre.objects.select_related("unit")
    return centres if actor.is_admin else centres.filter(unit__in=actor.edits_units)


def to_edit_centre(request: HttpRequest, code: str) -> tuple[Actor, Centre]:
    """Guard of what a centre handles: an editor of its unit, or an administrator."""
    actor = permissions.to_edit_catalogue(request)
    centre = get_object_or_404(Centre.objects.select_related("unit"), code=code)
    if not (actor.is_admin or centre.unit_id in actor.edits_units):
        raise PermissionDenied
    return actor, centre


def to_read_centre_list(request: HttpRequest) -> tuple[Actor, Centre]:
    """Guard of the list of what the centre of the address handles: whoever sees its people or may change the list."""
    actor = permissions.signed_in(request)
    centre = get_object_or_404(Centre.objects.select_related("unit"), code=request.GET.get("centre", ""))
    if not (permissions.sees_centre(actor, centre) or centre.unit_id in actor.edits_units):
        raise PermissionDenied
    return actor, centre


def to_count_cases(request: HttpRequest) -> Place:
    """Guard of a centre's yearly cases: its head, an editor of its unit, an administrator. `?centre=` asks for one."""
    actor = permissions.with_role(request, Role.HEAD, Role.EDITOR)
    own = Centre.objects.filter(pk__in=actor.heads)
    choices = tuple((centres_edited(actor) | own).distinct().select_related("unit").order_by("code"))
    if code := request.GET.get("centre", ""):
        centre = next((one for one in choices if one.code == code), None)
        if centre is None:
            get_object_or_404(Centre, code=code)
            raise PermissionDenied
    elif choices:
        centre = next((one for one in choices if one.pk in actor.heads), choices[0])
    else:
        raise Http404("no centre to count for")
    return Place(actor, centre, choices, timezone.localdate())


def to_see_import(request: HttpRequest, pk: int) -> tuple[Actor, CatalogueImport]:
    """Guard of one import's pages: an editor of the catalogue's unit, or an administrator."""
    actor = permissions.to_edit_catalogue(request)
    found = get_object_or_404(
        CatalogueImport.objects.select_related("catalogue__unit", "by", "file", "restores"), pk=pk
    )
    if not catalogues_in_reach(actor).filter(pk=found.catalogue_id).exists():
        raise PermissionDenied
    return actor, found


def catalogues_reviewed(actor: Actor) -> QuerySet[Catalogue]:
    """Catalogues in which the actor answers for some department; all of them for an administrator."""
    catalogues = Catalogue.objects.select_related("unit")
    return catalogues if actor.is_admin else catalogues.filter(unit__in={unit for unit, _ in actor.reviews})


def answers_for_matter(actor: Actor, catalogue: Catalogue, *, named: str, category: str) -> bool:
    """Whether the actor is the department reviewer of a matter that names this department (or an administrator)."""
    own = [department for unit, department in actor.reviews if unit == catalogue.unit_id]
    return actor.is_admin or any(answers_for(department, named=named, category=category) for department in own)


def to_review(request: HttpRequest) -> Actor:
    """Guard of what waits for the departments: their reviewers, and the editors who wait with it."""
    return permissions.with_role(request, Role.REVIEWER, Role.EDITOR)


def to_see_review(request: HttpRequest, pk: int) -> tuple[Actor, CatalogueImport]:
    """Guard of one edition's review: whoever edits its catalogue or answers for a department in it."""
    actor = to_review(request)
    staged = CatalogueImport.objects.filter(edition__isnull=False).select_related("catalogue__unit", "edition", "by")
    found = get_object_or_404(staged, pk=pk)
    if not (catalogues_in_reach(actor) | catalogues_reviewed(actor)).filter(pk=found.catalogue_id).exists():
        raise PermissionDenied
    return actor, found


def edits(actor: Actor, catalogue: Catalogue) -> bool:
    """Whether the catalogue is one of those the actor may change."""
    return actor.is_admin or catalogue.unit_id in actor.edits_units


def decides_about(actor: Actor, matter: Matter) -> bool:
    """Whether the actor may say how changes of this matter count: who edits its catalogue, who reviews it."""
    return edits(actor, matter.catalogue) or answers_for_matter(
        actor, matter.catalogue, named=matter.department, category=matter.category
    )


def notes_to_review(actor: Actor, *, on: date) -> list[Outdated]:
    """Notes written before their facts changed, in the lessons of matters the actor decides about."""
    found = outdated_notes(catalogues_in_reach(actor) | catalogues_reviewed(actor), on=on)
    return [one for one in found if decides_about(actor, one.page.matter)]


def to_decide_change(request: HttpRequest, pk: int) -> tuple[Actor, FacetChange]:
    """Guard of a change's decision. A staged edition's changes are there for its editors and reviewers alone."""
    actor = to_review(request)
    known = FacetChange.objects.select_related(
        "matter__catalogue__unit", "matter__lesson", "from_version", "to_version__edition__activation", "decided_by"
    )
    change = get_object_or_404(known, pk=pk)
    if not decides_about(actor, change.matter):
        raise PermissionDenied
    return actor, change


def inquiries_to_answer(actor: Actor, inquiries: QuerySet[Inquiry]) -> list[Inquiry]:
    """Those of the questions the actor answers as a department reviewer; all of them for an administrator."""
    return [
        one for one in inquiries.filter(matter__catalogue__in=catalogues_reviewed(actor)) if answers_inquiry(actor, one)
    ]


def inquiries_in_sight(actor: Actor, inquiries: QuerySet[Inquiry]) -> list[Inquiry]:
    """Those the actor answers, and those about matters of the catalogues they edit."""
    near = inquiries.filter(matter__catalogue__in=catalogues_in_reach(actor) | catalogues_reviewed(actor))
    return [one for one in near if answers_inquiry(actor, one) or edits(actor, one.matter.catalogue)]


def answers_inquiry(actor: Actor, inquiry: Inquiry) -> bool:
    """Whether the actor is the department reviewer of the question's matter (or an administrator)."""
    matter = inquiry.matter
    return answers_for_matter(actor, matter.catalogue, named=matter.department, category=matter.category)


def to_read_inquiry(request: HttpRequest, pk: int) -> tuple[Actor, Inquiry]:
    """Guard of one question: once answered and shown it is everybody's; before that it is for whoever asked, whoever
    answers, the editors of the catalogue, and those who see the people of the centre it was asked at."""
    actor = permissions.signed_in(request)
    known = Inquiry.objects.select_related("matter__catalogue", "matter__lesson", "centre", "asked_by")
    inquiry = get_object_or_404(known, pk=pk)
    concerned = (
        inquiry.asked_by_id == actor.user.pk
        or answers_inquiry(actor, inquiry)
        or edits(actor, inquiry.matter.catalogue)
        or (inquiry.centre is not None and permissions.sees_centre(actor, inquiry.centre))
    )
    if not concerned and not Inquiry.objects.answered().shown().filter(pk=pk).exists():
        raise PermissionDenied
    return actor, inquiry


def to_answer_inquiry(request: HttpRequest, pk: int) -> tuple[Actor, Inquiry]:
    """Guard of answering: the department reviewer of the matter, or an administrator."""
    actor, inquiry = to_read_inquiry(request, pk)
    if not answers_inquiry(actor, inquiry):
        raise PermissionDenied
    return actor, inquiry


def to_hide_inquiry(request: HttpRequest, pk: int) -> tuple[Actor, Inquiry]:
    """Guard of taking a question off its lesson and putting it back: an editor of its catalogue, an administrator."""
    actor, inquiry = to_read_inquiry(request, pk)
    if not edits(actor, inquiry.matter.catalogue):
        raise PermissionDenied
    return actor, inquiry
