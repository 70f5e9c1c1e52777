"""Notes of lessons to be reviewed after a change, in the admin."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from courses import operations
from courses.models import LessonPage
from courses.permissions import decides_about, notes_to_review, to_review
from people.actor import Role


def note_list(request: HttpRequest) -> HttpResponse:
    """Every note that was written before its facts changed, of the lessons the reader looks after."""
    actor = to_review(request)
    title = _("Notes to review")
    context = {
        "rows": notes_to_review(actor, on=timezone.localdate()),
        "edits_pages": actor.has(Role.EDITOR),
        "header_title": title,
        "page_title": title,
        "header_icon": "edit",
        "breadcrumbs_items": [{"url": "", "label": title}],
    }
    return render(request, "courses/admin/note_list.html", context)


@require_POST
def note_confirm(request: HttpRequest, matter: int, block: str) -> HttpResponse:
    """The note still holds as it stands."""
    actor = to_review(request)
    page = get_object_or_404(LessonPage.objects.live().select_related("matter__catalogue__unit"), matter=matter)
    if not decides_about(actor, page.matter):
        raise PermissionDenied
    try:
        operations.confirm_note(page, block, by=actor.user, at=timezone.now())
        messages.success(request, _("Noted: the note still holds."))
    except operations.NoteGone:
        messages.error(request, _("The note is no longer in the lesson; somebody removed it meanwhile."))
    return redirect("note_list")
