"""The intake systems of a centre and their checklists by version."""

from itertools import groupby

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from certification.practical import operations, queries
from certification.practical.forms import ChecklistForm
from certification.practical.models import PracticalChecklist
from certification.practical.starter import counter_lines
from people import permissions, places
from people.models import Centre


def practical_checklists(request: HttpRequest) -> HttpResponse:
    """The systems with their versions, the one in force marked."""
    place = places.to_oversee(request)
    in_force = {row.pk for row in queries.checklists_in_force(place.centre, on=place.on)}
    rows = queries.checklist_versions(place.centre)
    systems = [(system, list(versions)) for system, versions in groupby(rows, key=lambda row: row.system)]
    context = {"place": place, "systems": systems, "in_force": in_force}
    return render(request, "certification/practical/checklists.html", context)


def practical_checklist_new(request: HttpRequest) -> HttpResponse:
    """Name a system, with the list of the counter to begin with."""
    place = places.to_manage(request)
    form = ChecklistForm(request.POST or None, lines=counter_lines(), initial={"effective_on": place.on})
    if form.is_valid():
        if place.centre.practical_checklists.filter(system=form.cleaned_data["system"]).exists():
            form.add_error("system", _("The centre knows this system; open its checklist and change it there."))
        else:
            return _adopted(request, place.centre, form)
    context = {"place": place, "form": form}
    return render(request, "certification/practical/checklist_new.html", context, status=422 if form.errors else 200)


def practical_checklist(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the next version of a system's checklist, from the version shown."""
    known = get_object_or_404(PracticalChecklist.objects.select_related("centre__unit"), pk=pk)
    permissions.to_manage_centre(request, known.centre)
    place = places.to_see(request, known.centre)
    initial = {"effective_on": place.on, "in_use": known.in_use}
    form = ChecklistForm(request.POST or None, known=known, lines=known.checklist, initial=initial)
    if form.is_valid():
        return _adopted(request, known.centre, form)
    context = {"place": place, "form": form, "known": known}
    return render(request, "certification/practical/checklist.html", context, status=422 if form.errors else 200)


def _adopted(request: HttpRequest, centre: Centre, form: ChecklistForm) -> HttpResponse:
    operations.adopt_checklist(centre, **form.wish(), by=request.actor.user, at=timezone.now())
    messages.success(request, _("The checklist is written. What was assessed by an earlier version stays as it is."))
    return redirect(f"{reverse('practical_checklists')}?centre={centre.code}")
