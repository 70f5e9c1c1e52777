"""The question desk: what can be asked of each matter, a question as a clerk sees it, and what clerks reported."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from courses.domain.facets import FACETS, Depth
from courses.models import Matter, MatterVersion
from courses.models.matter import FACET_LABELS
from courses.permissions import answers_for_matter, catalogues_in_reach, catalogues_reviewed, edits, to_review
from courses.queries import version_in_force
from people.actor import Actor
from quizzes import operations
from quizzes.domain.draft import TooLittle
from quizzes.domain.registry import TEMPLATES, generate, templates_of, written_faults
from quizzes.domain.written import number_in
from quizzes.feedback import preview_of
from quizzes.forms import QuarantineForm, ReportAnswerForm, form_for
from quizzes.models import Question, QuestionReport
from quizzes.queries.banks import bank_for
from quizzes.queries.coverage import matters_covered
from quizzes.queries.quarantine import standing_quarantines
from quizzes.queries.regrade_pages import asked_like
from quizzes.queries.reports import answers_report, report_with_matter, reported, reports_in_reach
from quizzes.queries.vetting_runs import bank_vetting
from quizzes.sentences import FAULTS, TOO_LITTLE
from quizzes.tasks import start_vetting
from quizzes.views.frame import admin_page

PAGE = 50
SEEDS = 1_000_000


def item_coverage(request: HttpRequest) -> HttpResponse:
    """Matter × facet: has questions, only for practice, or none and why; `gaps=1` shows what to look after."""
    actor = to_review(request)
    catalogues = list((catalogues_in_reach(actor) | catalogues_reviewed(actor)).distinct().order_by("code"))
    chosen = next((one for one in catalogues if str(one.pk) == request.GET.get("catalogue")), None)
    chosen = chosen or (catalogues[0] if catalogues else None)
    rows = matters_covered(chosen, on=timezone.localdate()) if chosen else []
    gaps = [row for row in rows if row.has_gap]
    only_gaps = request.GET.get("gaps") == "1"
    context = {
        "catalogues": catalogues,
        "chosen": chosen,
        "facets": [FACET_LABELS[facet] for facet in FACETS],
        "page": Paginator(gaps if only_gaps else rows, PAGE).get_page(request.GET.get("page")),
        "only_gaps": only_gaps,
        "total": len(rows),
        "vetting": bank_vetting(at=timezone.now()),
        "with_gaps": len(gaps),
    }
    return admin_page(request, "coverage", _("What can be asked"), context)


@require_POST
def vetting_start(request: HttpRequest) -> HttpResponse:
    """Go over the whole bank now; the run that is under way is gone on with instead."""
    actor = to_review(request)
    run = start_vetting(by=actor.user)
    if run.total:
        messages.success(request, _("The whole bank is being vetted; this page shows how far it is."))
    return redirect("item_coverage")


def item_preview(request: HttpRequest, matter: int) -> HttpResponse:
    """One generated question of a matter as a clerk sees it, with key and sources beneath; `template`, `seed`."""
    actor = to_review(request)
    version = _version_or_404(actor, matter)
    barred = standing_quarantines([version]).get(version.pk, {})
    name = request.GET.get("template", "")
    bank = bank_for(version, on=timezone.localdate(), depth=_depth(request).value)
    templates = {template.name: template for template in templates_of(bank)}
    stems = {one.name: one.question.stem[:30] for one in bank.written}
    template = templates.get(name) or next(iter(templates.values()))
    seed = _seed(request.GET.get("seed", ""))
    made = generate(bank, template.name, seed)
    context: dict[str, Any] = {
        "version": version,
        "templates": [(one, stems.get(one.name, one.name)) for one in templates.values()],
        "faults": [FAULTS[fault.kind] for fault in written_faults(bank, template.name)],
        "question": number_in(template.name),
        "template": template,
        "seed": seed,
        "next_seed": (seed + 1) % SEEDS,
        "depth": _depth(request).value,
        "depths": [depth.value for depth in Depth],
        "row": barred.get((template.name, template.version)),
        "quarantine": QuarantineForm(initial={"template": template.name, "seed": seed}),
    }
    if isinstance(made, TooLittle):
        context["reason"] = TOO_LITTLE[made.reason]
    else:
        context |= {"item": made, "form": form_for(made), "feedback": preview_of(made, version)}
        context["asked"] = asked_like(made, version)
    return render(request, "quizzes/preview.html", context)


@require_POST
def item_quarantine(request: HttpRequest, matter: int) -> HttpResponse:
    """Shut a template out of the matter, or let it in again; the reason is asked for."""
    actor = to_review(request)
    version = _version_or_404(actor, matter)
    form = QuarantineForm(request.POST)
    back = f"{reverse('item_preview', args=[matter])}?template={request.POST.get('template', '')}"
    if not form.is_valid() or not _is_known(form.cleaned_data["template"]):
        messages.error(request, _("Say in a sentence why; nothing was changed."))
        return redirect(back)
    told = form.cleaned_data
    act = {"reason": told["reason"], "by": actor.user, "at": timezone.now()}
    if told["lift"]:
        operations.lift_quarantine(version, told["template"], **act)
        messages.success(request, _("The template may be drawn again, unless vetting finds it unfair."))
    else:
        operations.quarantine_template(version, told["template"], seed=told["seed"], **act)
        messages.success(request, _("No question of this template is drawn on this matter any more."))
    return redirect(f"{back}&seed={told['seed']}")


def report_queue(request: HttpRequest) -> HttpResponse:
    """Reports that wait, oldest first; `show=answered` for the others."""
    actor = to_review(request)
    answered = request.GET.get("show") == "answered"
    page = Paginator(reports_in_reach(actor, answered=answered), PAGE).get_page(request.GET.get("page"))
    return admin_page(
        request, "reports", _("Reported questions"), {"page": page, "rows": reported(page), "answered": answered}
    )


def report_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """The very question that was shown, what the clerk says is wrong, and the answer to it."""
    actor = to_review(request)
    report = _report_or_404(actor, pk)
    snapshot = report.draw.snapshot
    form = ReportAnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        operations.settle_report(report, **form.cleaned_data, by=actor.user, at=timezone.now())
        messages.success(request, _("Answered. The clerk who reported it can read your answer."))
        return redirect("report_queue")
    context = {
        "found": reported([report])[0],
        "item": snapshot.item,
        "feedback": preview_of(snapshot.item, snapshot.matter_version),
        "form": form,
        "barred": (snapshot.template, snapshot.template_version)
        in standing_quarantines([snapshot.matter_version]).get(snapshot.matter_version_id, {}),
    }
    return render(request, "quizzes/report_answer.html", context, status=422 if form.errors else 200)


def _version_or_404(actor: Actor, matter: int) -> MatterVersion:
    """The version in force of a matter the actor edits or answers for."""
    found = get_object_or_404(Matter.objects.select_related("catalogue"), pk=matter)
    version = version_in_force(found, timezone.localdate())
    if version is None:
        raise Http404
    if not edits(actor, found.catalogue) and not answers_for_matter(
        actor, found.catalogue, named=version.department, category=version.category
    ):
        raise PermissionDenied
    return version


def _report_or_404(actor: Actor, pk: int) -> QuestionReport:
    report = report_with_matter(pk)
    if report is None:
        raise Http404
    if not answers_report(actor, report):
        raise PermissionDenied
    return report


def _is_known(template: str) -> bool:
    number = number_in(template)
    return template in TEMPLATES if number is None else Question.objects.filter(pk=number).exists()


def _seed(text: str) -> int:
    return int(text) % SEEDS if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _depth(request: HttpRequest) -> Depth:
    wanted = request.GET.get("depth", "")
    return Depth(wanted) if wanted in {depth.value for depth in Depth} else Depth.ACCEPT
