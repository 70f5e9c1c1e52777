"""待我签字: everything that waits for the reader's signature or decision, whatever room it is in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from people import permissions
from people.awaiting import waiting_for


def waiting(request: HttpRequest) -> HttpResponse:
    """What it is, since when, by when, and the way to where one signs."""
    actor = permissions.signed_in(request)
    rows = waiting_for(actor, on=timezone.localdate())
    return render(request, "academy/waiting.html", {"rows": rows, "on": timezone.localdate()})
