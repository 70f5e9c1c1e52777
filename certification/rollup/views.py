"""Pages of the roll-ups: a unit, what it comes to, and each branch of it."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from certification.rollup.queries import unit_sum, units_in_reach
from people import permissions
from people.actor import Role
from people.models import AdminUnit


def unit_list(request: HttpRequest) -> HttpResponse:
    """Straight to the one unit the reader answers for; where there are several, the choice."""
    actor = permissions.with_role(request, Role.LEADER, Role.INSPECTOR)
    units = units_in_reach(actor)
    if len(units) == 1:
        return redirect("unit", units[0].code)
    return render(request, "certification/rollup/units.html", {"units": units})


def unit(request: HttpRequest, code: str) -> HttpResponse:
    """A unit within reach: leader, inspector or administrator."""
    actor = permissions.with_role(request, Role.LEADER, Role.INSPECTOR)
    found = get_object_or_404(AdminUnit, code=code)
    reach = actor.leads_units | actor.inspects_units
    if not actor.is_admin and found.pk not in reach:
        raise PermissionDenied
    told = unit_sum(found, reach=None if actor.is_admin else reach)
    return render(request, "certification/rollup/unit.html", {"found": told, "today": timezone.localdate()})
