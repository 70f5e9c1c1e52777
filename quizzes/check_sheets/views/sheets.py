"""Checks on paper: what is due and may be printed, what is out, and its PDFs; for whoever heads the centre."""

import secrets
from collections.abc import Callable
from io import BytesIO
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from courses.documents.views.answers import file_answer
from courses.documents.views.centre import script_of_reader
from courses.script import in_script_of
from courses.views.centre_lists import XLSX
from ledger import audit
from people.models import Centre
from people.places import Place, to_manage
from quizzes.answer_list import answer_list
from quizzes.check_sheets import sheets as documents
from quizzes.check_sheets.forms import ActForm, PrintForm
from quizzes.check_sheets.operations.printing import SheetRefused, cancel_sheet, open_sheet_keys, print_sheet
from quizzes.check_sheets.queries.due import due_rows
from quizzes.check_sheets.queries.sheets import SheetOfCheck, sheet_rows, sheets_of, with_questions
from quizzes.check_sheets.sentences import REFUSED
from quizzes.forms.on_paper import FilledListForm
from quizzes.models import CheckSheet
from quizzes.views.checks import SEED_BITS

PDF = "application/pdf"


@never_cache
def check_sheets(request: HttpRequest) -> HttpResponse:
    """What is due and what is out; POST prints sheets of the chosen checks."""
    place = to_manage(request)
    user = place.actor.user
    form = PrintForm(due_rows(place.centre, user, on=place.on), request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        made, refused = 0, []
        for row in form.cleaned_data["checks"]:
            told = {"seed": secrets.randbits(SEED_BITS), "reason": form.cleaned_data["reason"], "by": user}
            try:
                print_sheet(row.clerk, row.matter, centre=place.centre, facets=row.facets, at=timezone.now(), **told)
                made += 1
            except SheetRefused as why:
                refused.append(f"{row.clerk} · {row.matter}: {REFUSED[why.code]}")
        if made:
            told = ngettext("%(count)d sheet is ready to print.", "%(count)d sheets are ready to print.", made)
            messages.success(request, told % {"count": made})
        for sentence in refused:
            messages.warning(request, sentence)
        return redirect(page_of(place.centre))
    return sheets_page(request, place, print_form=form)


def sheets_page(request: HttpRequest, place: Place, **forms: Any) -> HttpResponse:
    """The page, with the form something is to be mended in."""
    user, own = place.actor.user, sheets_of(place.centre, place.actor.user)
    rows = sheet_rows(place.centre, user, on=place.on)
    print_form = forms.get("print_form") or PrintForm(due_rows(place.centre, user, on=place.on))
    wrong = any(form.is_bound and form.errors for form in forms.values())
    context = {
        "place": place,
        "rows": rows,
        "out": sum(row.sheet.is_out and not row.expired for row in rows),
        "keyed": any(row.sheet.key_opened_at for row in rows),
        "print_form": print_form,
        "act_form": forms.get("act_form") or ActForm(own, auto_id="act_%s"),
        "list_form": forms.get("list_form") or FilledListForm(auto_id="list_%s"),
    }
    return render(request, "quizzes/check_sheets/sheets.html", context, status=422 if wrong else 200)


@require_POST
def check_sheets_act(request: HttpRequest) -> HttpResponse:
    """Cancel sheets, or open their key."""
    place = to_manage(request)
    form = ActForm(sheets_of(place.centre, place.actor.user), request.POST, auto_id="act_%s")
    if not form.is_valid():
        return sheets_page(request, place, act_form=form)
    said, now = form.cleaned_data, timezone.now()
    told = {"reason": said["reason"], "by": place.actor.user, "at": now}
    try:
        if said["act"] == "key":
            open_sheet_keys(said["sheets"], **told)
            messages.success(request, _("The key of these sheets can be printed now."))
        else:
            for sheet in said["sheets"]:
                cancel_sheet(sheet, **told)
            messages.success(request, _("The sheets are cancelled."))
    except SheetRefused as refused:
        form.add_error(None, REFUSED[refused.code])
        return sheets_page(request, place, act_form=form)
    return redirect(page_of(place.centre))


@never_cache
def check_sheets_pdf(request: HttpRequest) -> HttpResponse:
    """The sheets that are out, or one of them; that they were printed is noted."""
    place = to_manage(request)
    chosen = sheets_of(place.centre, place.actor.user).filter(state=CheckSheet.State.OUT, expires_on__gte=place.on)
    asked = request.GET.get("sheet", "")
    if asked.isascii() and asked.isdigit() and len(asked) <= 12:
        chosen = chosen.filter(pk=int(asked))
    return _pdf(place, chosen, documents.sheets_pdf, documents.TITLE, "check_sheet.sheets_printed")


@never_cache
def check_sheets_key(request: HttpRequest) -> HttpResponse:
    """The key of those whose key was opened; every look is noted."""
    place = to_manage(request)
    chosen = sheets_of(place.centre, place.actor.user).exclude(key_opened_at=None)
    chosen = chosen.exclude(state=CheckSheet.State.CANCELLED)
    return _pdf(place, chosen, documents.key_pdf, documents.KEY_TITLE, "check_sheet.key_printed")


@never_cache
def check_sheets_list(request: HttpRequest) -> HttpResponse:
    """The list with every sheet that can be entered, its answers left open. That it left is noted."""
    place = to_manage(request)
    chosen = sheets_of(place.centre, place.actor.user).filter(state=CheckSheet.State.OUT, expires_on__gte=place.on)
    found = _noted(place, chosen, "check_sheet.list_exported")
    data = BytesIO()
    answer_list(found).save(data)
    return file_answer(data.getvalue(), name=f"{documents.TITLE}-答案录入.xlsx", content_type=XLSX, inline=False)


def _noted(place: Place, chosen: QuerySet[CheckSheet], action: str) -> list[SheetOfCheck]:
    """The sheets with their questions, taken out by whom the audit log says from now on."""
    found = with_questions(chosen)
    if not found:
        raise Http404("nothing to take out")
    sheets = [one.sheet.pk for one in found]
    audit.record(action, place.centre, by=place.actor.user, at=timezone.now(), sheets=sheets)
    return found


def _pdf(
    place: Place, chosen: QuerySet[CheckSheet], write: Callable[..., bytes], title: str, action: str
) -> HttpResponse:
    found, language = _noted(place, chosen, action), script_of_reader()
    data = write(place.centre, found, on=place.on, at=timezone.now(), language=language)
    return file_answer(data, name=in_script_of(f"{title}.pdf", language), content_type=PDF, inline=True)


def page_of(centre: Centre) -> str:
    return f"{reverse('check_sheets')}?centre={centre.code}"
