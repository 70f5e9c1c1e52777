"""One's own record taken out and disputed; disputes answered."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from certification.rights import operations, queries
from certification.rights.archive import archive
from certification.rights.domain.dispute import answerer
from certification.rights.forms import AnswerForm, DisputeForm
from certification.rights.models import RecordDispute
from certification.rights.part import Part
from certification.rights.parts import BY_NAME, summary
from certification.rights.reasons import REFUSALS, STATES
from people import permissions
from people.actor import Actor, Role
from people.models import Centre

SHOWN = 8


def my_data(request: HttpRequest) -> HttpResponse:
    """Everything kept about the person, part by part, and the way to take it out or dispute it."""
    actor = permissions.as_staff(request)
    on = timezone.localdate()
    context = {
        "parts": list(summary(actor.user, shown=SHOWN)),
        "disputes": [(one, STATES[one.clock.state]) for one in queries.told(queries.disputes_of(actor.user), on=on)],
        "shown": SHOWN,
        "is_clerk": actor.clerk_of is not None,
    }
    return render(request, "certification/rights/data.html", context)


@require_POST
def my_data_archive(request: HttpRequest) -> HttpResponse:
    """The whole record as one zip; that it was taken out is noted."""
    actor = permissions.as_staff(request)
    at = timezone.now()
    packed = archive(actor.user, at=at)
    operations.note_taken_out(actor.user, at=at)
    name = f"record-{actor.user.username}-{timezone.localdate(at):%Y%m%d}.zip"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(packed, content_type="application/zip", headers=headers)


def dispute_new(request: HttpRequest, part: str, entry: int | None = None) -> HttpResponse:
    """Dispute one entry of one's own record, or what is missing in a part of it."""
    actor = permissions.as_staff(request)
    about, shown = _disputed(actor, part, entry)
    form = DisputeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        at, says = timezone.now(), form.cleaned_data["says"]
        centre = get_object_or_404(Centre, pk=actor.clerk_of or min(actor.heads))
        try:
            made = operations.open_dispute(actor.user, centre, part=part, entry=entry, shown=shown, says=says, at=at)
        except operations.Refused as refused:
            form.add_error(None, REFUSALS[refused.reason])
        else:
            messages.success(request, _("Sent. The answer comes within ten working days and stands here."))
            return redirect("record_dispute", pk=made.pk)
    asked_of = answerer(is_review=False, clerk_is_head=bool(actor.heads))
    context = {"form": form, "part": about, "shown": shown, "who": RecordDispute.AskedOf(asked_of).label}
    return render(request, "certification/rights/new.html", context, status=422 if form.errors else 200)


def record_dispute(request: HttpRequest, pk: int) -> HttpResponse:
    """One dispute: what the clerk says, what was answered, and what may be done next."""
    actor = permissions.signed_in(request)
    dispute = get_object_or_404(RecordDispute.objects.select_related("centre__unit", "clerk", "answer__by"), pk=pk)
    if dispute.clerk_id != actor.user.pk and not permissions.sees_centre(actor, dispute.centre):
        raise PermissionDenied
    own, answering = dispute.clerk_id == actor.user.pk, queries.answers(actor, dispute)
    if request.method == "POST" and not (own or answering):
        raise PermissionDenied
    form = (AnswerForm if answering else DisputeForm)(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        data, at = form.cleaned_data, timezone.now()
        try:
            if answering:
                operations.answer_dispute(dispute, **data, by=actor.user, at=at)
                messages.success(request, _("Answered. The clerk reads it on their record."))
                return redirect("record_dispute", pk=pk)
            made = operations.ask_again(dispute, says=data["says"], at=at)
        except operations.Refused as refused:
            form.add_error(None, REFUSALS[refused.reason])
        else:
            messages.success(request, _("Sent to the leader in charge."))
            return redirect("record_dispute", pk=made.pk)
    (told,) = queries.told([dispute], on=timezone.localdate())
    context = {
        "told": told,
        "address": None if own else told.address,
        "state": STATES[told.clock.state],
        "own": own,
        "is_clerk": dispute.clerk.grants.filter(role=Role.CLERK).exists(),
        "form": form,
        "may_answer": answering and told.answer is None,
        "may_ask_again": own and told.answer is not None and dispute.review_of_id is None and not _reviewed(dispute),
    }
    return render(request, "certification/rights/dispute.html", context, status=422 if form.errors else 200)


def record_disputes(request: HttpRequest) -> HttpResponse:
    """What clerks dispute, for whoever answers it."""
    actor = permissions.with_role(request, Role.HEAD, Role.LEADER)
    rows = queries.disputes_in_sight(actor).order_by("answer__effective_at", "effective_at")
    page = Paginator(rows, 30).get_page(request.GET.get("page"))
    told = [
        (one, STATES[one.clock.state], queries.answers(actor, one.dispute))
        for one in queries.told(page.object_list, on=timezone.localdate())
    ]
    return render(request, "certification/rights/list.html", {"rows": told, "page": page})


def _reviewed(dispute: RecordDispute) -> bool:
    return hasattr(dispute, "review")


def _disputed(actor: Actor, part: str, entry: int | None) -> tuple[Part, str]:
    """The part and the entry in words; an entry of somebody else isn't there."""
    about = BY_NAME.get(part)
    if about is None:
        raise Http404
    shown = "" if entry is None else about.line(actor.user, entry)
    if shown is None:
        raise Http404
    return about, shown
