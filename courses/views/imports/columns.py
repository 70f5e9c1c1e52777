"""Which column is what: our guess, the person's correction, and the first rows as they would be read."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from courses import operations, tasks
from courses.columns import PAGES, ColumnChoices, choices_of, chosen_mapping, first_matters
from courses.domain.problems import Refusal
from courses.domain.reading import Mapping, Scope
from courses.forms import ColumnsForm
from courses.models import CatalogueImport, SourceMapping
from courses.permissions import to_see_import
from courses.sentences import sentence
from courses.views.imports.frame import refused, shown

State = CatalogueImport.State


def catalogue_import_columns(request: HttpRequest, pk: int) -> HttpResponse:
    """Check the columns; "preview" shows what they would give, "read" reads the whole file by them.

    Works without a script; with one the preview follows every choice.
    """
    actor, found = to_see_import(request, pk)
    if found.state not in CatalogueImport.OPEN or found.file is None:
        return redirect("catalogue_import_plan", pk)
    try:
        choices = choices_of(found, **_asked(request))
    except Refusal as refusal:
        context = {"found": found, "refusal": sentence(refusal.problem)}
        return shown(request, "columns", _("Columns"), context, found=found, status=422)
    form = _form(request, found, choices)
    mapping, problem = _mapping(form, choices)
    if request.method == "POST" and "read" in request.POST and mapping and form.is_bound:
        data = form.cleaned_data
        try:
            found = operations.choose_columns(
                found,
                mapping,
                scope=Scope(data.get("scope") or Scope.PART),
                remember=data.get("remember", False),
                by=actor.user,
                at=timezone.now(),
            )
            tasks.start_reading(found, by=actor.user)
            return redirect("catalogue_import_plan", pk)
        except operations.ReadingRefused as refusal:
            refused(request, refusal)
            return redirect("catalogue_import_plan", pk)
    context = {
        "found": found,
        "form": form,
        "choices": choices,
        "shown": _shown(choices),
        "samples": _samples(choices),
        "problem": problem,
        "last_time": _last_time(found),
        "matters": _first_matters(choices, mapping) if mapping else [],
    }
    wrong = form.is_bound and bool(form.errors) and "read" in request.POST
    return shown(request, "columns", _("Columns"), context, found=found, status=422 if wrong else 200)


def _asked(request: HttpRequest) -> dict[str, Any]:
    """The sheet and row somebody asks for, as far as they are any."""

    def number(name: str) -> int:
        text = request.POST.get(name, "")
        return int(text) if text.isdecimal() and len(text) < 6 else 0

    sheet, before = request.POST.get("sheet", ""), request.POST.get("shown", "").rsplit("|", 2)[0]
    # another sheet has its titles elsewhere: the row typed for the old one says nothing about it
    row = number("header_row") if not before or sheet == before else 0
    return {"sheet": sheet, "header_row": row, "header_rows": number("header_rows") or 1}


def _form(request: HttpRequest, found: CatalogueImport, choices: ColumnChoices) -> ColumnsForm:
    """Bound to what was posted about these very titles; else filled with the guess."""
    if request.method == "POST" and request.POST.get("shown") == _shown(choices):
        return ColumnsForm(request.POST, choices=choices)
    mapping = choices.mapping
    keys = choices.key_of
    initial: dict[str, Any] = {f"column_{index}": keys.get(index, "") for index in range(len(choices.titles))}
    initial |= {
        "sheet": mapping.sheet or PAGES,
        "header_row": mapping.header_row,
        "header_rows": mapping.header_rows,
        "also": list(mapping.also),
        "scope": request.POST.get("scope") or found.scope or Scope.FULL.value,
        "remember": True,
    }
    return ColumnsForm(initial=initial, choices=choices)


def _mapping(form: ColumnsForm, choices: ColumnChoices) -> tuple[Mapping | None, str]:
    """What the form says, or why it says nothing that can be read."""
    if not form.is_bound:
        columns, also = dict(choices.mapping.columns), choices.mapping.also
    elif form.is_valid():
        columns, also = form.columns, form.cleaned_data.get("also", ())
    else:
        return None, ""
    try:
        return chosen_mapping(choices, columns, also=also), ""
    except Refusal as refusal:
        return None, sentence(refusal.problem)


def _first_matters(choices: ColumnChoices, mapping: Mapping) -> list[Any]:
    try:
        return first_matters(choices.beginning, mapping)
    except Refusal:
        return []


def _shown(choices: ColumnChoices) -> str:
    """Which titles the page shows: sheet|row|rows."""
    mapping = choices.mapping
    return f"{mapping.sheet or PAGES}|{mapping.header_row}|{mapping.header_rows}"


def _samples(choices: ColumnChoices) -> list[str]:
    """What the first row below the titles says in each column."""
    mapping = choices.mapping
    sheet = next((one for one in choices.beginning.sheets if one.name == mapping.sheet), None)
    below = sheet.rows[mapping.header_row + mapping.header_rows - 1 :] if sheet else ()
    width = len(choices.titles)
    return [
        next((row[index] for row in below if index < len(row) and row[index].strip()), "") for index in range(width)
    ]


def _last_time(found: CatalogueImport) -> SourceMapping | None:
    """The mapping of this sender's last list, where the columns are preset by it."""
    if not found.recognised.get("as_last_time"):
        return None
    remembered = SourceMapping.objects.filter(catalogue=found.catalogue_id, source=found.source)
    return remembered.select_related("by").first()
