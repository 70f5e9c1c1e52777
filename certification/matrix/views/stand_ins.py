"""The AB岗 table of a centre, and naming a stand-in: the plan first, signed into its page, then applied."""

from collections.abc import Mapping
from datetime import date
from urllib.parse import quote

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from certification.awards.queries import standings
from certification.awards.queries.offers import offers_in
from certification.matrix import queries
from certification.matrix.reasons import HOLES
from certification.matrix.stand_in_files import TITLE, pdf, workbook
from certification.rotation import reasons
from certification.rotation.forms import StandInForm
from certification.rotation.operations import NamingRefused, StandInWish, name_stand_in, plan_stand_in
from courses.queries import matters_offered
from courses.queries.duties import matter_ids_served
from ledger import audit
from people import places
from people.agreed import NotAgreed, agreed, signed
from people.models import Centre, User, Window
from people.places import Place

SALT = "certification.stand_in"
MEDIA = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
}


def stand_in_list(request: HttpRequest) -> HttpResponse:
    """Windows and matters with who is posted, who stands in and what is missing; holes first."""
    place = places.to_oversee(request)
    table = queries.stand_in_table(place.centre, on=place.on)
    context = {
        "place": place,
        "table": table,
        "holes": [(kind, HOLES[kind], lines) for kind, lines in table.holes],
        "categories": [(group, [(line, HOLES.get(line.hole)) for line in group.lines]) for group in table.categories],
    }
    return render(request, "certification/matrix/stand_ins.html", context)


def stand_in_file(request: HttpRequest, kind: str) -> HttpResponse:
    """The same as a file; that names left the house is noted."""
    place = places.to_oversee(request)
    if kind not in MEDIA:
        raise Http404("no such file")
    table, at = queries.stand_in_table(place.centre, on=place.on), timezone.now()
    data = workbook(table) if kind == "xlsx" else pdf(table, at=at, language=get_language() or "")
    audit.record("stand_in.exported", place.centre, by=place.actor.user, at=at, kind=kind, on=place.on.isoformat())
    name = quote(f"{place.centre.name}-{TITLE}-{place.on.isoformat()}.{kind}")
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
    return HttpResponse(data, content_type=MEDIA[kind], headers=headers)


def stand_in_new(request: HttpRequest) -> HttpResponse:
    """Who is to stand in; what that would write, and in what they are certified, is shown first."""
    place = places.to_manage(request)
    matters = list(matters_offered(place.centre, place.on))
    start = {key: request.GET[key] for key in ("window", "matters") if key in request.GET}
    form = StandInForm(
        place.centre,
        matters,
        place.on,
        request.POST if request.method == "POST" else None,
        initial={"starts_on": place.on, **start},
    )
    if request.method == "POST" and form.is_valid():
        wish = form.wish()
        if (plan := plan_stand_in(wish)).refused is None:
            return _plan(request, place, wish)
        form.add_error("clerk", reasons.NAMING[plan.refused])
    context = {"place": place, "form": form, "back": _address(place.centre)}
    return render(request, "certification/matrix/stand_in_new.html", context, status=422 if form.errors else 200)


@require_POST
def stand_in_apply(request: HttpRequest) -> HttpResponse:
    """Write the plan of the page."""
    place = places.to_manage(request)
    try:
        kept = agreed(request, salt=SALT, centre=place.centre)
        wish = _wish(kept, place.centre)
        name_stand_in(wish, by=place.actor.user, at=timezone.now())
    except NotAgreed as refused:
        messages.error(request, str(refused))
    except NamingRefused as error:
        messages.error(request, str(reasons.NAMING[error.refused]))
    else:
        messages.success(request, _("%(clerk)s is named.") % {"clerk": wish.clerk})
    return redirect(_address(place.centre))


def _plan(request: HttpRequest, place: Place, wish: StandInWish) -> HttpResponse:
    plan = plan_stand_in(wish)
    keys = matter_ids_served([wish.window], place.on)[wish.window.pk] if plan.matters is None else plan.matters
    matters = [matter for matter in matters_offered(place.centre, place.on) if matter.pk in keys]
    found = standings([wish.clerk.pk], offers_in(matters), on=place.on)
    uncertified = [matter for matter in matters if not found.of(wish.clerk.pk, matter.pk).valid]
    kept = {
        "centre": place.centre.pk,
        "clerk": wish.clerk.pk,
        "window": wish.window.pk,
        "starts_on": wish.starts_on.isoformat(),
        "ends_on": wish.ends_on.isoformat(),
        "matters": None if wish.matters is None else sorted(wish.matters),
        "reason": wish.reason,
    }
    context = {
        "place": place,
        "plan": plan,
        "wish": wish,
        "matters": matters,
        "uncertified": uncertified,
        "certified": len(matters) - len(uncertified),
        "agreed": signed(kept, salt=SALT),
        "back": _address(place.centre),
    }
    return render(request, "certification/matrix/stand_in_plan.html", context)


def _wish(kept: Mapping[str, object], centre: Centre) -> StandInWish:
    matters = kept["matters"]
    return StandInWish(
        clerk=get_object_or_404(User, pk=kept["clerk"]),
        window=get_object_or_404(Window, pk=kept["window"], centre=centre),
        starts_on=date.fromisoformat(str(kept["starts_on"])),
        ends_on=date.fromisoformat(str(kept["ends_on"])),
        matters=None if matters is None else frozenset(matters),
        reason=str(kept["reason"]),
    )


def _address(centre: Centre) -> str:
    return f"{reverse('stand_in_list')}?centre={centre.code}"
