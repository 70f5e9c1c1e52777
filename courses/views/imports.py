"""Catalogue import in the admin: upload, plan, apply, progress. The command shares every operation with these."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from courses import operations, tasks
from courses.domain.problems import Refusal
from courses.forms import ImportForm
from courses.models import CatalogueImport, ImportLine
from courses.permissions import catalogues_in_reach, to_see_import
from courses.queries.plans import imports_of, planned_matters
from courses.sentences import place, sentence
from people import permissions

Action = ImportLine.Action
PAGE = 25


def catalogue_import_list(request: HttpRequest) -> HttpResponse:
    """Every list read so far, and the way to read another."""
    actor = permissions.to_edit_catalogue(request)
    imports = Paginator(imports_of(catalogues_in_reach(actor)), PAGE).get_page(request.GET.get("page"))
    return _render(request, "list", _("Catalogue imports"), {"imports": imports})


def catalogue_import_add(request: HttpRequest) -> HttpResponse:
    """Upload a list; it is read into a plan and nothing else happens."""
    actor = permissions.to_edit_catalogue(request)
    catalogues = catalogues_in_reach(actor)
    form = ImportForm(request.POST or None, request.FILES or None, catalogues=catalogues)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            found = operations.stage_import(
                data["catalogue"],
                data=data["file"].read(),
                file_name=data["file"].name,
                source=data["source"],
                effective_on=data["effective_on"],
                by=actor.user,
                at=timezone.now(),
            )
            return redirect("catalogue_import_plan", found.pk)
        except Refusal as refusal:
            form.add_error("file", sentence(refusal.problem))
    status = 422 if form.errors else 200
    return _render(request, "add", _("Import a list"), {"form": form, "catalogues": catalogues}, status=status)


def catalogue_import_plan(request: HttpRequest, pk: int) -> HttpResponse:
    """What the list would change, matter by matter; problems by row; the button that applies it."""
    _actor, found = to_see_import(request, pk)
    tab = request.GET.get("show") or _first_tab(found)
    context: dict[str, Any] = {"found": found, "tab": tab, "tabs": _tabs(found)}
    if tab == "problems":
        rows = [{"place": place(p), "severity": p["severity"], "sentence": sentence(p)} for p in found.problems]
        context["page"] = Paginator(rows, PAGE * 4).get_page(request.GET.get("page"))
    else:
        context["page"] = Paginator(found.lines.filter(action=tab), PAGE).get_page(request.GET.get("page"))
        context["matters"] = planned_matters(found, list(context["page"]))
    return _render(request, "plan", found.file_name, context)


@require_POST
def catalogue_import_apply(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand the plan to the worker; pressing twice finds the job that runs already."""
    actor, found = to_see_import(request, pk)
    if found.state in (CatalogueImport.State.PLANNED, CatalogueImport.State.APPLYING):
        tasks.start_import(found, by=actor.user)
        return redirect("catalogue_import_progress", pk)
    return redirect("catalogue_import_plan", pk)


def catalogue_import_progress(request: HttpRequest, pk: int) -> HttpResponse:
    """How far the applying is; the page asks again by itself until it has ended."""
    _actor, found = to_see_import(request, pk)
    job = tasks.job_of(pk)
    if job is None:
        raise Http404
    return _render(request, "progress", found.file_name, {"found": found, "job": job})


def _tabs(found: CatalogueImport) -> list[tuple[str, str, int]]:
    actions = [(action.value, str(action.label), found.plan.get(action.value, 0)) for action in Action]
    return [*actions, ("problems", _("Problems"), len(found.problems))]


def _first_tab(found: CatalogueImport) -> str:
    """Errors first, then what changes most people's day: changed matters, new ones, retired ones."""
    if found.errors:
        return "problems"
    order = (Action.UPDATE, Action.CREATE, Action.RETIRE, Action.UNCHANGED)
    return next((action.value for action in order if found.plan.get(action)), "problems")


def _render(request: HttpRequest, name: str, title: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    trail = [{"url": reverse("catalogue_import_list"), "label": _("Catalogue imports")}]
    if name != "list":
        trail.append({"url": "", "label": title})
    frame = {"header_title": title, "page_title": title, "header_icon": "upload", "breadcrumbs_items": trail}
    return render(request, f"courses/admin/import_{name}.html", frame | context, status=status)
