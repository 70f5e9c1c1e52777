"""What a pack of a centre and period would hold and lack, the button that makes it, and the packs there are."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from certification.inspection import operations, queries, tasks
from certification.inspection.domain.period import Period, twelve_months_to, year_of
from certification.inspection.forms import PeriodForm
from certification.inspection.parts import Asked
from certification.inspection.permissions import may_make, to_make
from courses.script import TRADITIONAL
from people import places
from people.places import Place

SHOWN = 20


def inspection(request: HttpRequest) -> HttpResponse:
    """First what it would hold; nothing is made before the button below it is pressed."""
    place = places.to_oversee(request)
    default = year_of(place.on)
    told = request.POST if request.method == "POST" else request.GET
    given = {name: told.get(name, "") for name in ("first", "last")}
    if request.method == "GET" and not any(given.values()):
        given = _days(default)
    form = PeriodForm(given)
    if request.method == "POST":
        to_make(request, place)
        if form.is_valid():
            return _ordered(place, form.cleaned_data["period"])
    period = form.cleaned_data["period"] if form.is_valid() else None
    asked = Asked(place.centre, period, place.on, timezone.now(), _language()) if period else None
    plan = queries.pack_plan(asked) if asked else []
    context = {
        "place": place,
        "form": form,
        "period": period,
        "asked": asked,
        "plan": plan,
        "lacking": sum(len(part.held.missing) for part in plan),
        "offered": _offered(place),
        "packs": queries.packs_of(place.centre)[:SHOWN],
        "may_make": may_make(place),
    }
    return render(request, "certification/inspection/plan.html", context, status=422 if form.errors else 200)


def _ordered(place: Place, period: Period) -> HttpResponse:
    by, at = place.actor.user, timezone.now()
    pack = operations.order_pack(place.centre, period, language=_language(), by=by, at=at)
    tasks.start(pack, by=by)
    return redirect("inspection_pack", pk=pack.pk)


def _language() -> str:
    """A pack is in Chinese whatever the reader's language, in the script they read."""
    return TRADITIONAL if get_language() == TRADITIONAL else "zh-hans"


def _offered(place: Place) -> list[tuple[str, str]]:
    """Periods people ask for, and the way to the plan of each."""
    this = year_of(place.on)
    before = year_of(this.first.replace(year=this.first.year - 1))
    known = [
        (_("This year"), this),
        (_("Last year"), before),
        (_("The last twelve months"), twelve_months_to(place.on)),
    ]
    page = reverse("inspection")
    return [
        (label, f"{page}?centre={place.centre.code}&first={period.first}&last={period.last}") for label, period in known
    ]


def _days(period: Period) -> dict[str, Any]:
    return {"first": period.first.isoformat(), "last": period.last.isoformat()}
