"""Checks that keep matters covered: the plan, arranging it, taking one back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from certification.matrix import queries
from certification.matrix.ahead_words import MENDS
from certification.matrix.models import ArrangedCheck
from certification.matrix.operations.mending import MendingOutdated, arrange_checks, take_back_check
from certification.matrix.queries.ahead import ahead_of
from certification.matrix.queries.mending import MendingPlan, mending_plan
from courses.models import Matter
from people import places
from people.agreed import NotAgreed, agreed, signed
from people.models import Centre, User
from people.places import Place

SALT = "certification.mending"


def mending(request: HttpRequest) -> HttpResponse:
    """Whose checks would be arranged, each with its week; `?matter=` for one matter. Nothing is written yet."""
    place, matter = places.to_manage(request), request.GET.get("matter", "")
    plan = mending_plan(ahead_of(queries.board(place.centre, on=place.on)), matter=matter)
    if plan.is_empty:
        messages.info(request, _nothing(plan))
        return redirect(_back(place.centre))
    return _plan(request, place, plan, matter)


@require_POST
def mending_apply(request: HttpRequest) -> HttpResponse:
    """Arrange exactly what the page showed; where something changed since, the new plan is shown instead."""
    place = places.to_manage(request)
    try:
        kept = agreed(request, salt=SALT, centre=place.centre)
        told = {"on": place.on, "by": place.actor.user, "at": timezone.now()}
        rows = arrange_checks(place.centre, kept["checks"], matter=kept["matter"], **told)
    except NotAgreed as refused:
        messages.error(request, str(refused))
    except MendingOutdated as outdated:
        if outdated.plan.bookings:
            return _plan(request, place, outdated.plan, kept["matter"], outdated=True)
        messages.info(request, _nothing(outdated.plan))
    else:
        words = ngettext("%(count)d check is arranged.", "%(count)d checks are arranged.", len(rows))
        messages.success(request, words % {"count": len(rows)})
    return redirect(_back(place.centre))


@require_POST
def mending_back(request: HttpRequest, pk: int) -> HttpResponse:
    """One arranged check, taken back."""
    row = get_object_or_404(ArrangedCheck.objects.select_related("centre", "clerk"), pk=pk)
    place = places.to_write_about(request, row.centre)
    take_back_check(row, by=place.actor.user, at=timezone.now())
    messages.info(request, _("Taken back; %(clerk)s is not asked for it any more.") % {"clerk": row.clerk})
    return redirect(_back(row.centre))


def _plan(
    request: HttpRequest, place: Place, plan: MendingPlan, matter: str, *, outdated: bool = False
) -> HttpResponse:
    clerks = User.objects.in_bulk({int(one.mend.clerk) for one in plan.bookings})
    matters = Matter.objects.in_bulk({int(one.mend.matter) for one in plan.bookings})
    rows = [
        (clerks[int(one.mend.clerk)], matters[int(one.mend.matter)], one, MENDS[one.mend.kind], -(-one.seconds // 60))
        for one in plan.bookings
    ]
    context = {
        "place": place,
        "plan": plan,
        "outdated": outdated,
        "rows": sorted(rows, key=lambda row: (row[0].username, row[2].due_on)),
        "agreed": signed({"centre": place.centre.pk, "matter": matter, "checks": plan.kept}, salt=SALT),
        "back": _back(place.centre),
    }
    return render(request, "certification/matrix/mending.html", context, status=409 if outdated else 200)


def _nothing(plan: MendingPlan) -> str:
    if plan.under_way:
        return _("Nothing to arrange: every check that would help is due in time or arranged already.")
    return _("Nothing to arrange: no check of a clerk who must master the matter would help.")


def _back(centre: Centre) -> str:
    return f"{reverse('matrix_ahead')}?centre={centre.code}"
