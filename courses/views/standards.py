"""Service standards: what the plan asks of a clerk beyond the matters."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from courses.models import StandardPage
from people import permissions


def standard_list(request: HttpRequest) -> HttpResponse:
    """Every published standard in the editors' order."""
    permissions.signed_in(request)
    return render(request, "courses/standard_list.html", {"standards": StandardPage.objects.live().order_by("path")})


def standard_context(page: StandardPage) -> dict[str, Any]:
    """What a standard's page needs beside itself."""
    others = StandardPage.objects.live().sibling_of(page, inclusive=False).order_by("path")
    trail = [(_("Courses"), reverse("matter_list")), (_("Service standards"), reverse("standard_list"))]
    return {"others": others, "trail": trail}
