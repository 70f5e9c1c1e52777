"""Changes to be read: a clerk's own list, "read and understood", and who of a centre has read what."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from courses import operations
from courses.models import LessonPage
from courses.queries.acknowledgements import change_readers, unread_changes
from courses.sentences import ACKNOWLEDGEMENT_REFUSALS
from people import permissions, places


def changes_to_read(request: HttpRequest) -> HttpResponse:
    """What the clerk has still to read before serving these matters again."""
    actor = permissions.as_clerk(request)
    rows = unread_changes(actor.user, on=timezone.localdate())
    return render(request, "courses/changes/to_read.html", {"rows": rows})


@require_POST
def change_acknowledge(request: HttpRequest, pk: int) -> HttpResponse:
    """The clerk has read what changed in a matter, as the page showed it; leads to what is left, or back."""
    actor = permissions.as_clerk(request)
    page = get_object_or_404(LessonPage.objects.select_related("matter"), matter=pk)
    seen = request.POST.get("version", "")
    try:
        operations.acknowledge_changes(
            actor.user, page.matter, seen=int(seen) if seen.isdecimal() else 0, at=timezone.now()
        )
    except operations.AcknowledgementRefused as refused:
        messages.warning(request, str(ACKNOWLEDGEMENT_REFUSALS[refused.code]))
        return redirect(page.url)
    messages.success(request, _("Noted: you have read what changed."))
    return redirect("changes_to_read" if unread_changes(actor.user, on=timezone.localdate()) else page.url)


def changes_read(request: HttpRequest) -> HttpResponse:
    """Change by change, how many of a centre's clerks who must know have read it, and who."""
    place = places.to_oversee(request)
    context = {"place": place, "rows": change_readers(place.centre, on=place.on)}
    return render(request, "courses/changes/read.html", context)
