"""Where long work is found again."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from ledger.models import Job
from people import permissions


def job(request: HttpRequest, pk: int) -> HttpResponse:
    """Progress of one job, for whoever started it (and administrators); the page refreshes itself until the end."""
    actor = permissions.signed_in(request)
    found = get_object_or_404(Job, pk=pk)
    if found.by_id != actor.user.pk and not actor.is_admin:
        raise PermissionDenied
    return render(request, "academy/job.html", {"job": found})
