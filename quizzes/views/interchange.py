"""Questions in and out: a file read into a plan and then added, and questions written as a file.

A plan is not stored: the page carries the questions, signed, and adding them plans again.
"""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from courses.domain.facets import Depth, Facet
from courses.domain.problems import Refusal
from courses.permissions import catalogues_in_reach
from courses.sentences import sentence
from people import permissions
from people.actor import Actor
from people.agreed import HOUR, NotAgreed, agreed, signed
from quizzes.domain.exchange import Exchanged, Trouble
from quizzes.exports import ItemFormat, items_file, questions_file, trouble_sentence
from quizzes.forms import BringInForm, TakeOutForm
from quizzes.imports import QuestionFormat, questions_in
from quizzes.operations.bank import QuestionPlan, apply_questions, plan_questions
from quizzes.queries.generated import generated_items
from quizzes.queries.interchange import going_out, questions_in_use
from quizzes.views.frame import admin_page

SALT = "quizzes.interchange"
MOST = 2000
"""Questions a page carries; longer files are for the command."""
SHOWN = 200
MEDIA = {
    ItemFormat.XLSX: ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ItemFormat.TEXT: ("txt", "text/plain; charset=utf-8"),
    ItemFormat.GIFT: ("gift.txt", "text/plain; charset=utf-8"),
    ItemFormat.MOODLE_XML: ("xml", "application/xml"),
    ItemFormat.JSONL: ("jsonl", "application/jsonl"),
}


def interchange(request: HttpRequest) -> HttpResponse:
    """Both ways; POST reads a file into a plan, and nothing else happens."""
    actor = permissions.to_edit_catalogue(request)
    sent = request.method == "POST"
    form = BringInForm(request.POST, request.FILES) if sent else BringInForm()
    if sent and form.is_valid():
        told = form.cleaned_data
        format = QuestionFormat(told["format"]) if told["format"] else None
        try:
            found = questions_in(told["file"].read(), format=format)
        except Refusal as refusal:
            form.add_error("file", sentence(refusal.problem))
        else:
            if not found.questions and not found.troubles:
                form.add_error(
                    "file", _("No question was found in this file. Choose its format or look at its layout.")
                )
            elif len(found.questions) > MOST:
                form.add_error("file", _("The file has more than %(most)d questions. Part it.") % {"most": MOST})
            else:
                return _plan(request, found.questions, found.troubles)
    return _entrance(request, actor, form, TakeOutForm(catalogues=catalogues_in_reach(actor)))


@require_POST
def interchange_apply(request: HttpRequest) -> HttpResponse:
    """Add what the page showed; where the bank has changed since, the new plan is shown instead."""
    actor = permissions.to_edit_catalogue(request)
    try:
        kept = agreed(request, salt=SALT, valid=HOUR, too_old=_("This plan is too old. Read the file again."))
    except NotAgreed as refused:
        messages.error(request, str(refused))
        return redirect("interchange")
    questions = [Exchanged.from_json(one) for one in kept]
    plan = plan_questions(questions)
    if plan.known:
        return _plan(request, questions, (), outdated=True)
    made = apply_questions(plan, publish="publish" in request.POST, by=actor.user, at=timezone.now())
    told = ngettext("%(count)d question was added.", "%(count)d questions were added.", len(made))
    messages.success(request, told % {"count": len(made)})
    return redirect("wagtailsnippets_quizzes_question:list")


def interchange_export(request: HttpRequest) -> HttpResponse:
    """The file; what it can't say is told at the end of the page that offers it, before anybody relies on it."""
    actor = permissions.to_edit_catalogue(request)
    catalogues = catalogues_in_reach(actor)
    form = TakeOutForm(request.GET, catalogues=catalogues)
    if not form.is_valid():
        return _entrance(request, actor, BringInForm(), form)
    told, format = form.cleaned_data, ItemFormat(form.cleaned_data["format"])
    codes = [told["matter"].code] if told["matter"] else []
    facets = [Facet(told["facet"])] if told["facet"] else []
    if told["what"] == TakeOutForm.What.WRITTEN:
        questions = questions_in_use(codes=codes, facets=facets, catalogues=catalogues)
        data, troubles = questions_file(going_out(questions), format=format)
    else:
        items = generated_items(
            on=timezone.localdate(),
            codes=codes,
            facets=facets,
            seeds=range(told["seeds"] or 1),
            depth=Depth.ACCEPT,
        )
        data, troubles = items_file(items, format=format)
    if troubles and "anyway" not in request.GET:
        return _entrance(request, actor, BringInForm(), form, troubles=troubles)
    ending, media = MEDIA[format]
    name = f"questions-{told['what']}-{timezone.localdate():%Y%m%d}.{ending}"
    return HttpResponse(data, content_type=media, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _plan(
    request: HttpRequest, questions: Any, troubles: tuple[Trouble, ...], *, outdated: bool = False
) -> HttpResponse:
    plan: QuestionPlan = plan_questions(questions, troubles)
    context = {
        "plan": plan,
        "outdated": outdated,
        "shown": plan.new[:SHOWN],
        "more": max(0, len(plan.new) - SHOWN),
        "troubles": [trouble_sentence(one) for one in plan.troubles],
        "agreed": signed([one.to_json() for one in plan.new], salt=SALT) if plan.new else "",
    }
    return admin_page(request, "interchange_plan", _("What would be added"), context, status=409 if outdated else 200)


def _entrance(
    request: HttpRequest, actor: Actor, form: BringInForm, out: TakeOutForm, *, troubles: tuple[Trouble, ...] = ()
) -> HttpResponse:
    context: dict[str, Any] = {"form": form, "out": out, "troubles": [trouble_sentence(one) for one in troubles]}
    if troubles:
        query = request.GET.copy()
        query["anyway"] = "1"
        context["anyway"] = f"{reverse('interchange_export')}?{query.urlencode()}"
    status = 422 if form.errors or out.errors else 200
    return admin_page(request, "interchange", _("Questions in and out"), context, status=status)
