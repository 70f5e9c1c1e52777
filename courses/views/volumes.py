"""How often matters come to a centre: the figures that count, a list to fill in, its plan, and writing it down.

The plan is not stored: the page carries the figures, signed, and applying plans them again.
"""

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from typing import Any
from urllib.parse import quote, urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from courses import operations
from courses.domain.listed import Known
from courses.domain.problems import Refusal
from courses.domain.volumes.figures import Counted, last_full_year
from courses.domain.volumes.plan import Action, Told, VolumePlan
from courses.domain.volumes.sheet import write_row
from courses.forms.volumes import VolumeListForm
from courses.permissions import to_count_cases
from courses.queries.volumes import countable, volume_rows, volumes_known
from courses.sentences import place as place_of
from courses.sentences import sentence
from courses.views.centre_lists import XLSX
from courses.writers.volumes import write_volumes
from ledger import audit
from people.agreed import NotAgreed, agreed, signed
from people.models import Centre
from people.places import Place

SALT = "courses.volumes"
SHOWN = 200
PAGE = 100


def case_volumes(request: HttpRequest) -> HttpResponse:
    """The figures that count, the most frequent first; a list that is uploaded is read into a plan."""
    place = to_count_cases(request)
    form = VolumeListForm(request.POST, request.FILES) if request.method == "POST" else VolumeListForm()
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            told, problems = operations.read_volumes(place.centre, data["file"].read(), year=data["year"], on=place.on)
        except Refusal as refusal:
            form.add_error("file", sentence(refusal.problem))
        else:
            plan = operations.plan_case_volumes(place.centre, told, on=place.on, problems=problems)
            return _plan(request, place, plan, told)
    rows = volume_rows(place.centre, on=place.on)
    context = {
        "place": place,
        "form": form,
        "page": Paginator(rows, PAGE).get_page(request.GET.get("page")),
        "counted": sum(row.volume is not None for row in rows),
        "cases": sum(row.volume.cases for row in rows if row.volume),
        "year": last_full_year(place.on),
    }
    return render(request, "courses/volumes/list.html", context, status=422 if form.errors else 200)


@require_POST
def case_volumes_apply(request: HttpRequest) -> HttpResponse:
    """Write the plan of the page down; where something changed since, the new plan is shown instead."""
    place = to_count_cases(request)
    try:
        kept = agreed(request, salt=SALT, centre=place.centre)
    except NotAgreed as refused:
        messages.error(request, str(refused))
        return redirect(_address(place.centre))
    told, on = [Told(Counted(*figures), row) for *figures, row in kept["told"]], date.fromisoformat(kept["on"])
    try:
        plan = operations.apply_case_volumes(
            place.centre, told, on=on, agreed=kept["digest"], by=place.actor.user, at=timezone.now()
        )
    except operations.VolumePlanOutdated as outdated:
        return _plan(request, place, outdated.plan, told, outdated=True)
    counts = {action.value: len(plan.of(action)) for action in Action}
    messages.success(request, _("Written down: %(add)d new figures, %(correct)d corrected.") % counts)
    return redirect(_address(place.centre))


def case_volumes_export(request: HttpRequest) -> HttpResponse:
    """A workbook to fill in for the last full year; uploaded as it is, it changes nothing. That it left is noted."""
    place = to_count_cases(request)
    year = last_full_year(place.on)
    known = volumes_known(place.centre, [year])
    book = write_volumes(
        write_row(
            Known(row.matter.pk, row.matter.code, row.matter.name),
            category=row.matter.category,
            year=year,
            cases=known.get((row.matter.pk, year)),
        )
        for row in volume_rows(place.centre, on=place.on)
    )
    data = BytesIO()
    book.save(data)
    audit.record("centre.case_volumes_exported", place.centre, by=place.actor.user, at=timezone.now())
    name = quote(f"{place.centre.name}-年办件量-{year}.xlsx")
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
    return HttpResponse(data.getvalue(), content_type=XLSX, headers=headers)


def _plan(
    request: HttpRequest, place: Place, plan: VolumePlan, told: Sequence[Told], *, outdated: bool = False
) -> HttpResponse:
    kept = {
        "centre": place.centre.pk,
        "on": plan.on.isoformat(),
        "digest": plan.digest,
        "told": [[one.counted.matter, one.counted.year, one.counted.cases, one.row] for one in told],
    }
    names = {one.matter: one for one in countable(place.centre, on=plan.on)}
    groups = [
        (action.value, [(line, names.get(line.counted.matter)) for line in lines[:SHOWN]], len(lines))
        for action in Action
        if (lines := plan.of(action))
    ]
    context: dict[str, Any] = {
        "place": place,
        "plan": plan,
        "outdated": outdated,
        "groups": groups,
        "problems": [{"place": place_of(p), "severity": p.severity, "sentence": sentence(p)} for p in plan.problems],
        "agreed": "" if plan.has_errors or plan.is_empty else signed(kept, salt=SALT),
        "back": _address(place.centre),
    }
    status = 409 if outdated else 422 if plan.has_errors else 200
    return render(request, "courses/volumes/plan.html", context, status=status)


def _address(centre: Centre) -> str:
    return f"{reverse('case_volumes')}?{urlencode({'centre': centre.code})}"
