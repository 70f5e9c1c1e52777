"""What centres handle, in the admin: the centres, one centre's list, one matter, one window."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from courses import operations
from courses.forms import TermsForm, WindowForm
from courses.models import WindowMatter
from courses.permissions import centres_edited, to_edit_centre
from courses.queries.centre_lists import centre_list
from courses.queries.matters import matters_offered
from courses.queries.offerings import (
    authorisations_expiring,
    held_by,
    lasting,
    not_handled,
    special_windows,
    with_figures,
)
from courses.sentences import sentence
from people import permissions
from people.models import Centre

PAGE = 50


def offering_centres(request: HttpRequest) -> HttpResponse:
    """The centres whose matters the reader may change, with what waits at each."""
    actor = permissions.to_edit_catalogue(request)
    centres = Paginator(centres_edited(actor), PAGE).get_page(request.GET.get("page"))
    rows = with_figures(list(centres), on=timezone.localdate())
    return shown(request, "centres", _("Centres' matters"), None, {"centres": centres, "rows": rows})


def offering_centre(request: HttpRequest, code: str) -> HttpResponse:
    """One centre: what it handles, what it could take over, whose authorisation ends."""
    _actor, centre = to_edit_centre(request, code)
    on, tab = timezone.localdate(), request.GET.get("show", "handled")
    words = request.GET.get("q", "").strip()[:60]
    handled = centre_list(centre, on=on, words=words)
    rest = not_handled(centre, on=on).select_related("catalogue")
    ending = authorisations_expiring([centre], on=on)
    rows = {"handled": handled, "rest": rest, "ending": ending}
    if tab not in rows:
        raise Http404
    context = {
        "centre": centre,
        "tab": tab,
        "words": words,
        "tabs": (
            ("handled", pgettext("matters at a centre", "Handled"), handled.count()),
            ("rest", pgettext("matters at a centre", "Not handled"), rest.count()),
            ("ending", _("Authorisation ends"), len(ending)),
        ),
        "page": Paginator(rows[tab], PAGE).get_page(request.GET.get("page")),
        "windows": special_windows(centre, on=on),
    }
    return shown(request, "centre", str(centre), None, context)


def offering_edit(request: HttpRequest, code: str, matter: int) -> HttpResponse:
    """One matter at one centre: the terms, from a day on."""
    actor, centre = to_edit_centre(request, code)
    on = timezone.localdate()
    held = held_by(centre, on=on).get(matter)
    if held is None:
        raise Http404
    form = TermsForm(request.POST or None, held=held, windows=list(special_windows(centre, on=on)))
    if request.method == "POST" and form.is_valid():
        wishes, day = [form.wish()], form.cleaned_data["on"]
        plan = operations.plan_centre_list(centre, wishes, on=day)
        for problem in plan.problems:
            form.add_error(None, sentence(problem))
        if not form.errors:
            operations.apply_centre_list(
                centre, wishes, on=day, full=False, agreed=plan.digest, by=actor.user, at=timezone.now()
            )
            messages.success(request, _("%(matter)s: saved.") % {"matter": held.name})
            return redirect("offering_centre", centre.code)
    context = {"centre": centre, "held": held, "form": form}
    return shown(request, "edit", held.name, centre, context, status=422 if form.errors else 200)


def window_matters(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """What one sector or tidal window serves, from a day on."""
    actor, centre = to_edit_centre(request, code)
    on = timezone.localdate()
    window = get_object_or_404(special_windows(centre, on=on), number=number)
    offered = list(matters_offered(centre, on))
    served = set(lasting(WindowMatter.objects.filter(window=window), on).values_list("matter", flat=True))
    form = WindowForm(request.POST or None, matters=offered, served=served)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        operations.assign_window_matters(
            window, [int(key) for key in data["matters"]], starts_on=data["on"], by=actor.user, at=timezone.now()
        )
        messages.success(request, _("%(window)s: saved.") % {"window": window})
        return redirect("offering_centre", centre.code)
    context = {"centre": centre, "window": window, "form": form, "offered": offered}
    return shown(request, "window", str(window), centre, context, status=422 if form.errors else 200)


def shown(
    request: HttpRequest, name: str, title: str, centre: Centre | None, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """A page of this room in the admin's frame; `centre` is where the trail leads back to."""
    trail = [{"url": reverse("offering_centres"), "label": _("Centres' matters")}]
    if centre:
        trail.append({"url": reverse("offering_centre", args=[centre.code]), "label": str(centre)})
    if name != "centres":
        trail.append({"url": "", "label": title})
    frame = {"header_title": title, "page_title": title, "header_icon": "home", "breadcrumbs_items": trail}
    return render(request, f"courses/admin/offerings/{name}.html", frame | context, status=status)
