"""The frame around every page of an import: title, way back, status."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from courses.models import CatalogueImport
from courses.operations import ReadingRefused
from courses.sentences import READING_REFUSALS


def shown(
    request: HttpRequest,
    name: str,
    title: str,
    context: dict[str, Any],
    *,
    found: CatalogueImport | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page `courses/admin/import_<name>.html`; `found` puts the import between the list and this page."""
    trail = [{"url": reverse("catalogue_import_list"), "label": _("Catalogue imports")}]
    if found is not None:
        trail.append({"url": reverse("catalogue_import_plan", args=[found.pk]), "label": title_of(found)})
    if name != "list":
        trail.append({"url": "", "label": title})
    frame = {"header_title": title, "page_title": title, "header_icon": "upload", "breadcrumbs_items": trail}
    return render(request, f"courses/admin/import_{name}.html", frame | context, status=status)


def title_of(found: CatalogueImport) -> str:
    """What an import is called: its file, or the edition it takes back."""
    if found.restores_id is None:
        return found.file_name
    return _("Back to before edition %(number)d (%(file)s)") % {
        "number": found.restores.number,
        "file": found.file_name,
    }


def refused(request: HttpRequest, refusal: ReadingRefused) -> None:
    """Say on the next page why nothing was done."""
    messages.error(request, str(READING_REFUSALS[refusal.code]))
