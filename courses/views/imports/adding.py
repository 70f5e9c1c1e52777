"""Every list that came in, and the way to bring another."""

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from courses import operations, tasks
from courses.forms import ImportForm
from courses.models import Catalogue, CatalogueImport, SourceMapping
from courses.permissions import catalogues_in_reach
from courses.queries.plans import ended_by, imports_of
from courses.views.imports.frame import shown
from people import permissions

State = CatalogueImport.State
PAGE = 25


def catalogue_import_list(request: HttpRequest) -> HttpResponse:
    """Every list that came in: what became of it, when and by whom."""
    actor = permissions.to_edit_catalogue(request)
    imports = imports_of(catalogues_in_reach(actor))
    state = request.GET.get("state", "")
    if state in State.values:
        imports = imports.filter(state=state)
    page = Paginator(imports, PAGE).get_page(request.GET.get("p"))
    context = {
        "imports": page,
        "elided_page_range": page.paginator.get_elided_page_range(page.number),
        "ended": ended_by(page),
        "states": State.choices,
        "state": state,
        "state_query": f"state={state}&" if state else "",
    }
    return shown(request, "list", _("Catalogue imports"), context)


def catalogue_import_add(request: HttpRequest) -> HttpResponse:
    """Upload a list; it is kept, the worker reads it, and nothing else happens."""
    actor = permissions.to_edit_catalogue(request)
    catalogues = catalogues_in_reach(actor)
    form = ImportForm(
        request.POST or None, request.FILES or None, catalogues=catalogues, initial=_again(request, actor)
    )
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        found = operations.receive_file(
            data["catalogue"],
            data=data["file"].read(),
            file_name=data["file"].name,
            source=data["source"],
            effective_on=data["effective_on"],
            by=actor.user,
            at=timezone.now(),
        )
        tasks.start_reading(found, by=actor.user)
        return redirect("catalogue_import_plan", found.pk)
    context = {"form": form, "catalogues": catalogues, "senders": _senders(catalogues)}
    return shown(request, "add", _("Import a list"), context, status=422 if form.errors else 200)


def _again(request: HttpRequest, actor: permissions.Actor) -> dict[str, object]:
    """What was typed for the file that is uploaded once more."""
    again = CatalogueImport.objects.filter(
        pk=request.GET.get("again") if request.GET.get("again", "").isdecimal() else 0,
        catalogue__in=catalogues_in_reach(actor),
    ).first()
    if again is None:
        return {}
    return {"catalogue": again.catalogue_id, "source": again.source, "effective_on": again.effective_on}


def _senders(catalogues: QuerySet[Catalogue]) -> list[str]:
    """Names senders were given before, offered while typing: only the same name finds its remembered columns."""
    used = CatalogueImport.objects.filter(catalogue__in=catalogues).exclude(source="")
    remembered = SourceMapping.objects.filter(catalogue__in=catalogues)
    names = {*used.values_list("source", flat=True).distinct(), *remembered.values_list("source", flat=True)}
    return sorted(names)
