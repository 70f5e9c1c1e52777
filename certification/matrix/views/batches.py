"""Papers for many: the plan, the round as it goes, and its files."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from certification.matrix import tasks
from certification.matrix.models import CertificateBatch
from certification.matrix.operations.batches import BatchOutdated, open_batch, papers_of
from certification.matrix.queries.batches import Lot, batch_plan
from certification.matrix.queries.papers import centre_plans
from courses.documents.views.answers import file_answer
from ledger.models import Job
from people import permissions, places
from people.models import User

ABOUT_ALL = "*"
FILES = {"pdf": "application/pdf", "zip": "application/zip"}
EARLIER = 20


def certificate_batch_new(request: HttpRequest) -> HttpResponse:
    """Who gets a paper about a category or all matters, who not and why, who has one; the head begins the round."""
    place = places.to_manage(request)
    plans = centre_plans(place.centre, on=place.on)
    chosen = request.POST.get("about") or request.GET.get("about", "")
    known = [(ABOUT_ALL, _("All matters of the centre")), *((name, name) for name in plans.categories)]
    plan = batch_plan(plans, "" if chosen == ABOUT_ALL else chosen) if chosen in dict(known) else None
    if request.method == "POST" and plan:
        actor = place.actor.user
        try:
            agreed = request.POST.get("agreed", "")
            batch = open_batch(place.centre, category=plan.category, agreed=agreed, by=actor, at=timezone.now())
        except BatchOutdated:
            messages.error(request, _("Nothing was begun: who gets a paper has changed. Look at the plan once more."))
        else:
            tasks.start(batch, by=actor)
            return redirect("certificate_batch", pk=batch.pk)
    context = {
        "place": place,
        "about": known,
        "chosen": chosen,
        "plan": plan,
        "getting": plan.getting if plan else (),
        "having": [line for line in plan.lines if line.lot is Lot.HAS_IT] if plan else [],
        "missing": [line for line in plan.lines if line.lot is Lot.MISSING] if plan else [],
        "untouched": [line for line in plan.lines if line.lot is Lot.NOT_REQUIRED] if plan else [],
        "earlier": CertificateBatch.objects.filter(centre=place.centre).select_related("asked_by")[:EARLIER],
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "certification/matrix/batch_new.html", context, status=status)


def certificate_batch(request: HttpRequest, pk: int) -> HttpResponse:
    """A round as it goes and what came of it; posting takes up one that was left standing."""
    batch = get_object_or_404(CertificateBatch.objects.select_related("centre__unit", "asked_by"), pk=pk)
    actor = permissions.to_manage_centre(request, batch.centre)
    if request.method == "POST":
        if batch.ended_at is None:
            tasks.start(batch, by=actor.user)
        return redirect("certificate_batch", pk=pk)
    context = {
        "batch": batch,
        "job": Job.objects.filter(key=tasks.job_key(batch.pk)).first(),
        "papers": papers_of(batch),
        "refused": User.objects.filter(pk__in=batch.refused).order_by("username"),
    }
    return render(request, "certification/matrix/batch.html", context)


def certificate_batch_file(request: HttpRequest, pk: int, format: str) -> HttpResponse:
    """All papers of a round in one file: a PDF to print, or an archive."""
    batch = get_object_or_404(CertificateBatch.objects.select_related("centre"), pk=pk)
    permissions.to_manage_centre(request, batch.centre)
    file = {"pdf": batch.pdf, "zip": batch.archive}.get(format)
    if not file or not file.storage.exists(file.name):
        raise Http404
    name = f"{batch.centre.code}-{timezone.localdate(batch.asked_at).isoformat()}-{batch.pk}.{format}"
    return file_answer(file.read(), name=name, content_type=FILES[format], inline=False)
