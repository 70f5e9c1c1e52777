"""Editions that wait for the departments, in the admin: the queue, one edition, one matter, and what is said."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from courses import operations, tasks
from courses.domain.differences import differences
from courses.domain.facets import FACETS
from courses.domain.wording import facet_lines
from courses.forms import ReasonForm
from courses.models import Catalogue, CatalogueImport, FactsReview
from courses.permissions import (
    answers_for_matter,
    catalogues_in_reach,
    catalogues_reviewed,
    edits,
    to_review,
    to_see_review,
)
from courses.queries.reviews import MatterInReview, by_department, matters_in_review, reviews_waiting, version_before
from courses.sentences import REVIEW_REFUSALS
from people import permissions
from people.actor import Actor

Verdict = FactsReview.Verdict


def review_list(request: HttpRequest) -> HttpResponse:
    """Every edition that waits, with what waits for the reader; editors also say which catalogues ask for it."""
    actor = to_review(request)
    waiting = list(reviews_waiting(catalogues_in_reach(actor) | catalogues_reviewed(actor)))
    matters = matters_in_review([found.edition for found in waiting])
    rows = []
    for found in waiting:
        all_of_it = [one for one in matters if one.edition == found.edition.pk]
        own = _own(actor, found, all_of_it)
        rows.append((found, sum(not one.settled for one in own), sum(one.settled for one in all_of_it), len(all_of_it)))
    context = {"rows": rows, "catalogues": catalogues_in_reach(actor)}
    return _render(request, "list", _("Review by the departments"), context)


def review(request: HttpRequest, pk: int) -> HttpResponse:
    """One edition, department by department."""
    actor, found = to_see_review(request, pk)
    return _page(request, actor, found)


def review_matter(request: HttpRequest, pk: int, matter: int) -> HttpResponse:
    """One matter of a waiting edition, old and new; its reviewer confirms or objects, the editor may overrule."""
    actor, found = to_see_review(request, pk)
    one = _matter(found, matter)
    reviews, overrules = _answers_for(actor, found, one), edits(actor, found.catalogue)
    verdict = request.POST.get("verdict", "")
    if request.method == "POST" and not (overrules if verdict == Verdict.OVERRULED else reviews):
        raise PermissionDenied
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and verdict in Verdict.values and (verdict == Verdict.CONFIRMED or form.is_valid()):
        comment = "" if verdict == Verdict.CONFIRMED else form.cleaned_data["comment"]
        if answer := _say(request, actor, found, [matter], verdict=verdict, comment=comment):
            return answer
    before = version_before(one.version) if one.version else None
    context: dict[str, Any] = {
        "found": found,
        "one": one,
        "before": before,
        "differences": differences(before.facts, one.version.facts) if before and one.version else (),
        "facts": [(facet, facet_lines(one.version.facts, facet)) for facet in FACETS] if one.version else [],
        "form": form,
        "may_confirm": reviews and found.state == CatalogueImport.State.REVIEW,
        "may_overrule": overrules and found.state == CatalogueImport.State.REVIEW,
    }
    status = 422 if request.method == "POST" else 200
    return _render(request, "matter", one.name, context, found=found, status=status)


@require_POST
def review_confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """A reviewer confirms the ticked matters, all of which must be the reviewer's own."""
    actor, found = to_see_review(request, pk)
    ticked = _ticked(request)
    if ticked - {one.matter.pk for one in _own(actor, found, matters_in_review([found.edition]))}:
        raise PermissionDenied
    answer = _say(request, actor, found, ticked, verdict=Verdict.CONFIRMED)
    return answer or _page(request, actor, found, status=422)


@require_POST
def review_overrule(request: HttpRequest, pk: int) -> HttpResponse:
    """The editor settles the ticked matters against, or without, their reviewers; with a reason."""
    actor, found = to_see_review(request, pk)
    if not edits(actor, found.catalogue):
        raise PermissionDenied
    form = ReasonForm(request.POST)
    if form.is_valid():
        comment = form.cleaned_data["comment"]
        if answer := _say(request, actor, found, _ticked(request), verdict=Verdict.OVERRULED, comment=comment):
            return answer
    return _page(request, actor, found, overrule_form=form, status=422)


@require_POST
def review_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """The editor gives a waiting edition up; the list is to be mended and read again."""
    actor, found = to_see_review(request, pk)
    if not edits(actor, found.catalogue):
        raise PermissionDenied
    form = ReasonForm(request.POST, prefix="withdraw")
    if form.is_valid():
        try:
            operations.withdraw_edition(found, reason=form.cleaned_data["comment"], by=actor.user, at=timezone.now())
            messages.success(request, _("Withdrawn. Nothing of the list was put in force."))
            return redirect("review_list")
        except operations.ReviewRefused as refused:
            messages.error(request, str(REVIEW_REFUSALS[refused.code]))
    return _page(request, actor, found, withdraw_form=form, status=422)


@require_POST
def catalogue_review(request: HttpRequest, pk: int) -> HttpResponse:
    """Whether a catalogue asks its departments; for those who edit it."""
    actor = permissions.to_edit_catalogue(request)
    catalogue = get_object_or_404(Catalogue.objects.select_related("unit"), pk=pk)
    if not edits(actor, catalogue):
        raise PermissionDenied
    operations.ask_for_review(catalogue, wanted=request.POST.get("wanted") == "1", by=actor.user, at=timezone.now())
    return redirect("review_list")


def _page(
    request: HttpRequest,
    actor: Actor,
    found: CatalogueImport,
    *,
    overrule_form: ReasonForm | None = None,
    withdraw_form: ReasonForm | None = None,
    status: int = 200,
) -> HttpResponse:
    matters = matters_in_review([found.edition])
    own = {one.matter.pk for one in _own(actor, found, matters)}
    context = {
        "found": found,
        "departments": by_department(matters, found.catalogue, on=timezone.localdate()),
        "own": own,
        "own_open": [one for one in matters if one.matter.pk in own and not one.settled],
        "settled": sum(one.settled for one in matters),
        "total": len(matters),
        "waits": found.state == CatalogueImport.State.REVIEW,
        "may_edit": edits(actor, found.catalogue),
        "ticked": _ticked(request),
        "overrule_form": overrule_form or ReasonForm(),
        "withdraw_form": withdraw_form or ReasonForm(prefix="withdraw"),
    }
    return _render(request, "edition", found.file_name, context, status=status)


def _say(
    request: HttpRequest, actor: Actor, found: CatalogueImport, matters: Iterable[int], **word: str
) -> HttpResponse | None:
    """Say it and lead on; None (and a message) where it couldn't be said."""
    try:
        standing = operations.give_verdict(found, matters, by=actor.user, at=timezone.now(), **word)
    except operations.ReviewRefused as refused:
        messages.error(request, str(REVIEW_REFUSALS[refused.code]))
        return None
    if standing.state != CatalogueImport.State.APPLYING:
        messages.success(request, _("Noted."))
        return redirect("review", found.pk)
    tasks.start_import(standing, by=actor.user, after_review=True)
    messages.success(request, _("Every matter is settled. The list comes into force now."))
    return redirect("review_list")


def _own(actor: Actor, found: CatalogueImport, matters: Iterable[MatterInReview]) -> list[MatterInReview]:
    return [one for one in matters if _answers_for(actor, found, one)]


def _answers_for(actor: Actor, found: CatalogueImport, one: MatterInReview) -> bool:
    return answers_for_matter(actor, found.catalogue, named=one.department, category=one.category)


def _matter(found: CatalogueImport, matter: int) -> MatterInReview:
    one = next((one for one in matters_in_review([found.edition]) if one.matter.pk == matter), None)
    if one is None:
        raise Http404
    return one


def _ticked(request: HttpRequest) -> set[int]:
    return {int(pk) for pk in request.POST.getlist("matter") if pk.isdecimal()}


def _render(
    request: HttpRequest,
    name: str,
    title: str,
    context: dict[str, Any],
    *,
    found: CatalogueImport | None = None,
    status: int = 200,
) -> HttpResponse:
    trail = [{"url": reverse("review_list"), "label": _("Review by the departments")}]
    if found:
        trail.append({"url": reverse("review", args=[found.pk]), "label": found.file_name})
    if name != "list":
        trail.append({"url": "", "label": title})
    frame = {"header_title": title, "page_title": title, "header_icon": "check", "breadcrumbs_items": trail}
    return render(request, f"courses/admin/review_{name}.html", frame | context, status=status)
