"""Views of the matrix under a name: kept, shown first, forgotten. Each person's own."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from certification.matrix.models import MatrixView
from certification.matrix.operations.kept_views import TooManyViews, forget_view, keep_view, show_first
from people import permissions

LONGEST = 40


@require_POST
def matrix_view_keep(request: HttpRequest) -> HttpResponse:
    """Keep what the page shows."""
    actor = permissions.overseeing(request)
    name, query = request.POST.get("name", "").strip(), QueryDict(request.POST.get("query", "")).urlencode()
    if not 0 < len(name) <= LONGEST:
        messages.error(request, _("Nothing was kept: give the view a name of at most 40 characters."))
    else:
        try:
            view = keep_view(actor.user, name, query, at=timezone.now())
            messages.success(request, _("Kept as “%(name)s”.") % {"name": view.name})
        except TooManyViews:
            messages.error(request, _("Nothing was kept: you have twenty views. Forget one first."))
    return redirect(f"{reverse('matrix')}?{query}#views")


@require_POST
def matrix_view_act(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one's own view first, or forget it."""
    actor = permissions.overseeing(request)
    view = get_object_or_404(MatrixView, pk=pk, owner=actor.user)
    if request.POST.get("forget"):
        forget_view(view, at=timezone.now())
    else:
        show_first(view, at=timezone.now())
    return redirect(f"{reverse('matrix')}?view=#views")
