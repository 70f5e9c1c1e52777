"""Catalogue export in the admin. The command shares the builder with this."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from courses.exports import ListFormat, list_file
from courses.forms import ExportForm
from courses.permissions import catalogues_in_reach
from courses.queries.listing import listing
from ledger import audit
from people import permissions


def catalogue_export(request: HttpRequest) -> HttpResponse:
    """Choose a list, a day and a format; then the file. That it was taken out is noted."""
    actor = permissions.to_edit_catalogue(request)
    catalogues = catalogues_in_reach(actor)
    form = ExportForm(request.POST or None, catalogues=catalogues)
    if request.method == "POST" and form.is_valid():
        wanted = form.cleaned_data
        found = listing(wanted["catalogue"], on=wanted["on"])
        if found.records:
            made = list_file(found, format=ListFormat(wanted["format"]))
            audit.record(
                "catalogue.exported", found.catalogue, by=actor.user, at=timezone.now(), on=found.on.isoformat()
            )
            headers = {"Content-Disposition": f'attachment; filename="{made.name}"'}
            return HttpResponse(made.data, content_type=made.content_type, headers=headers)
        form.add_error("on", _("No matter of this catalogue is in force on that day."))
    trail = [
        {"url": reverse("catalogue_import_list"), "label": _("Catalogue imports")},
        {"url": "", "label": _("Export a list")},
    ]
    context = {
        "form": form,
        "catalogues": catalogues,
        "header_title": _("Export a list"),
        "page_title": _("Export a list"),
        "header_icon": "download",
        "breadcrumbs_items": trail,
    }
    return render(request, "courses/admin/export.html", context, status=422 if form.errors else 200)
