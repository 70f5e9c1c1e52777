"""Putting a plan in force, giving it up, and going back to what stood before it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from courses import operations, tasks
from courses.models import CatalogueImport
from courses.permissions import to_see_import
from courses.sentences import READING_REFUSALS
from courses.views.imports.frame import refused, shown, title_of
from ledger.models import Job

State = CatalogueImport.State


@require_POST
def catalogue_import_apply(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand the plan to the worker; pressing twice finds the job that runs already."""
    actor, found = to_see_import(request, pk)
    if found.state in (State.PLANNED, State.APPLYING):
        tasks.start_import(found, by=actor.user)
        return redirect("catalogue_import_progress", pk)
    return redirect("catalogue_import_plan", pk)


def catalogue_import_progress(request: HttpRequest, pk: int) -> HttpResponse:
    """How far the applying is; the page asks again by itself until it has ended."""
    _actor, found = to_see_import(request, pk)
    job = tasks.job_of(pk)
    if job is None:
        raise Http404
    context = {
        "found": found,
        "job": job,
        "is_running": job.state in (Job.State.WAITING, Job.State.RUNNING),
        "has_stopped": found.state == State.APPLYING and tasks.has_stopped(found, at=timezone.now()),
        "round": _round(found, job),
    }
    return shown(request, "progress", _("Applying"), context, found=found)


@require_POST
def catalogue_import_abandon(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the import up; nothing of it was applied, and it stays in the list."""
    actor, found = to_see_import(request, pk)
    try:
        operations.abandon(found, by=actor.user, at=timezone.now())
        messages.success(request, _("Given up: %(name)s. Nothing of it was applied.") % {"name": title_of(found)})
        return redirect("catalogue_import_list")
    except operations.ReadingRefused as refusal:
        refused(request, refusal)
        return redirect("catalogue_import_plan", pk)


@require_POST
def catalogue_import_restore(request: HttpRequest, pk: int) -> HttpResponse:
    """Plan the way back to what stood before this import; like every plan it does nothing until it is applied."""
    actor, found = to_see_import(request, pk)
    if found.state != State.APPLIED or not hasattr(found, "edition"):
        messages.error(request, str(READING_REFUSALS["nothing_to_restore"]))
        return redirect("catalogue_import_plan", pk)
    now = timezone.now()
    opened = operations.plan_restore(found, effective_on=timezone.localdate(now), by=actor.user, at=now)
    tasks.start_reading(opened, by=actor.user)
    return redirect("catalogue_import_plan", opened.pk)


def _round(found: CatalogueImport, job: Job) -> int:
    """Which of the rounds of applying runs, from 1."""
    return min(found.cursor // job.total + 1, len(operations.ROUNDS)) if job.total else 1
